"""Titles of the offices that persons hold."""

TITLES = (
    "chủ tịch|bí thư|chủ nhiệm|chánh văn phòng|chánh thanh tra|giám đốc|(?:chi )?cục trưởng"
    "|viện trưởng|hiệu trưởng|chỉ huy trưởng|đội trưởng|trưởng (?:ban|phòng|công an|đoàn|thôn)"
)
"""As they are spelled, in small letters, for a pattern; each may have "phó" before it."""
