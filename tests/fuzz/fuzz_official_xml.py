"""The official XML of the publications."""

from tests.fuzz.holds import papers
from tests.fuzz.mutate import MARKUP as TOKEN

__all__ = ["TOKEN", "WORDS", "once"]
_TAGS = (
    "al", "noot", "noot.al", "noot.nr", "noot.lijst", "kop", "titel", "nr", "li", "li.nr", "lijst", "table", "tgroup",
    "tbody", "thead", "row", "entry", "tussenkop", "dossier", "dossiernummer", "dossiernr", "stuk", "stuknr",
    "ondernummer", "naam", "achternaam", "functie", "extref", "intref", "spreker", "ondertekening", "kamerstukkop",
    "tekstregel", "politiek", "kamerstuk", "algemeen", "vrije-tekst", "tekst", "vraag", "antwoord", "datum", "plaatje",
    "illustratie", "inhoudsopgave", "bijlage", "officiele-publicatie", "metadata", "meta", "x",
)  # fmt: skip
WORDS = tuple(
    w.encode()
    for w in (
        *(f"<{t}>" for t in _TAGS), *(f"</{t}>" for t in _TAGS), "<!--", "-->", "<![CDATA[", "]]>", "&eacute;", "&#0;",
        "<?x y?>", '<noot id="n1" type="voet">', '<entry morerows="999999999" namest="a" nameend="b">',
        '<colspec colname="a"/>', '<extref doc="kst-36045-2" soort="document">', '<extref doc="">',
        '<datum isodatum="x">',
        '<meta name="DC.date" content="2024-13-45"/>', '<!DOCTYPE a [<!ENTITY e "x">]>', "&e;",
        '<ondernummer kamer="2">',
        '<?xml version="1.0" encoding="utf-7"?>', '<tekstregel inhoud="vergaderjaar">', ' xmlns="x"', "2021-02-30",
    )
)  # fmt: skip


def once(data: bytes) -> None:
    """Reads official XML; what does not begin like it is put in it."""
    whole = data.lstrip()[:1] == b"<"
    papers(data if whole else b"<officiele-publicatie>" + data + b"</officiele-publicatie>")
