"""The administrative units whose figures a sentence gives, when it is not of the whole place."""

import re

from hoibaocao.vietnamese.capitals import is_in_capitals
from hoibaocao.vietnamese.text import CAPITALS

_KINDS = "xã|phường|thị trấn|huyện|thị xã|quận|thành phố|đặc khu|thôn|bản|ấp|khóm|khu phố|buôn|xóm"
_NO_NAME = "Nông thôn|Văn hóa|Anh hùng|Thông minh|Kiểu mẫu|Đoàn|Đảng|Ủy|Hội|[A-ZĐ]{2}"
_UNIT = re.compile(
    rf"(?<!\w)(?i:{_KINDS}) (?!{_NO_NAME})(?P<name>[{CAPITALS}]\w*(?: [{CAPITALS}]\w*)*)"
)
_NO_NAME_IN_CAPITALS = (
    "BÁO|BẰNG|CÓ|CÒN|CHI|CHIẾM|CHO|CỦA|DO|ĐANG|ĐÃ|ĐẠT|ĐỀ|ĐƯỢC|GIẢM|HỘI|LÀ|LÊN|NÀY|QUẢN|TA|TĂNG|THEO"
    "|THU|THỰC|TRONG|VÀ|VỚI|XẢY|ƯỚC"
)
_UNIT_IN_CAPITALS = re.compile(
    rf"(?<!\w)(?<!TOÀN )(?<!CẢ )(?<!THỊ )(?<!TRÊN ĐỊA BÀN )(?:{_KINDS.upper()}) "
    rf"(?!(?:{_NO_NAME.upper()}|{_NO_NAME_IN_CAPITALS})(?!\w))(?P<name>\w+ \w+)"
)
"""Where all is in capitals, no name shows its end."""
_TO_FIRST_FIGURE = re.compile(r"\D*")


def units_counted(text: str) -> tuple[str, ...]:
    """Return the names of units that stand before the first figure of NFC text.

    Behind a figure, units are only told apart: "3 xã đạt chuẩn (xã A, xã B, xã C)".
    """
    before = _TO_FIRST_FIGURE.match(text)
    unit = _UNIT_IN_CAPITALS if is_in_capitals(text) else _UNIT
    return tuple(each["name"] for each in unit.finditer(before[0] if before else ""))
