"""Sessions of parliament (`vergaderjaar`): 2021/22, 2021-2022, 1999–2000."""

import re

# Scanned paper gives letters for digits: O for 0, l and I for 1.
_DIGIT = "[0-9OolI]"
_YEAR = rf"(?:[1lI][89]|2[0Oo]){_DIGIT}{{2}}"
# The dash may be any of the dashes printers use; OCR adds spaces around it, old papers write both: 1985/-86.
SESSION = rf"(?P<session>{_YEAR} ?[-/‐‑–—] ?(?:[-‐‑–—] ?)?(?:{_YEAR}|{_DIGIT}{{2}}))(?!\d)"
"""Pattern of a session in running text, as the group `session`; the years need not follow each other."""

SESSION_WORD = r"(?:(?:[Vv]ergaderjaar|VERGADERJAAR|[Zz]ittingsjaar|[Zz]itting|[Pp]arlementair jaar) ?)"
"""Pattern of the words that may stand before a session."""

_DIGITS = str.maketrans("OolI", "0011")
_PARTS = re.compile(r"(\d{4})\D+(\d{2,4})")


def session_key(text: str) -> str | None:
    """The session as identifiers write it: eight digits.

    Returns:
        `20212022` for `2021/22`; None when the two years do not follow each other.

    >>> session_key("2021/22"), session_key("1999–2000"), session_key("2021/24")
    ('20212022', '19992000', None)
    >>> session_key("2O21-2022"), session_key("1985/-86")
    ('20212022', '19851986')
    """
    m = _PARTS.fullmatch(text.replace(" ", "").translate(_DIGITS))
    if not m or len(m[2]) == 3:
        return None
    first, second = int(m[1]), m[2]
    following = str(first + 1)
    return f"{first}{following}" if following.endswith(second) else None
