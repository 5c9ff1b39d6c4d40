#!/usr/bin/env python
"""Makes the first inputs for fuzzing: two short invented letters in every format.

    python scripts/make_fuzz_corpus.py

They go to `tests/fuzz/corpus/TARGET/seed-…`; what fuzzing itself has added there stays. Packages (DOCX, ODT, ZIP) are
written as the text of their parts, as `tests/fuzz/packed.py` says.
"""

import io
import runpy
import tempfile
import zipfile
from email.message import EmailMessage
from pathlib import Path

from reportlab import rl_config

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "tests" / "fuzz" / "corpus"

LETTER = """29 385 Aanleg van bruggen

Nr. 12 BRIEF VAN DE MINISTER VAN WATERSTAAT

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 3 mei 2024

Hierbij meld ik u, mede namens de Staatssecretaris van Financiën, de stand van zaken (Kamerstuk 36 045, nr. 2).[1] \
Vóór 1 december volgt een brief; zie ook artikel 3:4, tweede lid, Awb en die brief.

Planning

Drie stappen zijn gezet:

– het eerste deel is gegund voor € 12,5 miljoen;
– het tweede volgt in het voorjaar van 2025.

Post\t2023\t2024
Materieel\t12\t14
Personeel\t30\t31

De Minister van Waterstaat,
J. de Bruin

[1] Zie Stcrt. 2023, 18402, en Handelingen II 2022/23, nr. 53, item 7.
"""

PLAIN = """ Tweede Kamer der Staten-Generaal

Vergaderjaar 2022-2023

28 676 NAVO

Nr. 431 BRIEF VAN DE MINISTERS VAN BUITENLANDSE ZAKEN EN VAN DEFENSIE

Den Haag, 21 oktober 2022

Geachte voorzitter,

Op 12 en 13 okto-
ber jl. stond dit onderwerp op de agenda.1 De Minister-
President is op de hoogte; de motie-Sjoerdsma c.s. is uit-
gevoerd.

1  Kamerstuk 21 501-02, nr. 2941.

Tweede Kamer, vergaderjaar 2022-2023, 28 676, nr. 431 1
\f Afschrikking

De bondgenoten halen 1,85% van het bbp. Idem (nr. 12). Op
22 en 23 februari is besloten tot 2.500 man.

De Minister van Buitenlandse Zaken,

W.B. Hoekstra

De Minister van Defensie,

K.H. van Oldenburg

Tweede Kamer, vergaderjaar 2022-2023, 28 676, nr. 431 2
"""

PAGE = "<html><body><p>Tekst.</p></body></html>"

ENGLISH = """The Hague, 7 March 2023

Dear Speaker,

In my letter of 24 May 2018 (Parliamentary Paper 28 676, no. 33) I promised to inform the House before 1 July. Some
2.5 million euros go to Regulation (EU) 2016/679 and Article 5 of the Constitution.

Yours sincerely,

The Minister of Defence
"""


def parts_of(package: bytes, leave: tuple[str, ...]) -> bytes:
    """A package as the text of its parts."""
    with zipfile.ZipFile(io.BytesIO(package)) as held:
        return b"".join(
            b"=== %s\n%s\n" % (name.encode(), held.read(name)) for name in held.namelist() if name not in leave
        )


def pdf_of(text: str, layout: str) -> bytes:
    """A PDF with its streams as they are read."""
    rl_config.pageCompression = 0
    make = runpy.run_path(str(ROOT / "scripts" / "make_pdf.py"))
    canvas = make["Canvas"]
    make["make"].__globals__["Canvas"] = lambda path, **options: canvas(path, **{**options, "pageCompression": 0})
    with tempfile.TemporaryDirectory() as folder:
        make["make"](text, Path(folder) / "x.pdf", layout)
        return (Path(folder) / "x.pdf").read_bytes()


def mails() -> dict[str, bytes]:
    """A mail with attachments, one with two forms of its text, one in another."""
    one = EmailMessage()
    one["From"], one["To"], one["Subject"] = "piet@example.org", "griffie@example.org", "De brief, café"
    one["Date"] = "Tue, 05 Mar 2024 23:30:00 +0100"
    one.set_content(LETTER[:700])
    one.add_alternative(f"<html><body><p>{LETTER[:700]}</p></body></html>", subtype="html")
    two = EmailMessage()
    two["From"], two["Subject"] = "piet@example.org", "Bijlagen"
    two.set_content("Bijgaand de brief.\n\nMet groet,\nPiet\n")
    two.add_attachment(PLAIN.encode()[:900], maintype="text", subtype="plain", filename="brief é.txt")
    two.add_attachment(one)
    return {"alternative": one.as_bytes(), "attached": two.as_bytes()}


def seeds() -> dict[str, dict[str, bytes]]:
    """First inputs by target and name."""
    office = runpy.run_path(str(ROOT / "scripts" / "make_office.py"))
    web = runpy.run_path(str(ROOT / "scripts" / "make_web.py"))
    letter = web["Letter"].of(LETTER)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        made.writestr(zipfile.ZipInfo("brief.txt", (2024, 1, 1, 0, 0, 0)), PLAIN[:400])
        made.writestr(
            zipfile.ZipInfo("map/brief.html", (2024, 1, 1, 0, 0, 0)), "<html><body><p>Tekst.</p></body></html>"
        )
    return {
        "plain": {
            "letter": LETTER.encode(),
            "printed": PLAIN.encode(),
            "english": ENGLISH.encode(),
            "cp1252": LETTER.encode("cp1252"),
            "utf16": PLAIN.encode("utf-16"),
        },
        "finders": {"letter": LETTER.encode(), "printed": PLAIN.encode(), "english": ENGLISH.encode()},
        "html": {form: make(letter) for form, make in web["FORMS"].items() if form != "xml"},
        "official_xml": {"letter": web["official_xml"](letter)},
        "docx": {"letter": parts_of(office["docx"](LETTER), ("[Content_Types].xml",))},
        "odt": {"letter": parts_of(office["odt"](LETTER), ("mimetype",))},
        "pdf": {layout: pdf_of(LETTER, layout) for layout in ("kamerstuk", "ministry")},
        "mail": mails(),
        "archive": {
            "parts": b"=== a.txt\n"
            + LETTER.encode()[:300]
            + b"\n=== map/b.html\n<html><body><p>Tekst.</p></body></html>\n",
            "bytes": held.getvalue(),
        },
    }


def main() -> None:
    """Writes the files."""
    for target, files in seeds().items():
        folder = CORPUS / target
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            (folder / f"seed-{name}").write_bytes(data)
    size = sum(p.stat().st_size for p in CORPUS.rglob("*") if p.is_file())
    print(f"{CORPUS}: {size:,} bytes")


if __name__ == "__main__":
    main()
