"""Two things asked for at once: each is looked for by itself, and what is told stands together."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from hoibaocao.records import Answer, Citation
from hoibaocao.searching.search import SearchResult
from hoibaocao.searching.signs import is_named
from hoibaocao.vietnamese.pairs import Pair, pair_asked


def asked_apart(result: SearchResult) -> Pair | None:
    """Return the two questions that one asks at once.

    None if it asks for one thing, about several places or periods, or if a sentence names both.
    Of a general text more than one sentence is told whatever is asked; what "và" joins in a
    question to it are seldom two things.
    """
    scope = result.resolution
    if len(result.searched) != 1 or not result.sides or result.sides[0].quotes:
        return None
    answering = [each for each in result.sides[0].evidence if each.answers]
    if any(is_named(each.signs) for each in answering):
        return None
    dates = [(mention.start, mention.end) for mention in scope.mentions]
    pair = pair_asked(scope.question, [*scope.spans, *dates])
    is_general = bool(answering) and answering[0].hit.metadata.is_general
    return None if pair and is_general and not pair.told_apart else pair


def together(answers: Sequence[Answer], question: str) -> Answer:
    """Return one answer for several, what each cites numbered on.

    What is said twice stands once; that something is not told is said though the nearest is.

    Args:
        answers: To the parts of a question; the first is no refusal.
        question: The whole one.
    """
    told = list(_numbered_on(answers))
    first = told[0]
    return replace(
        first,
        question=question,
        text="\n\n".join(answer.text for answer in told),
        statements=tuple(each for answer in told for each in answer.statements),
        citations=tuple(each for answer in told for each in answer.citations),
    )


def _numbered_on(answers: Sequence[Answer]) -> Iterator[Answer]:
    numbers = count(1)
    said: set[tuple[str, int, int]] = set()
    stated: set[str] = set()
    for answer in answers:
        spots = {_spot(citation) for citation in answer.citations}
        if spots <= said and not answer.refused and set(_words_of(answer)) <= stated:
            continue
        stated |= set(_words_of(answer))
        said |= spots
        new = {citation.n: next(numbers) for citation in answer.citations}
        text = answer.text
        for old in sorted(new, reverse=True):
            text = text.replace(f"[{old}]", f"[{new[old]}]")
        yield replace(
            answer,
            text=text,
            statements=tuple(
                replace(each, citations=tuple(new[n] for n in each.citations))
                for each in answer.statements
            ),
            citations=tuple(replace(each, n=new[each.n]) for each in answer.citations),
        )


def _words_of(answer: Answer) -> Iterator[str]:
    return (each.text for each in answer.statements)


def _spot(citation: Citation) -> tuple[str, int, int]:
    return citation.passage.report, citation.start, citation.end
