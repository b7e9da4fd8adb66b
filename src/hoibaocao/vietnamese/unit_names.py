"""The administrative units whose figures a sentence gives, when it is not of the whole place."""

import re

from hoibaocao.vietnamese.text import CAPITALS

_KINDS = "xã|phường|thị trấn|huyện|thị xã|quận|thành phố|đặc khu|thôn|bản|ấp|khóm|khu phố|buôn|xóm"
_NO_NAME = "Nông thôn|Văn hóa|Anh hùng|Thông minh|Kiểu mẫu|Đoàn|Đảng|Ủy|Hội|[A-ZĐ]{2}"
_UNIT = re.compile(
    rf"(?<!\w)(?i:{_KINDS}) (?!{_NO_NAME})(?P<name>[{CAPITALS}]\w*(?: [{CAPITALS}]\w*)*)"
)
_TO_FIRST_FIGURE = re.compile(r"\D*")


def units_counted(text: str) -> tuple[str, ...]:
    """Return the names of units that stand before the first figure of NFC text.

    Behind a figure, units are only told apart: "3 xã đạt chuẩn (xã A, xã B, xã C)".
    """
    before = _TO_FIRST_FIGURE.match(text)
    return tuple(unit["name"] for unit in _UNIT.finditer(before[0] if before else ""))
