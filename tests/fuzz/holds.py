"""What every target asserts, whatever the bytes: a reading that holds together, or one clear sentence."""

import io
import json
from time import process_time

import griffier
from griffier.model.reading import Reading
from tests.properties.invariants import hold, leads_back

SECONDS = 10.0
"""Of the processor, for an input of a few kilobytes; the slowest takes a tenth of a second when nobody is watching."""

_LONGEST = 600  # code points of a message


def papers(data: bytes, seconds: float = SECONDS) -> list[Reading]:
    """Reads all papers in a file and asserts what must hold of each, and of the reasons why others were not read."""
    began = process_time()
    found = list(griffier.read_all(io.BytesIO(data), limit=20_000_000))
    assert process_time() - began < seconds, "it hangs"
    assert found, "a file must give a reading or a reason"
    out: list[Reading] = []
    for label, one in found:
        if isinstance(one, griffier.UnreadableFile):
            _refused(one)
        else:
            sound(one)
            out.append(one)
        assert "\n" not in label
    return out


def sound(reading: Reading) -> None:
    """Asserts that spans are what they say, that offsets lead back to the file, and that the JSON is JSON."""
    hold(reading)
    source = reading.source_text
    assert source is not None
    leads_back(reading, source.text)
    at = 0
    for line in source.lines:
        assert at <= line.start <= line.end <= len(source.text)
        at = line.end
    for a in reading.annotations:
        assert reading.origin is not None
        for start, end in reading.origin.span_to_source(a.start, a.end):
            places = source.places(start, end)
            assert all(start <= p.start < p.end <= end for p in places)
            assert places or not source.text[start:end].strip()
    said = json.dumps(reading.to_dict(), ensure_ascii=False, allow_nan=False)
    said.encode("utf-8")
    assert json.loads(said)["text"] == reading.text


def _refused(error: griffier.UnreadableFile) -> None:
    """One problem and one remedy on one line that can be printed."""
    said = str(error)
    assert said.endswith(".")
    assert len(said) <= _LONGEST, said
    assert said.isprintable(), repr(said)
