"""Parts that reports have whatever they tell: shortcomings, tasks, requests, the letterhead.

A question that names nothing else asks for such a part as a whole, not for a sentence of it.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from hoibaocao.vietnamese.abbreviations import packaged
from hoibaocao.vietnamese.periods import find_periods
from hoibaocao.vietnamese.text import fold
from hoibaocao.vietnamese.tokens import folded_tokens
from hoibaocao.vietnamese.vocabulary import phrases_of, vocabulary

_NUMBERING = re.compile(r"(?:(?:[ivxlc]+|\d{1,2}(?:\.\d{1,2})*|[a-z])[.)/–-]+|[-+*•])\s+")
_TO_WHOM = re.compile(
    r"\b(?:(?:doi )?voi (?:ubnd|hdnd|uy ban|hoi dong|tinh|huyen|trung uong|tw|chinh phu|cap tren|"
    r"cac (?:bo|so|cap|co quan)|so |bo )|(?:cua|tren dia ban) (?:toan )?"
    r"(?:ubnd|huyen|xa|tinh|phuong|thi xa|thi tran|thanh pho|quan)\b).*"
)
"""What follows a part in its heading and sets no other apart: whom it asks, whose it is."""
_OF_ANOTHER = re.compile(
    r"\b(?:nguyen nhan|giai phap)(?: chinh)?(?: cua| khac phuc| dan den)? (?:nhung |cac )?"
    r"(?:han che|ton tai|kho khan|yeu kem)"
)
"""Asks for what belongs to another part, not for that part."""
_SO_FAR = re.compile(
    r"\b(?:trong |sau |qua )*\d{1,2} nam(?: (?:qua|vua qua|gan day|nay|thuc hien))?\b"
)
"""Says no more than the report's own period does: "sau 3 năm"."""
_DOCUMENT = re.compile(r"\b(?:bao cao|van ban)\b")

_Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartsAsked:
    """Parts that a question asks for: ``kinds``, and the ``words`` that name them, folded.

    ``of_letterhead`` tells that they are no sections, ``to_come`` that they tell what is planned;
    ``by_report`` that the report itself is named: its parts are meant, whatever they are for.
    """

    kinds: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    of_letterhead: bool = False
    to_come: bool = False
    by_report: bool = False


NO_PARTS = PartsAsked()


@dataclass(frozen=True, slots=True)
class Headed:
    """Parts that a heading announces: ``kinds``, and the ``words`` that name them, folded."""

    kinds: frozenset[str]
    words: frozenset[str]


def parts_asked(bare: str, subject: Collection[str] = ()) -> PartsAsked:
    """Return the parts that a question asks for; none if it names anything else.

    Args:
        bare: The question without its places and periods, in NFC.
        subject: Folded tokens of what the reports in question are about as a whole: "hạn chế của
            đề án phát triển cây quế" is all that a report on that scheme says under "Hạn chế".
    """
    words = _words()
    names_document = _DOCUMENT.search(fold(bare)) is not None
    # "Số VB" counts documents; "số văn bản" may be a report's own number.
    spelt = _SO_FAR.sub(" ", fold(packaged().spelt_out(bare)))
    for kinds, beside, of_letterhead in (
        (words.letterhead, words.beside_question | words.of_titles, True),
        (words.sections, words.beside_question, False),
    ):
        tokens = folded_tokens(bare if of_letterhead else spelt)
        named, others = _split(tokens, kinds, beside)
        if not of_letterhead:
            others = [token for token in others if token not in subject]
        if others or not named or (of_letterhead and not names_document):
            continue
        if _OF_ANOTHER.search(fold(bare)):
            named = [named[0]]
        asked = frozenset(kinds[phrase] for phrase in named)
        to_come = not of_letterhead and asked <= words.to_come
        return PartsAsked(asked, frozenset(chain(*named)), of_letterhead, to_come, names_document)
    return NO_PARTS


def headed(heading: str) -> Headed | None:
    """Return the parts that a section's heading announces; None unless it begins with one.

    "Kết quả thực hiện nhiệm vụ" does not, nor "Tháo gỡ khó khăn cho doanh nghiệp"; "Nhiệm vụ thu
    ngân sách" announces one of its tasks only.
    """
    words = _words()
    bare = heading
    for period in reversed(find_periods(heading)):
        bare = f"{bare[: period.start]} {bare[period.end :]}"
    folded = _TO_WHOM.sub("", _NUMBERING.sub("", fold(bare).strip(), count=1))
    tokens = folded_tokens(folded)
    named, others = _split(tokens, words.sections, words.beside_heading)
    if others or not named:
        return None
    first = " ".join(tokens).partition(" ".join(named[0]))[0]
    if _split(first.split(), words.sections, words.before_part)[1]:
        return None
    kinds = frozenset(words.sections[phrase] for phrase in named)
    return Headed(kinds, frozenset(chain(*named)))


def _split(
    tokens: Sequence[str], kinds: Mapping[_Phrase, str], beside: frozenset[_Phrase]
) -> tuple[list[_Phrase], list[str]]:
    """Return the phrases of parts among tokens, the longest that fit, and what is left over."""
    longest = max(map(len, [*kinds, *beside]))
    named, others, at = [], [], 0
    while at < len(tokens):
        sizes = range(min(longest, len(tokens) - at), 0, -1)
        phrases = [tuple(tokens[at : at + size]) for size in sizes]
        phrase = next((each for each in phrases if each in kinds or each in beside), ())
        if phrase in kinds:
            named.append(phrase)
        elif not phrase:
            others.append(tokens[at])
        at += len(phrase) or 1
    return named, others


@dataclass(frozen=True, slots=True)
class _Words:
    sections: Mapping[_Phrase, str]
    letterhead: Mapping[_Phrase, str]
    to_come: frozenset[str]
    beside_question: frozenset[_Phrase]
    of_titles: frozenset[_Phrase]
    beside_heading: frozenset[_Phrase]
    before_part: frozenset[_Phrase]


@cache
def _words() -> _Words:
    told = vocabulary("report_parts")
    return _Words(
        sections=_by_phrase(told["sections"]),
        letterhead=_by_phrase(told["letterhead"]),
        to_come=frozenset(phrases_of(told["to_come"]["parts"])),
        beside_question=frozenset(_phrases(told["beside"]["question"])),
        of_titles=frozenset(_phrases(told["beside"]["title"])),
        beside_heading=frozenset(_phrases(told["beside"]["heading"])),
        before_part=frozenset(_phrases(told["beside"]["before"])),
    )


def _by_phrase(kinds: Mapping[str, str]) -> dict[_Phrase, str]:
    return {phrase: kind for kind, words in kinds.items() for phrase in _phrases(words)}


def _phrases(words: str) -> list[_Phrase]:
    return [tuple(folded_tokens(each)) for each in phrases_of(words)]
