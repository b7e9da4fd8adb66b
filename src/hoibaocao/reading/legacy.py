"""Bring text in TCVN3, VNI or VISCII letters to Unicode."""

import re
from collections.abc import Iterable, Sequence
from itertools import chain, groupby, pairwise

# Letters that only Unicode Vietnamese has. Some in every line means: nothing to repair.
_UNICODE_LETTERS = re.compile("[\u1ea0-\u1ef9\u0300-\u0323\u01a1\u01b0]")
_ENOUGH = 0.01  # of all characters
# How the names of fonts begin that were made for an encoding.
_FONTS = {".vn": "tcvn3", "abc ": "tcvn3", "vni": "vni", "vps": "vps"}

# TCVN3 has no capitals with a tone; typists wrote small ones, "HUYệN", "ủy ban".
_TONED = "àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
_LARGE = "A-ZĂÂÊÔƠƯĐ"
_CAPITALS = rf"(?:[{_LARGE}{_TONED}]{{2,}}|[{_LARGE}])(?!\w)"
_RUN_OF_CAPITALS = re.compile(rf"(?<!\w){_CAPITALS}(?:[\W\d_]+{_CAPITALS})*")
_MIXED = re.compile(rf"[{_LARGE}]{{2}}[{_TONED}]|[{_TONED}][{_LARGE}]")
_MIXED_WORD = re.compile(
    rf"(?<!\w)(?=[{_LARGE}]*[{_TONED}])(?=\w*[{_LARGE}]\w*[{_LARGE}])[{_LARGE}{_TONED}]{{3,}}(?!\w)"
)
_OFTEN = 3
# Behind tags and bullets.
_BEGIN = re.compile(rf"(?:<[^>]*>|[^\w<]|[\d_])*(?:[a-zđ]\) )?[{_TONED}]")
_NEXT_BEGIN = re.compile(rf"(?<=[.!?] )[{_TONED}](?=\w)")
_ENDED = re.compile(r"(?:^|[.:;!?…>][\"”’')\]]*)$")


def repaired(lines: Sequence[str], sample: str = "") -> list[str]:
    """Return lines in Unicode.

    Args:
        lines: Of a text or of the source of a page.
        sample: What the encoding is judged on, if not on all the lines together.
    """
    encoding = encoding_of(sample or "\n".join(lines))
    if encoding is None:
        return list(lines)
    import viparse  # noqa: PLC0415 - only files of another age need it

    fixed = [viparse.fix(line, encoding=encoding) for line in lines]
    if encoding != "tcvn3":
        return fixed
    return with_capitals(fixed)


def encoding_of(whole: str) -> str | None:
    """Return which letters of another age a whole text is written in, None if in Unicode."""
    if len(_UNICODE_LETTERS.findall(whole)) >= _ENOUGH * len(whole):
        return None
    import viparse  # noqa: PLC0415

    encoding: str | None = viparse.detect_text_encoding(whole)
    return encoding


def in_unicode(runs: Iterable[tuple[str, str]], otherwise: str | None = None) -> str:
    """Return the text of a paragraph that is set in several fonts.

    A font may lie: text that already holds letters of Unicode stays as it is.

    Args:
        runs: Text and the name of its font, in order; a letter and its mark may be in two.
        otherwise: The encoding of text in a font that tells none.
    """
    from viparse.normalize.encodings import CHARMAPS  # noqa: PLC0415
    from viparse.normalize.tables import convert  # noqa: PLC0415

    text = ""
    for (encoding, capitals), group in groupby(runs, key=lambda run: _told_by(run[1], otherwise)):
        piece = "".join(words for words, _ in group)
        if encoding and not _UNICODE_LETTERS.search(piece):
            piece = convert(piece, CHARMAPS[encoding])
            piece = piece.upper() if capitals else piece
        text += piece
    return text


def _told_by(font: str, otherwise: str | None) -> tuple[str | None, bool]:
    """Return the encoding a font is made for, and whether it draws small letters as capitals."""
    name = font.lower()
    encoding = next((told for begin, told in _FONTS.items() if name.startswith(begin)), None)
    return encoding or otherwise, encoding == "tcvn3" and name.endswith("h")


def lacks_capitals(lines: Sequence[str]) -> bool:
    """Tell whether lines in Unicode were TCVN3: words are written like "HUYệN" again and again."""
    return sum(len(_MIXED_WORD.findall(line)) for line in lines) >= _OFTEN


def with_capitals(lines: Sequence[str]) -> list[str]:
    """Return lines with the capitals TCVN3 lacks: among others, and where a sentence begins."""
    return [_with_capitals(line, last) for last, line in pairwise(chain([""], lines))]


def _with_capitals(line: str, last: str) -> str:
    line = _RUN_OF_CAPITALS.sub(lambda run: _enlarged(run, line), line)
    begin = _BEGIN.match(line)
    if begin and (_ENDED.search(last.rstrip()) or not line[0].isalpha()):
        line = line[: begin.end()].upper() + line[begin.end() :]
    return _NEXT_BEGIN.sub(lambda letter: letter[0].upper(), line)


def _enlarged(run: re.Match[str], line: str) -> str:
    words = run[0]
    alone = words == line.strip() and not re.search(r"\d", words)  # "Xã XUÂN LAI", not "Số: 9/BC"
    return words.upper() if alone or _MIXED.search(words) else words
