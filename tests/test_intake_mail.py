"""Mails: attachments are papers of their own, the words around them are one where they say enough."""

import io
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import griffier
from griffier.errors import UnreadableFile
from griffier.intake import mail, take_in, take_in_all
from griffier.intake._members import DEEPEST
from griffier.model.reading import Reading
from griffier.model.source import Source
from tests.fuzz import fuzz_mail

LETTER = (
    "Den Haag, 3 mei 2024\n\nGeachte voorzitter,\n\nIn deze brief verwijs ik naar Kamerstuk 36 045, nr. 2.\n\n"
    "De Minister van Waterstaat,\nJ. de Bruin\n"
)
PAGE = f"<html><body>{''.join(f'<p>{x}</p>' for x in LETTER.split(chr(10)) if x)}</body></html>"
COVER = "Beste griffier,\n\nBijgaand de brief. Graag ontvang ik een bevestiging.\n\nMet groet,\nPiet de Vries\n"
NUMBERS = ("een", "twee", "drie", "vier", "vijf", "zes")
LONG = "Beste griffier,\n\n" + "\n".join(f"Dit is zin nummer {n} van deze mail." for n in NUMBERS)


def message(text: str = COVER, **fields: str) -> EmailMessage:
    out = EmailMessage()
    out["From"], out["To"], out["Subject"] = (
        "piet@example.org",
        "griffie@example.org",
        fields.get("subject", "De brief"),
    )
    out["Date"] = fields.get("date", "Tue, 05 Mar 2024 23:30:00 +0100")
    out.set_content(text)
    return out


def attach(to: EmailMessage, name: str, data: bytes, kind: str = "application/octet-stream") -> EmailMessage:
    main, _, sub = kind.partition("/")
    to.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return to


def papers(data: bytes | EmailMessage, name: str = "mail.eml") -> dict[str, Source | UnreadableFile]:
    """Everything in a mail by name; no name twice."""
    found = list(take_in_all(data if isinstance(data, bytes) else data.as_bytes(), name))
    out = dict(found)
    assert len(out) == len(found)
    return out


def text_of(data: bytes | EmailMessage) -> str:
    ((_, found),) = papers(data).items()
    assert isinstance(found, Source)
    return found.text


# --- what it is


@pytest.mark.parametrize(
    "head",
    [
        b"From: a@b.nl\nTo: c@d.nl\nSubject: x\nMIME-Version: 1.0\n\nTekst",
        b"Received: from x by y;\r\n\tTue, 5 Mar 2024 10:00:00 +0100\r\nFrom: a@b.nl\r\n\r\nTekst",
        b"From piet@example.org Tue Mar  5 10:00:00 2024\nReturn-Path: <a@b.nl>\nDate: x\n\nTekst",
        b"Subject: =?utf-8?q?caf=C3=A9?=\nDate: x\nMessage-ID: <1@2>\n\n",
        b"DKIM-Signature: v=1; a=rsa-sha256;\r\n " + b"x" * 2000 + b"\r\nFrom: a@b.nl\r\n\r\nTekst",
    ],
)
def test_a_mail_is_known_by_its_fields(head: bytes) -> None:
    assert mail.sniff(head[:1024])
    assert mail.sniff_all(head)


@pytest.mark.parametrize(
    "text",
    [
        b"Datum: 3 mei 2024\nBetreft: bruggen\n\nGeachte voorzitter,",
        b"Date: 3 May 2024\nSubject: bridges\nFrom: the Minister\nTo: the House\n\nDear Speaker,",
        b"To: whom it may concern\n\nText",
        b"Received: with thanks. A letter that begins like this goes on\nwithout a field in its second line.\n",
        b"%PDF-1.4",
        b"<html>",
        b"",
    ],
)
def test_letters_with_labels_are_no_mails(text: bytes) -> None:
    assert not (mail.sniff(text[:1024]) and mail.sniff_all(text))


# --- bodies


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252"])
def test_a_mail_without_attachments_is_a_paper(encoding: str, charset: str) -> None:
    data = EmailMessage()
    data["Date"] = "Tue, 05 Mar 2024 23:30:00 +0100"
    data.set_content("Één café: zie Kamerstuk 36 045, nr. 2.\n" * 3, charset=charset, cte=encoding)

    assert text_of(data).startswith("Één café: zie")


def test_plain_text_comes_before_html() -> None:
    data = message("De platte tekst van deze mail.\n")
    data.add_alternative("<p>De opgemaakte tekst van deze mail.</p>", subtype="html")

    assert "platte" in text_of(data)


def test_html_is_read_where_there_is_no_plain_text() -> None:
    data = message("\n")
    data.add_alternative(f"<style>p {{}}</style>{PAGE}", subtype="html")

    assert "In deze brief verwijs ik" in text_of(data)
    assert "<p>" not in text_of(data)


def test_the_day_of_the_mail_counts_where_its_words_have_none() -> None:
    def day(text: str, date: str) -> str | None:
        ((_, reading),) = griffier.read_all(io.BytesIO(message(text, date=date).as_bytes()))
        assert isinstance(reading, Reading)
        return reading.document.date

    assert day(LONG, "Tue, 05 Mar 2024 23:30:00 +0100") == "2024-03-05"
    assert day(LETTER, "Tue, 05 Mar 2024 23:30:00 +0100") == "2024-05-03"
    assert day(LONG, "gisteren") is None


# --- attachments


def test_each_attachment_is_a_paper_of_its_own() -> None:
    data = attach(attach(message(), "brief.txt", LETTER.encode()), "pagina.html", PAGE.encode(), "text/html")
    found = papers(data)

    assert list(found) == ["mail.eml/brief.txt", "mail.eml/pagina.html"]
    for source in found.values():
        assert isinstance(source, Source)
        assert "Kamerstuk 36 045, nr. 2" in source.text
        assert source.stated.date is None


def test_words_that_only_hand_over_are_no_paper() -> None:
    disclaimer = (
        "Dit bericht kan informatie bevatten die niet voor u is bestemd. Indien u niet de geadresseerde bent, wordt "
        "u verzocht "
        "dat te melden. De Staat aanvaardt geen aansprakelijkheid. Voor niets. Voor niemand. Voor nooit. Echt niet.\n"
    )
    assert list(papers(attach(message(COVER + disclaimer), "brief.txt", LETTER.encode()))) == ["mail.eml/brief.txt"]


def test_a_mail_that_says_something_is_a_paper_beside_its_attachment() -> None:
    assert list(papers(attach(message(LONG), "brief.txt", LETTER.encode()))) == ["mail.eml/brief.txt", "mail.eml"]


def test_where_no_attachment_can_be_read_the_words_are_the_paper() -> None:
    found = papers(attach(message(), "plaatje.bin", bytes(range(256)) * 9))

    assert isinstance(found["mail.eml/plaatje.bin"], UnreadableFile)
    assert isinstance(found["mail.eml"], Source)


def test_pictures_in_the_text_and_seals_are_passed_over() -> None:
    data = message(LETTER)
    data.add_attachment(b"\x89PNG\r\n\x1a\n\x00\x00", maintype="image", subtype="png", cid="<logo>")
    data.add_attachment(b"0\x80\x06", maintype="application", subtype="pkcs7-signature", filename="smime.p7s")

    assert list(papers(data)) == ["mail.eml"]


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("brief één.txt", "brief één.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\brief.txt", "brief.txt"),
        ("brief\u202etxt.exe", "brieftxt.exe"),
        ("", "attachment-2"),
    ],
)
def test_names_of_attachments_are_labels(name: str, label: str) -> None:
    assert list(papers(attach(message(), name, LETTER.encode()))) == [f"mail.eml/{label}"]


def test_two_attachments_of_one_name_are_told_apart() -> None:
    data = attach(attach(message(), "brief.txt", LETTER.encode()), "brief.txt", LETTER.encode())

    assert list(papers(data)) == ["mail.eml/brief.txt", "mail.eml/brief.txt (2)"]


def test_a_mail_in_a_mail_is_opened() -> None:
    inner = attach(message(LONG, subject="Over de/brug"), "brief.txt", LETTER.encode())
    inner["Message-ID"] = "<1@example.org>"
    outer = message()
    outer.add_attachment(inner)

    assert list(papers(outer)) == ["mail.eml/Over de-brug.eml/brief.txt", "mail.eml/Over de-brug.eml"]


# --- read and read_all


def test_read_says_where_to_turn(tmp_path: Path) -> None:
    file = tmp_path / "mail.eml"
    file.write_bytes(attach(message(), "brief.txt", LETTER.encode()).as_bytes())

    with pytest.raises(UnreadableFile, match=r"this is a mail, .+\. Read each of them with griffier\.read_all\.$"):
        griffier.read(file)
    ((name, reading),) = griffier.read_all(file)
    assert name == f"{file}/brief.txt"
    assert isinstance(reading, Reading)
    assert (reading.source, reading.document.date) == (name, "2024-05-03")


# --- bad input


def test_mails_in_mails_are_opened_to_a_depth() -> None:
    data = message(LONG)
    data["Message-ID"] = "<0@example.org>"
    for n in range(50):
        outer = message(LONG, subject=f"Mail {n}")
        outer["Message-ID"] = f"<{n}@example.org>"
        outer.add_attachment(data)
        data = outer
    found = papers(data)

    assert len(found) == DEEPEST + 1
    deepest = next(iter(found.values()))
    assert isinstance(deepest, UnreadableFile)
    assert f"more than {DEEPEST} deep" in str(deepest)


def _nested(depth: int) -> bytes:
    head = b"From: a@b.nl\nMIME-Version: 1.0\n"
    opening = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(depth))
    return head + opening + b"Content-Type: text/plain\n\nTekst van deze mail.\n"


@pytest.mark.parametrize(
    "make",
    [
        lambda: _nested(5_000),
        lambda: _nested(150),
        lambda: b"From: a@b.nl\nMIME-Version: 1.0\n\n",
        lambda: b"From: a@b.nl\nMIME-Version: 1.0\nContent-Type: text/plain; charset=onzin\n\nTekst \xff\n",
        lambda: (
            b"From: a@b.nl\nMIME-Version: 1.0\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\n!!!\n"
        ),
        lambda: b"From: a@b.nl\nMIME-Version: 1.0\nContent-Type: multipart/mixed\n\nzonder grens\n",
        lambda: b"From: a@b.nl\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n",
        lambda: b"From: a@b.nl\nMIME-Version: 1.0\nDate: Tue, 99 Foo 9999999 99:99:99 +9999\n\nTekst.\n",
        lambda: b"From: a@b.nl\nMIME-Version: 1.0\nContent-Type: text/html\n\n<html></html>\n",
        lambda: b"From: a@b.nl\nMIME-Version: 1.0\nSubject: =?utf-8?b?//8=?= =?onzin?q?x?=\n\nTekst.\n",
    ],
)
def test_odd_mails_give_papers_or_one_clear_sentence(make: Callable[[], bytes]) -> None:
    for found in papers(make()).values():
        assert isinstance(found, Source) or str(found).count(". ") == 1


def test_attachments_stay_within_the_limit() -> None:
    data = message()
    for n in range(4):
        attach(data, f"{n}.txt", LETTER.encode() * 40)
    size = len(data.as_bytes())
    found = dict(take_in_all(data.as_bytes(), "mail.eml", limit=size))
    assert all(isinstance(x, Source) for x in found.values())

    refused = dict(take_in_all(data.as_bytes(), "mail.eml", limit=size - 1))
    (error,) = refused.values()
    assert isinstance(error, UnreadableFile)
    assert "the limit is" in str(error)


@given(st.lists(st.sampled_from((
    b"From: a@b.nl\n", b"MIME-Version: 1.0\n", b"\n", b"Tekst.\n", b"--x\n", b"--x--\n", b"<p>Tekst</p>\n",
    b"VGVrc3Q=\n",
    b'Content-Type: multipart/mixed; boundary="x"\n', b'Content-Type: multipart/alternative; boundary="x"\n',
    b"Content-Type: text/html\n", b"Content-Type: message/rfc822\n", b"Content-Transfer-Encoding: base64\n",
    b"Content-Disposition: attachment; filename*=utf-8''%e9\n", b"Content-Type: text/plain; charset=utf-16\n",
    b"\xff\x00", b" \t\n",
)), max_size=30))  # fmt: skip
def test_any_mail_is_taken_apart(pieces: list[bytes]) -> None:
    data = b"Received: x\nFrom: a@b.nl\n" + b"".join(pieces)
    fuzz_mail.once(data)
    papers(data)


def test_take_in_does_not_open_a_mail() -> None:
    with pytest.raises(UnreadableFile, match="this is a mail"):
        take_in(message().as_bytes(), "mail.eml")
