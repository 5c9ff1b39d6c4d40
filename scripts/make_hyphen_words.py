"""Make `src/griffier/data/hyphen_words.txt` from a Dutch word list.

    python3 scripts/make_hyphen_words.py /usr/share/dict/dutch

The list is the one of Debian's package `wdutch`, one full form a line: the word list of OpenTaal, of which Debian's
`hunspell-nl` is the spelling checker's form. Only what `griffier.text.hyphens` needs is kept: words that Dutch writes
with a hyphen before a small letter. A word that only adds to the end of another (`re-integratietraject` after
`re-integratie`) is left out, since `mend` asks how a word begins.
"""

import re
import sys
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src" / "griffier" / "data" / "hyphen_words.txt"
_WORD = re.compile(r"[A-ZÀ-Þ]?[a-zà-öø-ÿ]+(?:-[a-zà-öø-ÿ']+)+")
# A shorter word says too little: what begins with it need not be made of it.
_LEAST_AFTER_HYPHEN = 4

_HEAD = """\
# Dutch words written with a hyphen, in lower case; words that only lengthen a word given here are left out.
# Made by scripts/make_hyphen_words.py: an adaptation of the OpenTaal word list (Debian package wdutch, 2.20.19).
# Source: https://github.com/OpenTaal/opentaal-wordlist
# Copyright (c) 1996 Nederlandstalige Tex Gebruikersgroep, (c) 2001, 2002, 2003, 2005 Simon Brouwer e.a.,
# (c) 2006-2010 OpenTaal, (c) 2020 OpenTaal (Simon Brouwer, Sander van Geloven).
# Licence: Creative Commons Attribution 3.0 Unported, https://creativecommons.org/licenses/by/3.0/legalcode
# (one of the two licences that OpenTaal offers; the other is the revised BSD licence). No warranty.
"""


def hyphenated(lines: list[str]) -> list[str]:
    """The hyphenated words of a word list, sorted, without those that only lengthen another."""
    words = sorted({word.lower() for line in lines if _WORD.fullmatch(word := line.strip())})
    kept: list[str] = []
    for word in words:
        last = kept[-1] if kept else ""
        long_enough = len(last.rpartition("-")[2]) >= _LEAST_AFTER_HYPHEN
        if not (last and long_enough and word.startswith(last) and "-" not in word[len(last) :]):
            kept.append(word)
    return kept


def main() -> int:
    """Write the table from the word list named on the command line."""
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    words = hyphenated(Path(sys.argv[1]).read_text(encoding="utf-8").splitlines())
    text = _HEAD + "\n".join(words) + "\n"
    TARGET.write_text(text, encoding="utf-8")
    print(f"{len(words)} words, {len(text.encode())} bytes: {TARGET.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
