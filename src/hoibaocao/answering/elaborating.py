"""More of what an answer says: the sentences that stand next to those it quotes."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from hoibaocao.records import Answer, Citation, Statement
from hoibaocao.vietnamese.sentences import sentence_spans

_MORE = 2
"""So many sentences are added for each one that is quoted."""
_LEAST_WORDS = 4
"""A shorter one is a heading or the number of a table."""


def elaborated(answer: Answer) -> Answer:
    """Return an answer with what its reports say next to what it quotes, cited word for word."""
    more = list(_neighbours(answer.citations))
    if not more:
        return answer
    said = [f"{citation.quote} [{citation.n}]" for citation in more]
    return replace(
        answer,
        text="\n\n".join([answer.text, *said]),
        statements=(
            *answer.statements,
            *(Statement(citation.quote, (citation.n,), verified=True) for citation in more),
        ),
        citations=(*answer.citations, *more),
    )


def _neighbours(quoted: Iterable[Citation]) -> Iterator[Citation]:
    """Yield sentences of the same passages, numbered on: those behind a quote, else those ahead."""
    known = list(quoted)
    for citation in tuple(known):
        passage = citation.passage
        spans = [
            (passage.start + start, passage.start + end)
            for start, end in sentence_spans(passage.text)
            if len(passage.text[start:end].split()) >= _LEAST_WORDS
        ]
        behind = [span for span in spans if span[0] >= citation.end]
        ahead = [span for span in spans if span[1] <= citation.start]
        for start, end in behind[:_MORE] or ahead[-_MORE:]:
            text = passage.quote(start, end)
            is_said = any(
                start < other.end and other.start < end and passage.report == other.passage.report
                for other in known
            )
            if not is_said and text != passage.heading:
                n = len(known) + 1
                more = replace(citation, n=n, start=start, end=end, quote=text, marks=())
                known.append(more)
                yield more
