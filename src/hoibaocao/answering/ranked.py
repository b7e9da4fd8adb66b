"""Which row of a table has the highest or the lowest figure: found by comparing them all.

A report's table seldom says it: "Xã nào có tỷ lệ hộ nghèo cao nhất?" The row is quoted as it
stands, and that the rows were compared is said.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hoibaocao.answering.clauses import cell_told, told_in
from hoibaocao.answering.figures import Told
from hoibaocao.answering.prompts import Prompts
from hoibaocao.answering.stating import Point, answer_of
from hoibaocao.answering.wanted import Wanted
from hoibaocao.indexing.entries import Entry
from hoibaocao.indexing.generations import Generation
from hoibaocao.reading.row_cells import RowCell, is_total, last_part, row_of
from hoibaocao.records import Answer, Hit, Passage, Place
from hoibaocao.searching.evidence import Evidence
from hoibaocao.searching.search import SearchResult
from hoibaocao.searching.topic import Topic
from hoibaocao.vietnamese.text import fold

_HIGHEST = re.compile(
    r"\b(?:cao|nhieu|lon|nhanh|dai|dong|rong|nang(?: ne)?) nhat\b|\bdan dau\b"
    r"|\bnhieu\b[^.;?!]{1,60}\bnhat\b|\bdong \w+ nhat\b"
    r"|\b(?:highest|most|largest|biggest|fastest)\b"
)
_LOWEST = re.compile(
    r"\b(?:thap|it|nho|cham|ngan|kem|be) nhat\b(?! \d)|\bit\b[^.;?!]{1,60}\bnhat\b"
    r"|\b(?:lowest|fewest|least|smallest|slowest)\b"
)
_WHICH = re.compile(r"\b(?:nao|which|what|where)\b")
_UNITS = "xa|phuong|thi tran|thi xa|huyen|quan|thanh pho|thon|ban|ap|buon"
_UNIT_ASKED = re.compile(rf"\b(?<!dia )({_UNITS}) nao\b")  # "địa bàn nào" asks for any
_UNIT = re.compile(rf"({_UNITS})\b")
_PLACE_ASKED = re.compile(rf"\b(?:{_UNITS}|dia phuong|dia ban|don vi|noi) nao\b|\bo dau\b")
_BY_SHARE = re.compile(r"\bgiai ngan\b.*\b(?:cao|thap|nhanh|cham|kem) nhat\b")
"""How high a disbursement is counts out of its plan; how much it is, in money."""
_SUM_OR_PART = re.compile(
    r"tong\b|.*\btrong do\b|(?:khoi|cap) (?:tinh|huyen|xa)\b"
    r"|(?:(?:cac|nhung|so)\b.*\b)?(?:con lai|khac)$"
)
"""Names of rows that stand for several, or for a part: "Các xã còn lại"."""
_NO_TOPIC = frozenset(
    "cao nhieu lon nhanh dai dong rong nang ne thap it nho cham ngan kem be nhat nao co dan dau dat"
    " dia phuong ban don vi noi o".split()
)
_FEWEST = 2  # rows
_MOST_TIED = 3
_NAMED = 0.5
"""Least share of the topic's weight that a row with its caption and the title must name."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of a table: where it begins in its report, and all that is said there of it."""

    passage: Passage
    start: int
    text: str
    tokens: str


@dataclass(frozen=True, slots=True)
class _Figure:
    """What a row gives in the column that is compared."""

    line: _Line
    cell: RowCell
    told: Told


def ranked(
    generation: Generation, result: SearchResult, prompts: Prompts, lang: str
) -> Answer | None:
    """Return the row that has the highest or lowest figure, if that is what is asked for.

    Args:
        generation: The one that was searched.
        result: What was found in it.
        prompts: Hold the words that say how it was found.
        lang: Language of these words.
    """
    question = fold(f"{result.reading} {result.topic.texts[0]}")
    is_highest = _HIGHEST.search(question) is not None
    if is_highest == bool(_LOWEST.search(question)) or not _WHICH.search(question):
        return None
    best = _best_row(result, question, _HIGHEST if is_highest else _LOWEST)
    entry = best and generation.catalogue.entry(best.hit.passage.report)
    if best is None or entry is None:
        return None
    wanted = Wanted.of(result.reading, result.topic.texts[0], result.resolution.topic)
    if _BY_SHARE.search(question):
        wanted = replace(wanted, dimension="share")
    lines = _table(generation, entry, best)
    column = _column(lines, wanted.told_of(entry.metadata.period), result.topic)
    around = entry.metadata.place
    figures = [*_figures(_like(best.text, lines), column, question, around)] if column else []
    if len(figures) < _FEWEST or len({of.told.figure.unit for of in figures}) > 1:
        return None
    values = [of.told.figure.value for of in figures]
    extreme = max(values) if is_highest else min(values)
    first = [of for of, value in zip(figures, values, strict=True) if value == extreme]
    name = "highest_row" if is_highest else "lowest_row"
    how = prompts.render(name, lang, count=str(len(figures)), column=column)
    points = [_point(of, entry) for of in first[:_MOST_TIED]]
    told = [f"{point.stated} [{n}]" for n, point in enumerate(points, 1)]
    return answer_of(generation, result, "\n\n".join([*told, how]), points)


def _best_row(result: SearchResult, question: str, extreme: re.Pattern[str]) -> Evidence | None:
    """Return the row that fits best; None if a sentence says by itself which has the ``extreme``.

    Where a folded question asks which place, a row that a place is named in goes before others.
    """
    if len(result.searched) != 1 or result.scope.is_absent:
        return None
    evidence = result.searched[0].evidence
    prose = [each for each in evidence if each.answers and not row_of(each.text)]
    if any(extreme.search(fold(each.text)) for each in prose):  # not "giải Nhất"
        return None
    rows = [each for each in evidence if row_of(each.text)]
    if _PLACE_ASKED.search(question):
        rows.sort(key=lambda each: not _is_of_place(each.text))
    return next(iter(rows), None)


def _is_of_place(text: str) -> bool:
    """Tell whether a row is about one place: "(Xã) Mây Thượng", but not "Xã đạt chuẩn"."""
    row = row_of(text)
    name = last_part(row.name) if row else ""
    unit = _UNIT.match(fold(name))
    if unit:
        return name[unit.end() + 1 : unit.end() + 2].isupper()
    words = name.split()
    return len(words) > 1 and all(word[0].isupper() for word in words)  # "Lúa" may begin any name


def _table(generation: Generation, entry: Entry, of: Evidence) -> list[_Line]:
    """Return the rows of the table that a row is of; another line ends it."""
    lines: list[_Line] = []
    is_it = False
    for number in range(entry.first_passage, entry.end_passage):
        [(_, passage)] = generation.catalogue.passages([number])
        _, facts = generation.catalogue.facts(number)
        for sentence, text, tokens in zip(facts.sentences, facts.texts, facts.tokens, strict=True):
            start = passage.start + sentence.start
            if row_of(text):
                lines.append(_Line(passage, start, text, f"{tokens}{facts.heading}"))
                is_it = is_it or start == of.start
            elif is_it:
                return lines
            else:
                lines.clear()
    return lines if is_it else []


def _column(lines: Sequence[_Line], wanted: Wanted, topic: Topic) -> str:
    """Return the name of the column that is asked for; empty if the table is of something else."""
    widest = max(lines, key=lambda line: line.text.count("; "), default=None)
    row = widest and row_of(widest.text)
    cell = cell_told(row, widest.text, wanted) if widest and row else None
    if widest is None or cell is None:
        return ""
    weights = {
        token: of for token, of in topic.wordings[0].weights.items() if token not in _NO_TOPIC
    }
    named = sum(of for token, of in weights.items() if f" {token} " in widest.tokens)
    return cell.column if named >= _NAMED * sum(weights.values()) else ""


def _like(text: str, lines: Sequence[_Line]) -> list[_Line]:
    """Return the rows that tell the same of other groups as a row does, if it is in a group."""
    names = [row.name if (row := row_of(line.text)) else "" for line in lines]
    row = row_of(text)
    own = last_part(row.name) if row else ""
    if row is None or own == row.name or not own:
        return [*lines]
    return [line for line, name in zip(lines, names, strict=True) if last_part(name) == own]


def _figures(
    lines: Sequence[_Line], column: str, question: str, around: Place | None
) -> Iterator[_Figure]:
    """Yield what the rows give in a column; sums, also as the place around, and parts left out."""
    whole = fold(f"{around.kind} {around.name} ") if around and around.kind else None
    asked = _UNIT_ASKED.search(question)
    for line in lines:
        row = row_of(line.text)
        name = fold(row.name) if row else ""
        unit = _UNIT.match(name)
        is_other = asked and unit and unit[1] != asked[1]
        if row is None or is_other or is_total(row.name) or _SUM_OR_PART.match(name):
            continue
        if whole and f"{name} ".startswith(whole):
            continue
        for cell in row.cells:
            told = told_in(cell, line.text) if cell.column == column else None
            if told:
                yield _Figure(line, cell, told)


def _point(of: _Figure, entry: Entry) -> Point:
    line = of.line
    return Point(
        hit=Hit(line.passage, entry.metadata, 1.0),
        quote=(line.start, line.start + len(line.text)),
        text=line.text,
        marks=((line.start + of.cell.start, line.start + of.cell.end),),
        figure=of.told,
    )
