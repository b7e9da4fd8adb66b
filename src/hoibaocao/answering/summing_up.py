"""A report in brief: of each of its sections the sentence that tells most, word for word."""

from collections.abc import Iterator
from dataclasses import dataclass

from hoibaocao.answering.figures import told_figures
from hoibaocao.answering.prompts import Prompts
from hoibaocao.answering.stating import without_lead
from hoibaocao.indexing.entries import Entry
from hoibaocao.indexing.generations import Generation
from hoibaocao.reading.table_rows import is_row
from hoibaocao.records import Answer, Citation, Passage, Statement
from hoibaocao.searching.questions import asks_summary
from hoibaocao.searching.search import SearchResult
from hoibaocao.vietnamese.commands import is_command
from hoibaocao.vietnamese.sentences import sentence_spans

_MOST = 10
"""So many sections are told of."""
_FEW = 4
"""Where a report has fewer headings, its passages are its sections."""
_WORDS = range(8, 61)
"""A shorter sentence is a heading, a longer one a list."""
_ENDS = (".", "!", ";")
"""Of a sentence; a heading has none."""
_FIGURES = 4
"""More of them tell no more."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence of a passage, with how much it tells; offsets are those of the report's text."""

    passage: Passage
    start: int
    end: int
    told: int

    @property
    def text(self) -> str:
        return self.passage.quote(self.start, self.end)


def in_brief(
    generation: Generation, result: SearchResult, prompts: Prompts, lang: str
) -> Answer | None:
    """Return a report in brief, if that is what was asked for; the newest of a place.

    Args:
        generation: The one that was searched.
        result: What was found in it.
        prompts: Hold the words before the quotes.
        lang: Language of these words.
    """
    entry = _meant(generation, result)
    lines = list(_telling(generation, entry)) if entry else []
    if not entry or not lines:
        return None
    said = [without_lead(line.text) for line in lines]
    title = prompts.render("in_brief", lang, title=entry.metadata.title)
    told = "\n".join(f"- {each} [{n}]" for n, each in enumerate(said, 1))
    return Answer(
        question=result.question,
        text=f"{title}\n\n{told}",
        refused=False,
        scope=result.scope,
        statements=tuple(Statement(each, (n,), verified=True) for n, each in enumerate(said, 1)),
        citations=tuple(
            Citation(n, line.passage, entry.metadata, line.start, line.end, line.text)
            for n, line in enumerate(lines, 1)
        ),
        answerer="extractive",
        generation=generation.name,
    )


def _meant(generation: Generation, result: SearchResult) -> Entry | None:
    """Return the report that is to be told; None where the question does not say which."""
    if not asks_summary(result.resolution.topic) or len(result.searched) != 1:
        return None
    side = result.searched[0].side
    entries = [generation.catalogue.entries[number] for number in side.reports]
    if not side.exact or not (side.place or side.period or len(entries) == 1):
        return None
    dated = [(entry.metadata.period.end, entry) for entry in entries if entry.metadata.period]
    newest = max(dated, key=lambda each: each[0], default=None)
    return newest[1] if newest else next(iter(entries), None)


def _telling(generation: Generation, entry: Entry) -> Iterator[_Line]:
    """Yield the sentence that tells most of each section, of those that tell most, in order."""
    numbers = range(entry.first_passage, entry.end_passage)
    passages = [passage for _, passage in generation.catalogue.passages(numbers)]
    sections: dict[str, list[_Line]] = {}
    for passage in passages:
        sections.setdefault(passage.section, []).extend(_lines(passage))
    if len(sections) > _FEW:
        sections.pop("", None)  # what stands above all headings
    parts = [*sections.values()] if len(sections) >= _FEW else [[*_lines(p)] for p in passages]
    best = [max(lines, key=lambda line: line.told) for lines in parts if lines]
    telling = sorted(best, key=lambda line: -line.told)[:_MOST]
    yield from sorted(telling, key=lambda line: line.start)


def _lines(passage: Passage) -> Iterator[_Line]:
    """Yield the sentences of a passage that tell something by themselves."""
    for start, end in sentence_spans(passage.text):
        text = passage.text[start:end]
        is_told = text.endswith(_ENDS) and len(text.split()) in _WORDS and not is_row(text)
        if is_told and not is_command(passage.text, start, end):
            told = min(_FIGURES, len(told_figures(text)))
            yield _Line(passage, passage.start + start, passage.start + end, told)
