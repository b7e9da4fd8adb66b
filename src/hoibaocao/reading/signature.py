"""Find who wrote or signed a report."""

import re
from collections.abc import Sequence

from hoibaocao.reading.headings import is_letterhead
from hoibaocao.vietnamese.signatures import find_signatures
from hoibaocao.vietnamese.text import fold

_SEARCHED = 15  # paragraphs at the end
_LONGEST = 80  # characters of a signature line
_LABELLED = re.compile(
    r"^\(?(?:tac gia|nguoi viet|bai viet|tin,? bai|(?:tin|bai)(?:,| va| -)? anh|tin|bai)\s*:\s*"
)
_PHOTO = re.compile(r"^\(?(?:anh|nguon|nguon anh|video|do hoa)\s*[:/]")
_NAME = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){1,4}")
_ORGANISATION = re.compile(r"\s*(?:/|\(| [-–] ).*")
# Capitalised words that begin no one's name (folded).
_NOT_NAMES = re.compile(
    r"(?:tin|bai|anh|ban|phong|huyen|tinh|xa|phuong|thi tran|thi xa|thanh pho|van phong|trung tam"
    r"|hoi|dang|uy|so|website|cong|trang|noi|toan|quang canh|dai bieu|lich|thong|chi|lien)\b"
)


def author_of(paragraphs: Sequence[str]) -> str:
    """Return the name that signs the report or stands below it; empty if there is none."""
    ending = paragraphs[-_SEARCHED:]
    if signatures := find_signatures("\n\n".join(ending)):
        name = signatures[-1]["name"]
        return name.title() if name.isupper() else name
    for line in reversed(ending):
        label = _LABELLED.match(fold(line))
        name = "" if _PHOTO.match(fold(line)) else _name(line[label.end() if label else 0 :])
        if name:
            return name
    return ""


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
