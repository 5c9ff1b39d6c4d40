"""Packages of XML written as one text, so that fuzzing changes what is in the ZIP file and not its packing.

A line `=== word/document.xml` begins a part. Bytes that begin as a ZIP file are taken as they are.
"""

import io
import re
import warnings
import zipfile
from collections.abc import Mapping

_PART = re.compile(rb"^=== ([^\n]{0,200})\n", re.MULTILINE)
_DATE = (2024, 1, 1, 0, 0, 0)


def package(data: bytes, others: Mapping[str, bytes]) -> bytes:
    """The ZIP file of such a text; `others` are parts that it need not name."""
    if data.startswith(b"PK\x03\x04"):
        return data
    pieces = _PART.split(data)
    parts = [(name, part) for name, part in zip(pieces[1::2], pieces[2::2], strict=True)]
    named = {name.decode("utf-8", "replace") for name, _ in parts}
    all_ = [(name, part) for name, part in others.items() if name not in named]
    all_ += [(name.decode("utf-8", "replace"), part) for name, part in parts]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of two parts with one name
        for name, part in all_:
            made.writestr(zipfile.ZipInfo(name or "x", _DATE), part)
    return out.getvalue()
