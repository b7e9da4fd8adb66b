"""Bring text in TCVN3, VNI or VISCII letters to Unicode."""

import re
from collections.abc import Sequence

# Letters that only Unicode Vietnamese has. Some in every line means: nothing to repair.
_UNICODE_LETTERS = re.compile("[\u1ea0-\u1ef9\u0300-\u0323\u01a1\u01b0]")
_ENOUGH = 0.01  # of all characters


def repaired(lines: Sequence[str]) -> list[str]:
    """Return the lines in Unicode; the encoding is judged on all of them together."""
    whole = "\n".join(lines)
    if len(_UNICODE_LETTERS.findall(whole)) >= _ENOUGH * len(whole):
        return list(lines)
    import viparse  # noqa: PLC0415 - only files of another age need it

    encoding = viparse.detect_text_encoding(whole)
    if encoding is None:
        return list(lines)
    return [viparse.fix(line, encoding=encoding) for line in lines]
