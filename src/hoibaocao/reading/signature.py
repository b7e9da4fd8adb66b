"""Find who wrote or signed a report."""

import re
from collections.abc import Sequence

from hoibaocao.reading.headings import is_letterhead
from hoibaocao.vietnamese.text import fold

_SEARCHED = 15  # paragraphs at the end
_LONGEST = 80  # characters of a signature line
_LABELLED = re.compile(
    r"^\(?(?:tac gia|nguoi viet|bai viet|tin,? bai|(?:tin|bai)(?:,| va| -)? anh|tin|bai)\s*:\s*"
)
_PHOTO = re.compile(r"^\(?(?:anh|nguon|nguon anh|video|do hoa)\s*[:/]")
_NAME = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){1,4}")
_ORGANISATION = re.compile(r"\s*(?:/|\(| [-–] ).*")
_SIGNED = re.compile(r"\(?da ky\)?$")
# Capitalised words that begin no one's name (folded).
_NOT_NAMES = re.compile(
    r"(?:tin|bai|anh|ban|phong|huyen|tinh|xa|phuong|thi tran|thi xa|thanh pho|van phong|trung tam"
    r"|hoi|dang|uy|so|website|cong|trang|noi|toan|quang canh|dai bieu|lich|thong|chi|lien)\b"
)


def author_of(paragraphs: Sequence[str]) -> str:
    """Return the name on the signature line at the end; empty if there is none."""
    ending = paragraphs[-_SEARCHED:]
    for before, line in reversed(list(zip(["", *ending], ending, strict=False))):
        if label := _LABELLED.match(fold(line)):
            name = _name(line[label.end() :])
        else:
            name = "" if _PHOTO.match(fold(line)) else _name(_in_name_case(line, before))
        if name:
            return name
    return ""


def _in_name_case(line: str, before: str) -> str:
    """Return a line as names are written, if it signs in capitals: below "CHỦ TỊCH", "(Đã ký)"."""
    signs = is_letterhead(before) or _SIGNED.search(fold(before))
    return line.title() if signs and line.isupper() else line


def _name(line: str) -> str:
    line = line.strip(" ().*_")
    if len(line) > _LONGEST:
        return ""
    name = _ORGANISATION.sub("", line).strip()
    if not _NAME.fullmatch(name) or is_letterhead(name) or _NOT_NAMES.match(fold(name)):
        return ""
    words = name.split()
    in_name_case = all(word[0].isupper() and word[1:] == word[1:].lower() for word in words)
    return name if in_name_case else ""
