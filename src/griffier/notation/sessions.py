"""Sessions of parliament (`vergaderjaar`): 2021/22, 2021-2022, 1999–2000."""

import re

# The dash may be any of the dashes printers use; OCR adds spaces around it.
SESSION = r"(?P<session>(?:1[89]|20)\d\d ?[-/‐‑–—] ?(?:(?:1[89]|20)\d\d|\d\d))"
_PARTS = re.compile(r"(\d{4})\D+(\d{2,4})")


def session_key(text: str) -> str | None:
    """The session as identifiers write it: eight digits.

    Returns:
        `20212022` for `2021/22`; None when the two years do not follow each other.

    >>> session_key("2021/22"), session_key("1999–2000"), session_key("2021/24")
    ('20212022', '19992000', None)
    """
    m = _PARTS.fullmatch(text.replace(" ", ""))
    if not m:
        return None
    first, second = int(m[1]), m[2]
    following = str(first + 1)
    return f"{first}{following}" if following.endswith(second) else None
