"""Check every answer, whoever wrote it: what a statement says must stand in what it cites.

A statement that does not stand is first held against the other sentences that were found; where
one holds it, that is cited instead. Else it is marked, or dropped.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations
from typing import Literal

from hoibaocao.answering.grounds import Ground
from hoibaocao.answering.standing import stands
from hoibaocao.errors import LanguageModelFailed
from hoibaocao.records import Answer, Citation, Hit, Metadata, Passage, Statement
from hoibaocao.vietnamese.sentences import sentence_spans
from hoibaocao.vietnamese.tokens import folded_tokens

Unverified = Literal["mark", "drop"]
"""What becomes of a statement that stands nowhere."""

_MARKERS = re.compile(r"(?:\s?\[\d{1,3}\])*")
_MARKER = re.compile(r"\s?\[(\d{1,3})\]")
_LIKELY = 8
"""So many sentences, those with most of a statement's words, are tried in repairing it."""
_PAIRED = 4
_SHARED = 0.5
"""A sentence must share so much of a statement's words to be cited instead."""

_NEARLY = 0.2
"""It may share so much less of them than the one that shares most."""

_WHOLE = 0.8
"""A statement that shares so much with one sentence is not made of two."""

_EMPTY_LINE = re.compile(r"^[ \t]*(?:[-–*+•]|\d{1,2}[.)])?[ \t]*$", re.MULTILINE)
_MANY_BREAKS = re.compile(r"\n{3,}")

_Spot = tuple[Passage, int, int]


@dataclass(frozen=True, slots=True)
class _Part:
    """A statement, what it cites, and where it stands with its markers in the answer's text.

    ``start`` is -1 if the text words it otherwise, as in a table. ``gap`` stands before markers.
    """

    statement: Statement
    cited: tuple[Citation, ...]
    start: int
    end: int
    gap: str = ""


def verified(answer: Answer, hits: Sequence[Hit], unverified: Unverified = "mark") -> Answer:
    """Return a complete answer checked, repaired where that can be.

    Markers without a citation and citations without a statement are taken out, the rest numbered
    anew in order of use.

    Args:
        answer: Of whatever answerer; a refusal is returned as it is.
        hits: The passages that were found for its question.
        unverified: Mark or drop the statements that stand nowhere.
    """
    if answer.refused or not answer.statements:
        return answer
    before = list(_checked(answer))
    parts = [_repaired(part, hits) for part in before]
    drop = unverified == "drop" and not all(part.statement.verified for part in parts)
    if parts == before and not drop and _is_consistent(answer):
        return replace(answer, statements=tuple(part.statement for part in parts))
    return _rewritten(answer, parts, drop=drop)


def verified_stream(
    answers: Iterator[Answer], hits: Sequence[Hit], unverified: Unverified = "mark"
) -> Iterator[Answer]:
    """Yield the answers of a language model as they grow, the last one `verified`.

    On the way statements are only marked: what they cite does not change under the reader's eyes.

    Raises:
        LanguageModelFailed: As the answers say, or nothing of the complete one stands anywhere.
    """
    answer: Answer | None = None
    for answer in answers:
        yield replace(answer, statements=tuple(part.statement for part in _checked(answer)))
    if answer is None or answer.refused:
        return
    complete = verified(answer, hits, unverified)
    if not any(statement.verified for statement in complete.statements):
        raise LanguageModelFailed(reason="nothing that it states stands in the passages")
    yield complete


def _checked(answer: Answer) -> Iterator[_Part]:
    numbered = {citation.n: citation for citation in answer.citations}
    at = 0
    for statement in answer.statements:
        cited = tuple(numbered[n] for n in statement.citations if n in numbered)
        grounds = tuple(map(_ground, cited))
        checked = replace(statement, verified=_stands(statement.text, grounds))
        start = answer.text.find(statement.text, at)
        behind = _MARKERS.match(answer.text, start + len(statement.text)) if start >= 0 else None
        if behind is None:
            yield _Part(checked, cited, -1, -1)
            continue
        at = behind.end()
        yield _Part(checked, cited, start, at, gap="" if behind[0].startswith("[") else " ")


def _repaired(part: _Part, hits: Sequence[Hit]) -> _Part:
    """Cite what a statement stands on instead of what it does not; as it is if there is nothing."""
    if part.statement.verified or part.start < 0:
        return part
    statement = part.statement.text
    near = [(each.passage, each.metadata) for each in part.cited]
    found = [(hit.passage, hit.metadata) for hit in hits]
    for grounds in _alternatives(statement, dict.fromkeys([*near, *found])):
        if _stands(statement, grounds):
            cited = tuple(_citation(ground, part.cited) for ground in grounds)
            return replace(part, statement=replace(part.statement, verified=True), cited=cited)
    return part


def _alternatives(
    statement: str, of: Iterable[tuple[Passage, Metadata]]
) -> Iterator[tuple[Ground, ...]]:
    """Yield what a statement may stand on, likeliest first: one sentence, then two."""
    wanted = _words(statement)
    shares = [
        (len(wanted & _words(ground.quote)) / max(1, len(wanted)), ground)
        for passage, metadata in of
        for ground in _grounds(passage, metadata)
    ]
    shares.sort(key=lambda each: -each[0])
    most = shares[0][0] if shares else 0.0
    least = max(_SHARED, most - _NEARLY)
    likely = [ground for share, ground in shares[:_LIKELY] if share >= least]
    yield from ((ground,) for ground in likely)
    if most < _WHOLE:
        pairs = combinations(likely[:_PAIRED], 2)
        yield from ((a, b) for a, b in pairs if a.passage.report == b.passage.report)


@lru_cache(maxsize=4096)
def _stands(statement: str, grounds: tuple[Ground, ...]) -> bool:
    return stands(statement, grounds)


@lru_cache(maxsize=512)
def _grounds(passage: Passage, metadata: Metadata) -> tuple[Ground, ...]:
    at = passage.start
    spans = sentence_spans(passage.text)
    return tuple(Ground(passage, metadata, at + start, at + end) for start, end in spans)


@lru_cache(maxsize=8192)
def _words(text: str) -> frozenset[str]:
    return frozenset(folded_tokens(text))


def _ground(citation: Citation) -> Ground:
    return Ground(citation.passage, citation.metadata, citation.start, citation.end)


def _citation(ground: Ground, cited: Sequence[Citation]) -> Citation:
    also_in = next((each.also_in for each in cited if each.passage == ground.passage), ())
    return Citation(
        0, ground.passage, ground.metadata, ground.start, ground.end, ground.quote, also_in
    )


class _Citations:
    """The citations of an answer that is written anew, numbered as they are used."""

    def __init__(self, old: Sequence[Citation]) -> None:
        self._old = {citation.n: citation for citation in old}
        self._known = {_spot(citation): citation for citation in old}
        self._numbers: dict[_Spot, int] = {}

    def number(self, citation: Citation) -> int:
        """Return the new number of a citation."""
        spot = _spot(citation)
        self._known.setdefault(spot, citation)
        return self._numbers.setdefault(spot, len(self._numbers) + 1)

    def renumbered(self, text: str) -> str:
        """Return text with the new numbers in its markers, without those of no citation."""
        return _MARKER.sub(self._marker, text)

    def used(self) -> tuple[Citation, ...]:
        """Return what has been numbered, in order."""
        return tuple(replace(self._known[spot], n=n) for spot, n in self._numbers.items())

    def _marker(self, match: re.Match[str]) -> str:
        citation = self._old.get(int(match[1]))
        return match[0].replace(match[1], str(self.number(citation))) if citation else ""


def _spot(citation: Citation) -> _Spot:
    return citation.passage, citation.start, citation.end


def _is_consistent(answer: Answer) -> bool:
    """Tell whether the markers of an answer are those of its citations."""
    markers = {int(number) for number in _MARKER.findall(answer.text)}
    return markers == {citation.n for citation in answer.citations}


def _rewritten(answer: Answer, parts: Sequence[_Part], *, drop: bool) -> Answer:
    """Return an answer with the markers and citations that its parts need."""
    citations = _Citations(answer.citations)
    pieces: list[str] = []
    statements: list[Statement] = []
    at = 0
    for part in parts:
        if part.start >= 0:
            pieces.append(citations.renumbered(answer.text[at : part.start]))
            at = part.end
        if drop and part.start >= 0 and not part.statement.verified:
            continue
        numbers = tuple(dict.fromkeys(map(citations.number, part.cited)))
        statements.append(replace(part.statement, citations=numbers))
        markers = "".join(f"[{n}]" for n in numbers)
        if part.start >= 0:
            pieces.append(f"{part.statement.text}{part.gap if numbers else ''}{markers}")
    pieces.append(citations.renumbered(answer.text[at:]))
    text = "".join(pieces)
    return replace(
        answer,
        text=_without_holes(text) if len(statements) < len(parts) else text,
        statements=tuple(statements),
        citations=citations.used(),
    )


def _without_holes(text: str) -> str:
    """Return text without the empty lines and bullets that dropped statements leave."""
    return _MANY_BREAKS.sub("\n\n", _EMPTY_LINE.sub("", text)).strip()
