"""A question as it is read, and what kind of thing it asks for."""

import re
from functools import lru_cache
from typing import Literal

from hoibaocao.errors import QuestionEmpty, QuestionTooLong
from hoibaocao.vietnamese.english import is_english
from hoibaocao.vietnamese.offices import Office, find_offices
from hoibaocao.vietnamese.text import Spelled, clean, fold, is_folded, normal
from hoibaocao.vietnamese.titles import TITLES

Asked = Literal["figure", "person", "date", "other"]

LONGEST = 1000
"""Characters of the longest question that is read."""

_WHO = "ai|(?:người|ông|bà|đồng chí|đ/c|(?<!đơn )vị|cán bộ|lãnh đạo|đại biểu) nào"
_PERSON = f"{_WHO}|tên gì|tên là gì|họ tên"
_OFFICE = Spelled(
    r"(?:(?:cho|hỏi|xin) )*(?:tên (?:của )?)?(?:đồng chí |đ/c |ông |bà )?"
    rf"(?:(?:phó )?(?:{TITLES})|người (?:ký|đứng đầu))\b"
)
_WHO_IS = re.compile(
    r"(?:^|\b(?:cho|hoi|xin|biet|ten|ten cua) )(?:dong chi |d/c |ong |ba )?$"
    rf"|\b(?:{fold(_WHO)}) (?:(?:dang|hien|hien nay) )?(?:la|lam|giu(?: chuc(?: vu)?)?) $"
    r"|\bwho (?:is|was) (?:the )?$"
)
"""What stands before an office whose holder is asked for."""
_OTHER_PERSON = re.compile(r"(?<!\bla )\bai\b")
_DATE = (
    "khi nào|bao giờ|ngày nào|ngày mấy|lúc nào|thời gian nào|hôm nào"
    "|^(?:ngày|thời điểm|thời gian) (?:xảy ra|bắt đầu|kết thúc|ban hành|thành lập|khởi công"
    "|khánh thành|tổ chức|diễn ra|ký|họp)"
)
_FIGURE = "bao nhiêu|mấy|phần trăm"
_AMOUNT = "tỷ lệ|tỉ lệ|tổng số|số lượng|(?<!một )số (?:hộ|xã|người)"
"""Asks for a figure where no person, day or cause is asked for."""
_OPEN = "gì|nào|bao lâu|sao|thế nào|vì sao|tại sao|những|ở đâu|tại đâu|có phải|hay không"
_THING = "(?:là|điều|cái|việc|yếu tố) gì"
"""Asks for no figure, whatever is compared: "điều gì làm cho việc ấy khó hơn"."""
_NO_THING = "nơi kỳ huyện xã phường trấn tỉnh phố quận thôn bên phương vị năm quý tháng thế khi"
_WHICH_THING = "".join(rf"(?<!\b{word} )" for word in _NO_THING.split()) + "nào"
"""Asks which thing it is: not how much, nor which of several places or periods, or how."""
_CAUSE = "vì sao|tại sao|nguyên nhân|lý do|lí do|why"
_ENGLISH: dict[Asked, str] = {
    "person": "who|whom|whose",
    "date": "when|what date|what day",
    "figure": (
        "how many|how much|how far|what percentage|what (?:is|was|were) (?:\\S+ ){1,6}?(?:total|"
        "rate|area|number|output|amount|value|volume|share|percentage|proportion|population|length|"
        "growth|revenue|income|expenditure|spending|turnover|price|yield|debt|cost|budget)"
    ),
}
_LIST = Spelled(
    r"\b(?:nêu|liệt kê|kể (?:tên|ra)|bao gồm|gồm (?:những|các|gì)|list)\b"
    r"|\b(?:what|which) (?:are|were)\b|\b(?:những|các)\b.{1,80}\b(?:nào|gì)\b|^(?:những|các)\b"
)
_ORDER = Spelled(
    r"^(?:(?:hãy|xin|vui lòng) )?(?:liệt kê|kể tên|kể ra|nêu(?: tên)?|tóm tắt|tóm lược|khái quát)"
    r"(?: ra| về)? "
    r"|(?<![^ ])(?:bao gồm|gồm(?: có)?|là) (?:những |các )?(?:gì|nào)(?=[^\w]*$)"
)
_FIELD = re.compile(
    r"^\W*(?:(?:ve|cong tac|linh vuc) )*(?:an sinh xa hoi|doi song|kinh te(?:\W+xa hoi)?|"
    r"van hoa(?:\W+xa hoi)?|an ninh trat tu|xay dung dang)[\s,]*:(?=.*\w)"
)
"""A field that a question begins with as with a heading."""
_CLASSIFIER = Spelled(
    r"(?:(?<=mấy )|(?<=bao nhiêu )|(?<=những )|(?<=các ))"
    r"(?:bức|căn|cháu|chiếc|cuốn|em|ngôi|quyển|tấm|tòa|vị) (?!số\b|em\b|đường\b|trí\b|thể\b)(?=\w)|"
    r"(?:(?<=mấy )|(?<=bao nhiêu )|(?<=số )|(?<=có ))ca (?!dao|kịch|khúc|múa|nhạc|sĩ)(?=\w)|"
    r"\bcây (?=(?:bưởi|cà phê|cam|cao su|chè|chuối|dừa|dứa|điều|đậu|hồ tiêu|keo|khoai|lạc|lúa|mía|"
    r"ngô|nhãn|quế|sầu riêng|sắn|vải|xoài)\b)"
)
_SUMMARY = re.compile(
    r"\b(?:tom tat|tom luoc|khai quat|(?:nhung |cac )?(?:noi dung|y|diem|ket qua) "
    r"(?:chinh|noi bat|dang chu y|chu yeu)|(?:noi|neu|viet) (?:nhung )?gi|"
    r"co gi (?:moi|noi bat|dang chu y)|summar(?:y|ise|ize)|overview|(?:main|key) points|"
    r"highlights)\b"
)
_OF_REPORT = re.compile(
    r"\b(?:(?:ban |cac |nhung )?bao cao(?: (?:tong|so) ket)?|tinh hinh|kinh te(?: -)? xa hoi|"
    r"ngan gon|chi tiet|ket qua|thuc hien|nhiem vu|hay|xin|vui long|giup|cho|toi|minh|ve|cua|trong|"
    r"la|gi|nay|report|please|give|me|an?|the|of|for|in|on|what|are|is)\b|[^\w]"
)
"""What may stand beside it where a whole report is meant."""
_WORD = r"[^ ?.!,;]+"
_EITHER = Spelled(
    rf"(?<!\w)hay (?:là )?(?!(?:chưa|không|nhất|hơn|nhiều hơn|ít hơn|cho|nêu|kể|liệt|nói)\b)"
    rf"({_WORD}(?: {_WORD}){{0,2}})[ ?.!]*$"
)
_COUNTED = re.compile(r"\b(?:bao nhieu|may) (?!phan tram)([a-z]+)(?: ([a-z]+))?")
_ADVICE = Spelled(r"^\W*(?:tôi |có )?nên\b")
_WHICH_PLACE = Spelled(
    r" là (?:thành phố|tỉnh|huyện|quận|thị xã|xã|phường|thị trấn|nước|địa phương) nào(?=\W*$)"
)
_LEADS_TO_FIELD = Spelled(
    r"(?:(?:cho biết|tình hình|công tác|lĩnh vực|ngành|hoạt động|kết quả|về) )*"
)
_HOW_IT_IS = Spelled(r" (?:như thế nào|thế nào|ra sao|có gì (?:mới|nổi bật|đáng chú ý))[^\w]*$")
_OF_WHAT = Spelled(r"(?: (?:của|ở|tại|trong))*[^\w]*$")
_UP_OR_DOWN = re.compile(r"\b(?:tang|giam|len|xuong)$")
_COMPARING = (
    r"(?:so sánh|đối chiếu|chênh(?: lệch)?|khác (?:nhau|biệt)|hơn kém|compared?|difference"
    r"|(?:cao|thấp|nhiều|ít|lớn|nhỏ|nhanh|chậm|đông|ít) (?:hơn|nhất)"
    r"|nhiều(?= \w+(?: \w+){0,2} hơn\b)"
    r"|higher|lower|more|less|fewer|larger|highest|lowest)"
)
_COMPARES = Spelled(rf"\b{_COMPARING}\b")
_OF_SIDES = Spelled(
    rf"\b{_COMPARING}\b(?: nhau)?|\bhơn(?=[^\w]*$)"
    r"|\b(?:nơi|kỳ|huyện|xã|tỉnh|bên|địa phương|năm|quý|đơn vị) nào\b"
    r"|\b(?:thế nào|ra sao|bao nhiêu|như thế nào|giữa|so với)\b"
    r"|(?<![^ ])(?:của|và|với|hay|tại|ở|trong|có|of|and|or|in|between|,)"
    r"(?=\s*(?:$|[,.?!]|(?:của|và|với|hay|có|of|and|or|in)\b))|^(?:và|với|hay|hoặc) "
)


def tidy(question: str) -> str:
    """Return a question in NFC, its words one blank apart.

    Raises:
        QuestionEmpty: There is no word in it.
        QuestionTooLong: It has more than `LONGEST` characters.
    """
    question = " ".join(clean(question).split())
    if not any(map(str.isalnum, question)):
        raise QuestionEmpty
    if len(question) > LONGEST:
        raise QuestionTooLong(length=len(question), most=LONGEST)
    return question


@lru_cache(maxsize=64)  # places, topic and answer each ask
def asked_for(question: str) -> Asked:
    """Return what a question in NFC asks for, typed with diacritics or without.

    Without any question word, "thu ngân sách Cẩm Xuyên 2023" asks for a figure, and "chủ tịch UBND
    huyện Cẩm Xuyên" for a person.
    """
    text = normal(question)
    if _has(_ENGLISH["figure"], text):
        return "figure"
    read = fold if is_folded(question) else normal
    kinds: tuple[tuple[str, Asked], ...] = (
        (_FIGURE, "figure"),
        (_PERSON, "person"),
        (_DATE, "date"),
        (_CAUSE, "other"),
        (_WHICH_THING, "other"),
        (_AMOUNT, "figure"),
    )
    for words, kind in () if is_english(question) else kinds:  # a place is called Doi May
        if _has(read(words), text):
            return kind
    for kind in ("person", "date"):
        if _has(_ENGLISH[kind], text):
            return kind
    if compares(question) and not _has(read(_THING), text):
        return "figure"
    is_open = (
        asks_list(question)
        or _chooses(question)
        or _has(read(_OPEN), text)
        or _has("đâu|what|which|why|where|how", text)
    )
    if is_open:
        return "other"
    return "person" if _OFFICE.match(question) else "figure"


def is_bare(question: str) -> bool:
    """Tell whether a question in NFC asks nothing of what it names: "phát triển đảng viên 2023"."""
    text = normal(question)
    read = fold if is_folded(question) else normal
    asks = _has(read(f"{_FIGURE}|{_AMOUNT}"), text) or _has(_ENGLISH["figure"], text)
    return not (asks or compares(question)) and asked_for(question) == "figure"


def office_asked(question: str) -> Office | None:
    """Return the office whose holder a question in NFC asks for: "Chủ tịch UBND huyện là ai"."""
    if asked_for(question) != "person":  # "Chủ tịch UBND tỉnh tiếp dân bao nhiêu lượt"
        return None
    folded = fold(question)
    for start, end, office in find_offices(question):
        who = _WHO_IS.search(folded[:start])
        if who:
            others = (_OTHER_PERSON.search(part) for part in (folded[: who.start()], folded[end:]))
            return None if any(others) else office
    return None


def things_counted(folded: str) -> list[tuple[str, str]]:
    """Return the first two words of each thing that a folded question asks how many of.

    The second is empty where there is none.
    """
    return _COUNTED.findall(folded)


def compares(question: str) -> bool:
    """Tell whether a question in NFC asks how things compare: "nơi nào cao hơn", "khác nhau"."""
    return _COMPARES.search(question) is not None


def without_sides(topic: str) -> str:
    """Return the topic of a question about several sides without the words that set them apart."""
    while match := _OF_SIDES.search(topic):
        topic = topic[: match.start()] + topic[match.end() :]
    return " ".join(topic.split())


def alternatives(topic: str) -> tuple[str, ...]:
    """Return a topic with each of the two things between which it asks to choose, else as it is.

    "Giải ngân nhanh hay chậm" is "giải ngân nhanh" and "giải ngân chậm": a report says one of them.
    The first has as many syllables as the second. What one should do no report says.
    """
    either = None if _ADVICE.match(topic) else _EITHER.search(topic)
    before = [*re.finditer(r"\S+", topic[: either.start()])] if either else []
    count = len(either[1].split()) if either else 0
    if not either or len(before) <= count:
        return (topic,)
    start = before[-count].start()
    return topic[: before[-1].end()], f"{topic[:start]}{topic[slice(*either.span(1))]}"


def without_order(topic: str) -> str:
    """Return a topic without what tells to list it: no report says "liệt kê", "gồm những gì".

    An order alone stays as it is: "tóm tắt báo cáo".
    """
    if asks_summary(topic):
        return topic
    for start, end in reversed(_ORDER.spans(topic)):
        topic = topic[:start] + topic[end:]
    return topic


def pared(topic: str) -> str:
    """Return a topic in NFC, spelt out, without what no report says: "ASXH: xóa mấy căn nhà tạm".

    That is the field before a colon, words that only count ("mấy ngôi trường", "cây chè"), and the
    kind of place that is asked for: "là huyện nào".
    """
    field = _FIELD.match(fold(topic))
    topic = topic[field.end() :] if field else topic
    for pattern in (_CLASSIFIER, _WHICH_PLACE):
        for start, end in reversed(pattern.spans(topic)):
            topic = topic[:start] + topic[end:]
    return topic


def section_asked(topic: str, *, bare: bool) -> str:
    """Return what the heading of a section has to name for it to answer as a whole, empty if none.

    "Tình hình giáo dục ra sao" asks for what stands under "Giáo dục", and so does "giáo dục".

    Args:
        topic: NFC, without places and periods.
        bare: Whether nothing is asked of it.
    """
    how = _HOW_IT_IS.search(topic)
    if not (how or bare):
        return ""
    named = topic[: how.start()] if how else topic
    leads, of_what = _LEADS_TO_FIELD.match(named), _OF_WHAT.search(named)
    return named[leads.end() if leads else 0 : of_what.start() if of_what else None]


def asks_list(question: str) -> bool:
    """Tell whether a question in NFC asks for several things: "gồm những xã nào"."""
    return _LIST.search(question) is not None


def asks_summary(topic: str) -> bool:
    """Tell whether a topic in NFC, places and periods aside, is a whole report in brief."""
    folded = fold(topic)
    if not _SUMMARY.search(folded):
        return False
    return not _OF_REPORT.sub("", _SUMMARY.sub(" ", folded))


def _chooses(question: str) -> bool:
    """Tell whether a question asks which of two things holds, and not whether a figure rose."""
    either = None if _ADVICE.match(question) else _EITHER.search(question)
    return either is not None and not _UP_OR_DOWN.search(fold(either[1]))


def _has(words: str, text: str) -> bool:
    return re.search(rf"(?<!\w)(?:{words})(?!\w)", text) is not None


def language_of(question: str) -> Literal["vi", "en"]:
    """Return the language to answer in; Vietnamese unless the question is clearly English."""
    return "en" if is_english(question) else "vi"
