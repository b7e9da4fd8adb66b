"""The lexical leg: BM25 over tokens in tantivy (the only module that knows it).

Two spellings of every passage are indexed, as typed and without diacritics, each as single
tokens and as pairs of neighbours: ``thu ngân`` says more than ``thu`` and ``ngân``.
"""

import errno
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import numpy as np
import tantivy
from numpy.typing import NDArray

from hoibaocao.vietnamese.tokens import accented_tokens, bigrams, folded_tokens

Spelling = Literal["accented", "folded"]

_PAIR_WEIGHT = 0.5
_WRITER_BYTES = 1_000_000_000
"""At most; text of more would make a second segment, and a search of many segments is slow."""
_STALE = 0.05
_SMALL = 4_000
"""Words of passages that were withdrawn count in how rare a word is until the index is written
anew: at once if it has few passages, else when so large a share of them is withdrawn."""
_DIGITS = 3
"""Of a score. What is summed up in another order differs in more: see `LexicalIndex.search`."""
_MORE = 10
_OS_ERROR = re.compile(r"os error (\d+)")

_KEPT_WORDS = 4096
"""Of questions, that are looked up once."""
_FEW = 100
"""Of so many reports it takes less time to ask for each than to look a set up among all."""


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("passage", fast=True)
    builder.add_unsigned_field("report", indexed=True)
    for spelling in ("accented", "folded"):
        for name in (spelling, f"{spelling}_pairs"):
            builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    return builder.build()


def write_lexical(folder: Path, documents: Iterable[tuple[int, int, str]]) -> None:
    """Write an index into an empty folder.

    One thread writes one segment, so that the same documents give the same ranking.

    Args:
        folder: Where to; it is there.
        documents: The key of each passage, that of its report, and the text. Those of a report
            follow each other from the report's own key on.

    Raises:
        OSError: The disk refuses.
    """
    with _refusals():
        _update(tantivy.Index(_schema(), path=str(folder)), (), documents)


def update_lexical(
    folder: Path, withdrawn: Iterable[int], documents: Iterable[tuple[int, int, str]]
) -> None:
    """Change an index whose files may be links to those of another one, which stays as it is.

    Args:
        folder: Of the index.
        withdrawn: Keys of reports that it no longer holds.
        documents: As for `write_lexical`.

    Raises:
        OSError: The disk refuses.
    """
    with _refusals():
        _update(tantivy.Index.open(str(folder)), withdrawn, documents)


def is_stale(passages: int, withdrawn: int) -> bool:
    """Tell whether an index is to be written anew rather than changed.

    Args:
        passages: That it holds.
        withdrawn: Passages that were withdrawn since it was written.
    """
    return withdrawn > (0 if passages <= _SMALL else _STALE * passages)


def _update(
    index: tantivy.Index, withdrawn: Iterable[int], documents: Iterable[tuple[int, int, str]]
) -> None:
    writer = index.writer(heap_size=_WRITER_BYTES, num_threads=1)
    for key in withdrawn:  # by a query: a term is taken for a signed number, and finds nothing
        query = tantivy.Query.term_query(index.schema, "report", key)
        writer.delete_documents_by_query(query)
    for document in documents:
        writer.add_document(_document(*document))
    writer.commit()
    writer.wait_merging_threads()


@contextmanager
def _refusals() -> Iterator[None]:
    """Raise what the disk refuses tantivy as an error of the system."""
    try:
        yield
    except ValueError as error:
        number = _OS_ERROR.search(str(error))
        raise OSError(int(number[1]) if number else errno.EIO, str(error)) from error


def _document(passage: int, report: int, text: str) -> tantivy.Document:
    document = tantivy.Document()
    document.add_unsigned("passage", passage)
    document.add_unsigned("report", report)
    for spelling, tokens in (("accented", accented_tokens(text)), ("folded", folded_tokens(text))):
        document.add_text(spelling, " ".join(tokens))
        document.add_text(f"{spelling}_pairs", " ".join(bigrams(tokens)))
    return document


def _opened(folder: Path) -> tuple[tantivy.Schema, tantivy.Searcher]:
    """Open an index for reading, in a folder that must not be written too.

    Tantivy locks a folder to look into it, so there it looks into another one: of links, gone as
    soon as the files are open.
    """
    try:
        return _searched(folder)
    except ValueError:
        with TemporaryDirectory(prefix="hoibaocao-") as links:
            for file in folder.iterdir():
                if file.suffix != ".lock":
                    (Path(links) / file.name).symlink_to(file.resolve())
            return _searched(Path(links))


def _searched(folder: Path) -> tuple[tantivy.Schema, tantivy.Searcher]:
    index = tantivy.Index.open(str(folder))
    return index.schema, index.searcher()


class LexicalIndex:
    """Searches an index folder written by `write_lexical`.

    Attributes:
        frequency: Returns in how many passages a folded token stands, or a pair of them.

    Args:
        folder: Of the index.
        keys: Those of the reports, in order of the catalogue.
        firsts: The number in the catalogue of the first passage of each report.

    Raises:
        ValueError: The folder holds no index.
    """

    def __init__(self, folder: Path, keys: Sequence[int], firsts: Sequence[int]) -> None:
        self._schema, self._searcher = _opened(folder)
        self._keys = keys
        ordered = np.array(sorted(zip(keys, firsts, strict=True)), np.int64).reshape(-1, 2)
        self._sorted_keys, self._firsts = ordered.T.copy()
        self.frequency = lru_cache(_KEPT_WORDS)(partial(_frequency, self._searcher))

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    def search(
        self, question: str, k: int, spelling: Spelling, reports: Sequence[int] | None = None
    ) -> list[tuple[int, float]]:
        """Return the ``k`` best passages with their BM25 score, best first, ties by passage.

        Scores are rounded, and all that tie for the last place are looked at: near copies tie, and
        which comes first must not depend on when it was indexed.

        Args:
            question: NFC text.
            k: How many at most.
            spelling: Compare tokens as typed or without diacritics.
            reports: Look only in these reports, by their number in the catalogue; in all when None.
        """
        tokens = accented_tokens(question) if spelling == "accented" else folded_tokens(question)
        terms: list[tuple[str, str, float]]
        terms = [(spelling, token, 1.0) for token in dict.fromkeys(tokens)]
        pairs = dict.fromkeys(bigrams(tokens))
        terms += [(f"{spelling}_pairs", pair, _PAIR_WEIGHT) for pair in pairs]
        if not terms or (reports is not None and not reports):
            return []
        query = tantivy.Query.boolean_query(
            [(tantivy.Occur.Should, self._term(*term)) for term in terms]
        )
        if reports is not None:
            within = tantivy.Query.const_score_query(self._within(reports), 0.0)
            query = tantivy.Query.boolean_query(
                [(tantivy.Occur.Must, query), (tantivy.Occur.Must, within)]
            )
        return sorted(self._best(query, k), key=lambda pair: (-pair[1], pair[0]))[:k]

    def _best(self, query: tantivy.Query, k: int) -> list[tuple[int, float]]:
        """Return at least ``k`` passages, if there are, and all that tie with the last of them."""
        limit, ties = k + _MORE, True
        while ties:
            hits = self._searcher.search(query, limit=limit, count=False).hits
            scores = [round(score, _DIGITS) for score, _ in hits]
            ties = len(hits) == limit and scores[-1] == scores[k - 1]
            limit *= 4
        passages = self._searcher.fast_field_values("passage", [address for _, address in hits])
        return list(zip(self._numbers(np.array(passages, np.int64)), scores, strict=True))

    def _numbers(self, keys: NDArray[np.int64]) -> list[int]:
        """Return the numbers in the catalogue of passages."""
        at = self._sorted_keys.searchsorted(keys, side="right") - 1
        return list((self._firsts[at] + keys - self._sorted_keys[at]).tolist())

    def _within(self, reports: Sequence[int]) -> tantivy.Query:
        """Return the query for all passages of some reports: for many of them a set is faster."""
        keys = [self._keys[report] for report in reports]
        if len(keys) > _FEW:
            return tantivy.Query.term_set_query(self._schema, "report", keys)
        each = (tantivy.Query.term_query(self._schema, "report", key) for key in keys)
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, query) for query in each])

    def _term(self, field: str, value: str, weight: float) -> tantivy.Query:
        query = tantivy.Query.term_query(self._schema, field, value, index_option="freq")
        return tantivy.Query.boost_query(query, weight)


def _frequency(searcher: tantivy.Searcher, token: str) -> int:
    return int(searcher.doc_freq("folded_pairs" if "_" in token else "folded", token))
