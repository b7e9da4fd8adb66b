"""The lexical leg: BM25 over tokens in tantivy (the only module that knows it).

Two spellings of every passage are indexed, as typed and without diacritics, each as single
tokens and as pairs of neighbours: ``thu ngân`` says more than ``thu`` and ``ngân``.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal

import tantivy

from hoibaocao.vietnamese.tokens import accented_tokens, bigrams, folded_tokens

Spelling = Literal["accented", "folded"]

_PAIR_WEIGHT = 0.5
_WRITER_BYTES = 1_000_000_000
"""At most; text of more would make a second segment, and a search of many segments is slow."""


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
    """Write an index of (passage, report, text) into an empty folder.

    One thread writes one segment, so that the same documents give the same ranking.

    Raises:
        OSError: The disk refuses.
    """
    try:
        _write(folder, documents)
    except ValueError as error:
        raise OSError(str(error)) from error


def _write(folder: Path, documents: Iterable[tuple[int, int, str]]) -> None:
    index = tantivy.Index(_schema(), path=str(folder))
    writer = index.writer(heap_size=_WRITER_BYTES, num_threads=1)
    for passage, report, text in documents:
        document = tantivy.Document()
        document.add_unsigned("passage", passage)
        document.add_unsigned("report", report)
        for spelling, tokens in (
            ("accented", accented_tokens(text)),
            ("folded", folded_tokens(text)),
        ):
            document.add_text(spelling, " ".join(tokens))
            document.add_text(f"{spelling}_pairs", " ".join(bigrams(tokens)))
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()


class LexicalIndex:
    """Searches an index folder written by `write_lexical`.

    Raises:
        ValueError: The folder holds no index.
    """

    def __init__(self, folder: Path) -> None:
        self._index = tantivy.Index.open(str(folder))
        self._schema = self._index.schema
        self._searcher = self._index.searcher()

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    def search(
        self, question: str, k: int, spelling: Spelling, reports: Sequence[int] | None = None
    ) -> list[tuple[int, float]]:
        """Return the ``k`` best passages with their BM25 score, best first, ties by passage.

        Args:
            question: NFC text.
            k: How many at most.
            spelling: Compare tokens as typed or without diacritics.
            reports: Look only in these reports; in all when None.
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
        hits = self._searcher.search(query, limit=k, count=False).hits
        passages = self._searcher.fast_field_values("passage", [address for _, address in hits])
        found = zip(passages, (score for score, _ in hits), strict=True)
        return sorted(
            ((int(passage or 0), float(score)) for passage, score in found),
            key=lambda pair: (-pair[1], pair[0]),
        )

    def frequency(self, token: str) -> int:
        """Return in how many passages a folded token stands, or a pair of them."""
        field = "folded_pairs" if "_" in token else "folded"
        return int(self._searcher.doc_freq(field, token))

    def _within(self, reports: Sequence[int]) -> tantivy.Query:
        """Return the query for all passages of some reports: for many of them a set is faster."""
        if len(reports) > _FEW:
            return tantivy.Query.term_set_query(self._schema, "report", list(reports))
        each = (tantivy.Query.term_query(self._schema, "report", report) for report in reports)
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, query) for query in each])

    def _term(self, field: str, value: str, weight: float) -> tantivy.Query:
        query = tantivy.Query.term_query(self._schema, field, value, index_option="freq")
        return tantivy.Query.boost_query(query, weight)
