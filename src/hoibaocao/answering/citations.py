"""From what a language model wrote to statements that stand on quotes; pure functions.

A model's text is not trusted: `inert` takes out whatever could act or lead elsewhere, and unknown
markers are dropped. What its statements say is checked by `hoibaocao.answering.verification`.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from hoibaocao.records import Citation, Hit, Passage, Statement
from hoibaocao.vietnamese.sentences import Span, sentence_spans
from hoibaocao.vietnamese.text import clean, fold

# Some models open their thoughts within the chat template, so only the closing tag is seen.
_THOUGHTS = re.compile(r"<(think\w*)>.*?(?:</\1>|\Z)|\A.*?</think\w*>", re.DOTALL | re.IGNORECASE)
_CODE = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"</?[a-z!?][^<>]*>", re.IGNORECASE)
_IMAGE = re.compile(r"!\[[^\]\n]*\](?:\([^)\n]*\)|\[[^\]\n]*\])?")
_LINK = re.compile(r"\[([^\[\]\n]*)\]\([^)\n]*\)")
_LINK_DEFINITION = re.compile(r"^[ ]*\[[^\]\n]+\]:.*$", re.MULTILINE)
_ADDRESS = re.compile(
    r"(?:\b[a-z][a-z0-9+.-]{0,30}://|\bwww\.|\bmailto:)[^\s<>\[\]]+"
    r"|(?<![\w.-])(?:[\w.+-]{1,60}@)?(?:[a-z0-9-]{1,60}\.){1,5}"
    r"(?:com|net|org|info|edu|gov|vn|io|ly|me|app|dev|xyz|top|site|online|example)\b"
    r"(?!\.\w)[^\s<>\[\],;]*",
    re.IGNORECASE,
)
_TRAILING = ".,;:!?)”\"'"
_EMPHASIS = re.compile(r"\*\*|__|`+|^#{1,6} +", re.MULTILINE)

_NUMBERS = r"\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*"
_NAMED = r"(?:(?:đoạn|nguồn|passages?|sources?)\s+)?"
_MARKER = re.compile(
    rf"[\[【［]\s*\^?{_NAMED}({_NUMBERS})\s*(?:†[^\]】］\n]*)?[\]】］]", re.IGNORECASE
)
_RANGE = re.compile(r"(\d+)\s*[–-]\s*(\d+)|(\d+)")
_UNFINISHED = re.compile(
    r"(?:!?[\[【［][^\[\]【】［］\n]{0,200}(?:\]\([^)\n]{0,500})?|</?[a-zA-Z!?][^<>]{0,500})\Z"
)

_WORD = re.compile(r"\d+(?:[.,/]\d+)*|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence of a model's answer, without markers, and the passage numbers it names.

    ``start`` and ``end`` are offsets in the text that `split_statements` gives with it.
    """

    text: str
    start: int
    end: int
    numbers: tuple[int, ...]


def inert(text: str) -> str:
    """Return a model's text without thoughts, HTML, images, emphasis, link targets and addresses.

    Addresses go even where a passage holds them: what leads elsewhere may have been planted there.
    """
    text = clean(_CODE.sub("", _THOUGHTS.sub("", text)))
    while (without := _TAG.sub("", text)) != text:  # what is left may form another tag
        text = without
    text = _LINK_DEFINITION.sub("", _IMAGE.sub("", text))
    text = _LINK.sub(lambda match: f"[{match[1]}]" if match[1].isdigit() else match[1], text)
    return clean(_EMPHASIS.sub("", _ADDRESS.sub(_sentence_end, text)))


def _sentence_end(address: re.Match[str]) -> str:
    """Return the marks behind an address that are those of its sentence."""
    return address[0][len(address[0].rstrip(_TRAILING)) :]


def settled(text: str) -> str:
    """Return the beginning of an unfinished text that what follows can no longer change.

    The last word is held back, so no figure is shown half, and so is a marker, a link or a tag
    that is still open.
    """
    last_word = 1 + max(text.rfind(" "), text.rfind("\n"))
    return _UNFINISHED.sub("", text[:last_word]).rstrip()


def normalised_markers(text: str, known: Collection[int]) -> str:
    """Write every marker as ``[1]``, drop those that name no passage.

    Args:
        text: With markers such as ``【1】``, ``[1, 2]``, ``[1-3]`` or ``[1][2]``.
        known: Numbers of the passages that were given.
    """
    return _MARKER.sub(
        lambda match: "".join(f"[{number}]" for number in _numbers(match[1], known)), text
    )


def _numbers(marker: str, known: Collection[int]) -> list[int]:
    numbers: dict[int, None] = {}
    for first, last, single in _RANGE.findall(marker):
        span = range(int(first), int(last) + 1) if first else (int(single),)
        numbers.update((number, None) for number in span if number in known)
    return list(numbers)


def split_statements(text: str, known: Collection[int]) -> tuple[str, list[Claim]]:
    """Split an answer into its sentences.

    A marker belongs to the sentence it stands in or right behind; at the beginning of a line it
    belongs to the sentence that follows.

    Args:
        text: An `inert` answer.
        known: Numbers of the passages that were given; other markers are dropped.

    Returns:
        The text without markers, and its sentences in order.
    """
    plain, marks = _without_markers(text, known)
    spans = sentence_spans(plain)
    numbers: list[dict[int, None]] = [{} for _ in spans]
    for at, number in marks:
        if spans:
            numbers[_owner(plain, spans, at)][number] = None
    claims = [
        Claim(plain[start:end], start, end, tuple(own))
        for (start, end), own in zip(spans, numbers, strict=True)
    ]
    return plain, claims


def _without_markers(text: str, known: Collection[int]) -> tuple[str, list[tuple[int, int]]]:
    """Return text without markers and, for each number of each marker, where it stood."""
    plain, marks, at = "", [], 0
    for match in _MARKER.finditer(text):
        plain += text[at : match.start()]
        at = match.end()
        if text[at : at + 1] in ("", *" \n.,;:!?)”"):
            plain = plain.rstrip(" ")
        marks += [(len(plain), number) for number in _numbers(match[1], known)]
    return plain + text[at:], marks


def _owner(plain: str, spans: Sequence[Span], at: int) -> int:
    before = plain[plain.rfind("\n", 0, at) + 1 : at]
    after = plain[at:].split("\n", 1)[0]
    if not before.strip(" -*•+") and after.strip():
        following = (index for index, (_, end) in enumerate(spans) if end > at)
        return next(following, len(spans) - 1)
    return max((index for index, (start, _) in enumerate(spans) if start < at), default=0)


def choose_quote(statement: str, passage: Passage, sentences: Sequence[Span]) -> Span:
    """Return the span of the sentence that supports a statement best.

    Each word that both have counts once, a figure twice; accents do not matter. Of equals the
    shorter sentence wins, then the earlier one.

    Args:
        statement: Without markers.
        passage: The passage that is cited.
        sentences: Its sentences, as offsets in the report's text; if there are none, the whole
            passage is the quote.
    """
    wanted = _words(statement)

    def support(span: Span) -> tuple[int, int]:
        words = _words(passage.text[span[0] - passage.start : span[1] - passage.start])
        return sum(2 if word[0].isdigit() else 1 for word in wanted & words), -len(words)

    return max(sentences, key=support, default=(passage.start, passage.end))


def resolved(
    text: str, hits: Sequence[Hit]
) -> tuple[str, tuple[Statement, ...], tuple[Citation, ...]]:
    """Turn an answer whose markers number ``hits`` from 1 into statements and citations.

    Each (passage, quote) is one citation; they are numbered in order of first use.

    Args:
        text: An `inert` answer.
        hits: The passages that were given to the model.

    Returns:
        The text with each sentence followed by its new markers, its statements, which are still to
        be verified, and the citations.
    """
    plain, claims = split_statements(text, range(1, len(hits) + 1))
    citations: dict[tuple[int, Span], Citation] = {}
    statements, pieces, at = [], [], 0
    for claim in claims:
        cited = [_cite(claim, number, hits[number - 1], citations) for number in claim.numbers]
        statements.append(Statement(claim.text, tuple(cited), verified=False))
        markers = "".join(f"[{n}]" for n in cited)
        pieces.append(plain[at : claim.end] + (f" {markers}" if markers else ""))
        at = claim.end
    return "".join(pieces), tuple(statements), tuple(citations.values())


def _cite(claim: Claim, number: int, hit: Hit, citations: dict[tuple[int, Span], Citation]) -> int:
    """Return the number of the citation a claim stands on, adding it if it is new."""
    passage = hit.passage
    start, end = _quote(claim.text, passage)
    citation = citations.setdefault(
        (number, (start, end)),
        Citation(
            n=len(citations) + 1,
            passage=passage,
            metadata=hit.metadata,
            start=start,
            end=end,
            quote=passage.quote(start, end),
            also_in=hit.also_in,
        ),
    )
    return citation.n


# An answer is resolved anew with every word that arrives, and only its last sentence changes.
@lru_cache(maxsize=1024)
def _quote(statement: str, passage: Passage) -> Span:
    return choose_quote(statement, passage, _sentences(passage))


@lru_cache(maxsize=256)
def _sentences(passage: Passage) -> tuple[Span, ...]:
    at = passage.start
    return tuple((at + start, at + end) for start, end in sentence_spans(passage.text))


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(text)))
