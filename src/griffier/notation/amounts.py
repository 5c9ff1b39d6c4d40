"""Numbers in digits, as Dutch and English write them: `42.750.000`, `1,85`, `1,234.5`.

Source: NEN 5050 and ISO 80000-1 (spaces), and what people write: points between thousands and a comma before the
decimals in Dutch, the other way about in English. A single sign that cannot stand between thousands is the decimal one
in either language, so that `2.5` in a Dutch text is two and a half.
"""

import re
from decimal import Decimal
from functools import lru_cache

MOST_DIGITS = 15  # more than anything counted in a letter; a longer row of digits is a number of something

_GROUPS = re.compile(r"[1-9]\d{0,2}(?:([.,' ])\d{3})(?:\1\d{3})*\Z")
_PLAIN = re.compile(r"\d+\Z")


@lru_cache(4096)
def parse(digits: str, *, comma: bool = True) -> Decimal | None:
    """The value of a number in digits, or None where it is none (`1.2.3,4`, a leading zero, too long).

    Args:
        digits: digits with `.`, `,` or spaces between them.
        comma: the comma stands before the decimals (Dutch), else the point.

    >>> parse("1.375"), parse("1.375", comma=False), parse("2.5"), parse("1.2.3,4")
    (Decimal('1375'), Decimal('1.375'), Decimal('2.5'), None)
    """
    decimal, thousands = (",", ".") if comma else (".", ",")
    whole, sign, rest = digits.rpartition(decimal)
    if not sign:
        whole, rest = digits, ""
        if thousands in whole and not _GROUPS.match(whole):
            whole, _, rest = digits.partition(thousands)
            if not _PLAIN.match(whole):
                return None
    if rest and not _PLAIN.match(rest):
        return None
    plain = re.sub(r"[., ']", "", whole)
    if not (_PLAIN.match(whole) or _GROUPS.match(whole)) or (sign and decimal in whole):
        return None
    if len(plain) > MOST_DIGITS or len(rest) > MOST_DIGITS or (len(plain) > 1 and plain[0] == "0"):
        return None
    return Decimal(f"{plain}.{rest}" if rest else plain)


def value(number: Decimal) -> int | float:
    """A number as JSON holds it: whole where it is whole."""
    return int(number) if number == number.to_integral_value() else float(number)
