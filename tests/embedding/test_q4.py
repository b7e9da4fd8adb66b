import struct
from pathlib import Path

import numpy as np
import pytest

from hoibaocao.embedding.q4 import Shape, Special, WeightFile


def test_the_header_and_the_vocabulary(tiny_weights: Path) -> None:
    weights = WeightFile(tiny_weights.read_bytes())
    assert weights.shape == Shape(32, 1, 2, 64, 10, 16, 2, np.float32(1e-12).item(), 32)
    assert weights.special == Special(start=0, end=2, padding=1, unknown=3)
    assert [piece for piece, _ in weights.pieces[:3]] == ["<s>", "<pad>", "</s>"]
    assert weights.pieces[-1] == ("▁passage:", -5.0)


def test_a_q4_block_is_scaled_and_unshuffled(tiny_weights: Path) -> None:
    data = bytearray(tiny_weights.read_bytes())
    entry = data.index(b"\x08\x00emb.word") + 10
    offset = struct.unpack_from("<BIQQ", data, entry)[2]
    struct.pack_into("<e16B", data, offset, 0.5, *(low | (15 - low) << 4 for low in range(16)))
    row = WeightFile(bytes(data)).tensor("emb.word")[:32]
    assert row.dtype == np.float32
    assert row.tolist() == [(low - 8) / 2 for low in range(16)] + [
        (7 - low) / 2 for low in range(16)
    ]


def test_a_plain_tensor_is_read_as_it_is(tiny_weights: Path) -> None:
    data = tiny_weights.read_bytes()
    last = np.frombuffer(data[-32 * 4 :], "<f4")
    assert WeightFile(data).tensor("l0.fo.b").tolist() == last.tolist()


def test_another_format_is_refused() -> None:
    with pytest.raises(ValueError, match="does not begin like a weight file of version 1"):
        WeightFile(b"GGUF" + bytes(100))


@pytest.mark.parametrize("size", [3, 30, 90, 400])
def test_a_cut_header_is_refused(tiny_weights: Path, size: int) -> None:
    with pytest.raises(ValueError, match="ends too early"):
        WeightFile(tiny_weights.read_bytes()[:size])


def test_a_cut_tensor_is_refused(tiny_weights: Path) -> None:
    weights = WeightFile(tiny_weights.read_bytes()[:-4])
    with pytest.raises(ValueError, match="smaller than requested"):
        weights.tensor("l0.fo.b")
