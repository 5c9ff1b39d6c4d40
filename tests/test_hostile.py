"""Texts made to be slow. Nothing is timed: a reading that grows faster than its text would not come to an end here."""

import pytest

from griffier import read_text

_LENGTH = 100_000
PIECES = (
    "1", "12 345 ", "123456789\n", "nr. 1 ", "(nr. 3) ", "Kamerstuk ", "Kamerstuk 34 812 ", "34 812, ", "34 812 en ",
    "Kamerstuk 34 812 (nr. 3) ", "Kamerstuk 34 812, nr. 2; ", "artikel 5 ", "artikel 5, ", "artikel 5 van de Awb ",
    "brief van ", "mijn brief van 3 mei 2021 ", "die brief ", "mijn brief van 3 mei 2021, die brief ", "idem, nr. 3; ",
    "motie-A/", "genoemde motie ", "motie-Jansen, die motie ", "\n", "(", '"', ".", ". A", "!?", "-", "-\n", "ab-\n",
    "a\r", "a\f", "a\tb\n", "a\u00a0", "a\u0301", "\ufb01\u00ad", "Hoofdstuk\n\n", "1. Kop\n\n", "2.\n",
    "a1\n\n1 a\n\n",
    "De Minister van Defensie,\n\n", "De Minister van Defensie,\nVan Dingen zegt\n", "K.H. Jansen\n", "Hoogachtend,\n",
    "Protocol bij het ", "Verordening 2016/429 geldt. ", "Gedelegeerde Verordening (EU) 2016/429 geldt. ",
    "Verordening (EU) 2016/679 (hierna: de CEF) en de AVG. ", "2 Zie daar het stuk.\n\n",
    "ECLI:", "NJ 2015/", "Wet ", "de Wet van de ", "Verordening (EU) ", "richtlijn over ", "Stb. 2022, 10 en ",
    "Handelingen II 2021/22, nr. 5; ", "2022D12345 ", "bijlage 1, 2, ", "TZ202202-041 en ", "Pagina 3 van 4\n\n",
)  # fmt: skip


@pytest.mark.parametrize("piece", PIECES, ids=repr)
def test_a_text_made_to_be_slow_is_read_like_any_other(piece: str) -> None:
    reading = read_text(piece * (_LENGTH // len(piece)))
    assert all(a.text == reading.text[a.start : a.end] for a in reading.annotations)
    assert all(0 <= s.start < s.end <= len(reading.text) for s in reading.sentences)


def test_every_note_of_many_is_taken_out_and_anchored() -> None:
    called = "".join(f"Dit is zin {'met' * (n % 3)} noot.{n} \n" for n in range(1, 900))
    notes = "".join(f"{n} Zie aldaar.\n" for n in range(1, 900))
    reading = read_text(f"{called}\n{notes}")
    assert [f.marker for f in reading.footnotes] == [str(n) for n in range(1, 900)]
    assert all(reading.text[f.anchor - 5 : f.anchor] == "noot." for f in reading.footnotes)


def test_a_short_form_of_very_many_names_only_the_nearest() -> None:
    letters = ", ".join(f"mijn brief van 3 mei 2021 (Kamerstuk 34 812, nr. {n})" for n in range(1, 200))
    last = read_text(f"Ik noem {letters}, en die brief ligt voor.").references[-1]
    assert last.target is None
    assert last.fields["ambiguous"] == [f"kst-34812-{n}" for n in range(140, 200)]
