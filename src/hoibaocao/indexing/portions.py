"""The vectors of new reports, made of some reports at a time: memory does not grow with them all.

What many reports say is embedded once, in whichever portion it comes first.
"""

import hashlib
from collections.abc import Generator, Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

import numpy as np

from hoibaocao.chunking import indexed_text, meaning
from hoibaocao.durable import UNFINISHED
from hoibaocao.embedding.encoder import Embedder
from hoibaocao.indexing.sources import Fresh
from hoibaocao.indexing.spool import Cut
from hoibaocao.indexing.vectors import Halves
from hoibaocao.records import Progress

Embedded = tuple[Cut, tuple[Halves, Halves]]
"""A report with the vectors of its passages and of its sentences."""

PORTION = 50_000
"""Texts: of some three hundred reports. To begin a portion takes a second, as the model is made
ready for many texts; to embed one takes minutes."""


def embedded(
    reports: Sequence[Fresh], embedder: Embedder, scratch: Path, progress: Progress
) -> Generator[Embedded]:
    """Yield each report with the vectors of its passages and of its sentences, in order.

    Args:
        reports: That were read.
        embedder: Makes the vectors.
        scratch: A folder for the vectors of earlier portions, in a file that no one else sees.
        progress: Told of the texts done, and of how many there are at most.

    Raises:
        OSError: The disk refuses.
    """
    with TemporaryFile(prefix=UNFINISHED, dir=scratch) as file:
        known = _Known(file, embedder.identity.dimension)
        left = sum(map(_texts, reports))
        for portion in _portions(reports):
            left -= sum(map(_texts, portion))
            cut = [each.aside.taken() for each in portion]
            groups = [*map(_passages, cut), *map(_sentences, cut)]
            texts = [text for group in groups for text in group]
            known.embed(texts, embedder, left, progress)
            borders = np.cumsum([len(group) for group in groups])[:-1]
            blocks = np.split(known.vectors(texts), borders)
            for at, report in enumerate(cut):
                yield report, (blocks[at], blocks[len(cut) + at])


class _Known:
    """The vectors of texts that were embedded, by what the texts say.

    Args:
        file: For the vectors, open for writing and reading.
        dimension: Of a vector.
    """

    def __init__(self, file: IO[bytes], dimension: int) -> None:
        self._file = file
        self._dimension = dimension
        self._rows: dict[bytes, int] = {}

    def embed(
        self, texts: Iterable[str], embedder: Embedder, left: int, progress: Progress
    ) -> None:
        """Embed the texts that are not known; ``left`` is how many more may be to come."""
        new = {key: text for text in texts if (key := _key(text)) not in self._rows}
        done = len(self._rows)
        if new:
            vectors = embedder.embed_passages(
                [*new.values()],
                lambda some, own: progress("embedding", done + some, done + own + left),
            )
            self._file.write(vectors.astype(np.float16).tobytes())
            self._rows.update(zip(new, range(done, done + len(new)), strict=True))

    def vectors(self, texts: Sequence[str]) -> Halves:
        """Return the vectors of known texts, shape (n, dimension)."""
        if not texts:
            return np.zeros((0, self._dimension), np.float16)
        self._file.flush()
        shape = len(self._rows), self._dimension
        rows = np.memmap(self._file, np.float16, "r", shape=shape)
        return np.asarray(rows)[[self._rows[_key(text)] for text in texts]]


def _key(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=16).digest()


def _texts(report: Fresh) -> int:
    return report.passages + report.sentences


def _portions(reports: Iterable[Fresh]) -> Iterator[list[Fresh]]:
    portion: list[Fresh] = []
    size = 0
    for report in reports:
        portion.append(report)
        size += _texts(report)
        if size >= PORTION:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion


def _passages(of: Cut) -> list[str]:
    return [indexed_text(passage, of.report.metadata) for passage in of.passages]


def _sentences(of: Cut) -> list[str]:
    return [
        meaning(passage.text[sentence.start : sentence.end])
        for passage, own in zip(of.passages, of.sentences, strict=True)
        for sentence in own
    ]
