"""What a question asks for by its place in a report: a section, or a line of the letterhead.

Such questions name no topic: "hạn chế năm 2023 của xã A", "số báo cáo". What stands there is quoted
as it stands, and no sentence is weighed against others. So is the section that a topic without a
question names, where no sentence names it again: "giáo dục năm 2023 của xã A".
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile, takewhile

from hoibaocao.indexing.entries import Entry
from hoibaocao.indexing.generations import Generation
from hoibaocao.reading.headings import is_dateline, is_letterhead
from hoibaocao.reading.letterhead import head_lines, number_of
from hoibaocao.records import BELOW, Hit, Metadata, Passage
from hoibaocao.searching.sides import Side
from hoibaocao.vietnamese.commands import is_command
from hoibaocao.vietnamese.dates import find_dates
from hoibaocao.vietnamese.periods import covers, find_periods
from hoibaocao.vietnamese.report_parts import PartsAsked, headed
from hoibaocao.vietnamese.sentences import Span
from hoibaocao.vietnamese.text import fold
from hoibaocao.vietnamese.tokens import folded_tokens

_LINE = re.compile(r"[^\n]+")
_Numbered = tuple[int, Hit]


@dataclass(frozen=True, slots=True)
class Quoted:
    """Lines of a passage that answer as they stand: offsets in its report's text.

    ``number`` is the passage's in the catalogue; ``heading`` that of their section, empty in a
    letterhead.
    """

    number: int
    hit: Hit
    start: int
    end: int
    heading: str


def quoted(generation: Generation, parts: PartsAsked, side: Side) -> tuple[Quoted, ...]:
    """Return the parts of a report that a question asks for, in order; nothing if it has none.

    Of several reports the latest that has them is taken. Without a place they are not looked for
    in reports of several places: none of them is asked about.

    Args:
        generation: The one that is searched.
        parts: What is asked for.
        side: Of which place and period.
    """
    if not parts.kinds:
        return ()
    return _first(
        _of_letterhead(parts, hits) if parts.of_letterhead else _section(parts, side, hits)
        for hits in _latest_first(generation, side)
    )


def section_on(generation: Generation, topic: str, side: Side) -> tuple[Quoted, ...]:
    """Return the section of a report whose heading names a topic; nothing if there is none.

    The report is chosen as `quoted` does; what it plans is none of it.

    Args:
        generation: The one that is searched.
        topic: NFC, without places and periods, spelt out.
        side: Of which place and period.
    """
    words = f" {' '.join(folded_tokens(topic))} "

    def is_plan(number: int) -> bool:
        _, facts = generation.catalogue.facts(number)
        return all(sentence.plan for sentence in facts.sentences)

    return _first(
        _section_named(words, [each for each in hits if not is_plan(each[0])])
        for hits in _latest_first(generation, side)
    )


def _first(found: Iterable[Sequence[Quoted]]) -> tuple[Quoted, ...]:
    return tuple(next(filter(None, found), ()))


def _latest_first(generation: Generation, side: Side) -> Iterator[list[_Numbered]]:
    """Yield the passages of each report of a side, if all are about one place."""
    entries = [generation.catalogue.entries[number] for number in side.reports]
    if len({entry.metadata.place for entry in entries}) > 1:
        return
    for entry in sorted(entries, key=_age, reverse=True):
        numbers = range(entry.first_passage, entry.end_passage)
        passages = zip(numbers, generation.catalogue.passages(numbers), strict=True)
        yield [(number, Hit(passage, of.metadata, 1.0)) for number, (of, passage) in passages]


def _section_named(words: str, hits: Sequence[_Numbered]) -> list[Quoted]:
    """Return the lines below the heading that names some words, and the fewest others."""
    paths = {
        BELOW.join(above[: depth + 1]): folded_tokens(heading)
        for _, hit in hits
        for above in [hit.passage.section.split(BELOW)]
        for depth, heading in enumerate(above)
    }
    naming = [path for path, tokens in paths.items() if words in f" {' '.join(tokens)} "]
    best = min(naming, key=lambda path: len(paths[path]), default=None)
    return list(_lines_below(best, hits)) if best else []


def _age(entry: Entry) -> tuple[str, str]:
    period, issued = entry.metadata.period, entry.metadata.issued
    return (f"{period.end}" if period else "", f"{issued}" if issued else "")


def _section(parts: PartsAsked, side: Side, hits: Sequence[_Numbered]) -> list[Quoted]:
    """Return the lines below the heading that announces most of what is asked for."""
    paths = {hit.passage.section: hit.metadata for _, hit in hits}
    ranked = []
    for path, metadata in paths.items():
        above = path.split(BELOW)
        for depth, heading in enumerate(above):
            announced = headed(heading)
            if announced is None or not announced.kinds & parts.kinds:
                continue
            if parts.to_come and not _is_for(heading, side, metadata, parts):
                continue
            fitness = (
                len(announced.kinds & parts.kinds),
                len(announced.words & parts.words),
                -len(announced.kinds - parts.kinds),
                -depth,
            )
            ranked.append((fitness, BELOW.join(above[: depth + 1])))
    if not ranked:
        return []
    best = max(ranked, key=lambda each: each[0])[1]
    return list(_lines_below(best, hits))


def _is_for(heading: str, side: Side, metadata: Metadata, parts: PartsAsked) -> bool:
    """Tell whether what a heading says is planned is planned for the period that is asked about.

    A heading that names no period means the one behind its report's.
    """
    if side.period is None or parts.by_report:
        return True
    year = metadata.period.start.year if metadata.period else None
    named = [each.period for each in find_periods(heading, default_year=year) if each.period]
    if not named:
        return side.planned
    return any(covers(of, side.period) or covers(side.period, of) for of in named)


def _lines_below(path: str, hits: Sequence[_Numbered]) -> Iterator[Quoted]:
    """Yield the runs of lines below a heading, up to the signature; what is planted is left out."""
    heading = path.rpartition(BELOW)[2]
    for number, hit in hits:
        passage = hit.passage
        if f"{passage.section}{BELOW}".startswith(f"{path}{BELOW}"):
            lines, is_end = _own_lines(passage, heading)
            yield from (Quoted(number, hit, *run, heading) for run in _runs(lines, passage))
            if is_end:
                return


def _own_lines(passage: Passage, heading: str) -> tuple[list[Span], bool]:
    """Return the lines of a passage but for the heading, and whether a signature ends them."""
    lines: list[Span] = []
    for match in _LINE.finditer(passage.text):
        line = match[0].strip()
        if is_letterhead(line):
            return lines, True
        if line.rstrip(" :.") != heading.rstrip(" :."):
            lines.append(match.span())
    return lines, False


def _runs(lines: Sequence[Span], passage: Passage) -> Iterator[Span]:
    """Yield the offsets in the report of lines that follow each other."""
    run: list[Span] = []
    for line in lines:
        if is_command(passage.text, *line):
            if run:
                yield passage.start + run[0][0], passage.start + run[-1][1]
            run = []
        else:
            run.append(line)
    if run:
        yield passage.start + run[0][0], passage.start + run[-1][1]


def _of_letterhead(parts: PartsAsked, hits: Sequence[_Numbered]) -> list[Quoted]:
    """Return the lines of the letterhead that tell what is asked for; all of it or nothing."""
    found = []
    for kind in sorted(parts.kinds):
        told = (
            Quoted(number, hit, *run, "")
            for number, hit in hits
            for run in _runs(_telling(kind, hit), hit.passage)
        )
        first = next(told, None)
        if first is None:
            return []
        found.append(first)
    return found


def _telling(kind: str, hit: Hit) -> list[Span]:
    """Return the first lines of a passage that follow each other and tell what is asked for."""
    lines = [match.span() for match in _LINE.finditer(hit.passage.text)]
    tells = [_tells(kind, hit.passage.text[slice(*line)], hit.metadata) for line in lines]
    rest = dropwhile(lambda pair: not pair[1], zip(lines, tells, strict=True))
    return [line for line, _ in takewhile(lambda pair: pair[1], rest)]


def _tells(kind: str, line: str, of: Metadata) -> bool:
    if kind == "number":
        return bool(of.number) and any(number_of([part]) == of.number for part in head_lines(line))
    if kind == "issued":
        days = {
            day.date for part in head_lines(line) if is_dateline(part) for day in find_dates(part)
        }
        return of.issued is not None and of.issued in days
    issuer, told = fold(of.issuer), fold(line.strip())
    return bool(issuer) and (told in issuer or issuer in told)
