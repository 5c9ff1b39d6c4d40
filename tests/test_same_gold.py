"""The gold letters in every format: what is found in them is what is found in their plain text."""

import io
import runpy
import tempfile
from collections.abc import Callable
from email.message import EmailMessage
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import griffier
from griffier.model.clean import Part
from tests.gate.measure import READING, gold, measured, papers
from tests.gold.score import Tally, score

SCRIPTS = Path(__file__).parents[1] / "scripts"
NEAR, WHOLE = 0.01, 0.99
# What the script that makes PDF files cannot set: a table, and two signatures that are no ministers'.
NOT_AS_PDF = {"g10"}


@cache
def script(name: str) -> dict[str, Any]:
    return runpy.run_path(str(SCRIPTS / f"{name}.py"))


@cache
def letter(text: str) -> Any:
    return script("make_web")["Letter"].of(text)


def office(kind: str) -> Callable[[str], bytes]:
    return lambda text: script("make_office")[kind](text)


def web(form: str) -> Callable[[str], bytes]:
    return lambda text: script("make_web")["FORMS"][form](letter(text))


def mail(text: str) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "griffie@example.org", "kamer@example.org", "Brief"
    message.set_content(text)
    return message.as_bytes()


def mailed(text: str) -> bytes:
    """A mail that only hands the letter over, as a Word file."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "griffie@example.org", "kamer@example.org", "Brief"
    message.set_content("Bijgaand de brief.\n\nMet groet,\nPiet\n")
    message.add_attachment(office("docx")(text), maintype="application", subtype="octet-stream", filename="brief.docx")
    return message.as_bytes()


def pdf(layout: str) -> Callable[[str], bytes]:
    def make(text: str) -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "brief.pdf"
            script("make_pdf")["make"](_unwrapped(text), file, layout)
            return file.read_bytes()

    return make


def _unwrapped(text: str) -> str:
    """The letter as `make_pdf` wants it: a line for each paragraph, calls and notes in brackets."""
    reading = griffier.read_text(text)
    calls = sorted(((n.anchor, k) for k, n in enumerate(reading.footnotes, 1)), reverse=True)
    out: list[str] = []
    for line in (" ".join(line.split()) for group in letter(text).head for line in group):
        if out and out[-1].endswith("-"):
            out[-1] = (out[-1] if line[:1].isupper() else out[-1][:-1]) + line
        else:
            out.append(line)
    for block in reading.blocks or ():
        if block.part in (Part.HEAD, Part.NOTE):
            continue
        words = reading.text[block.start : block.end]
        for at, k in calls:
            if block.start < at <= block.end:
                words = f"{words[: at - block.start]}[{k}]{words[at - block.start :]}"
        if block.part is Part.SIGNATURE and words[:3].lower() != "de ":
            # A greeting is a paragraph of its own; the rest is set as a signature.
            greeting, _, words = words.partition("\n")
            out.append(greeting)
        out.append(words)
    out += [f"[{k}] {reading.text[n.start : n.end]}" for k, n in enumerate(reading.footnotes, 1)]
    return "\n\n".join(out) + "\n"


FORMS: dict[str, Callable[[str], bytes]] = {
    "docx": office("docx"),
    "odt": office("odt"),
    "official page": web("official"),
    "page of the House": web("house"),
    "ordinary page": web("ordinary"),
    "old page": web("old"),
    "official XML": web("xml"),
    "mail": mail,
    "mail with a Word file": mailed,
    "PDF of a Kamerstuk": pdf("kamerstuk"),
    "PDF of a ministry": pdf("ministry"),
}


@pytest.mark.parametrize("form", FORMS)
def test_the_gold_is_read_as_from_plain_text(form: str) -> None:
    plain: dict[str, Tally] = {}
    found: dict[str, Tally] = {}
    faults: list[str] = []
    for name in papers():
        if form.startswith("PDF") and name in NOT_AS_PDF:
            continue
        text = (READING / gold(name)["file"]).read_text(encoding="utf-8")
        ((_, reading),) = griffier.read_all(io.BytesIO(FORMS[form](text)))
        assert isinstance(reading, griffier.Reading), (name, reading)
        scored = score(reading.to_dict(), gold(name))
        faults += [f"{name} {detail}" for detail in scored.details]
        for measure, tally in scored.tallies.items():
            found[measure] = found.get(measure, Tally()) + tally
        for measure, tally in measured(name).tallies.items():
            plain[measure] = plain.get(measure, Tally()) + tally

    assert set(found) == set(plain)
    for measure, tally in found.items():
        floor = WHOLE if measure in ("present", "absent") else plain[measure].f1 - NEAR
        assert tally.f1 >= floor, (measure, faults)
