"""A cross-encoder from a folder: one tiny model with random weights, of a fixed seed."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from hoibaocao.embedding.reranker import CrossEncoderReranker
from hoibaocao.errors import RerankerUnavailable

_WORDS = "[PAD] [UNK] [CLS] [SEP] [MASK] thu ngân sách hộ nghèo đạt tỷ đồng".split()


def _saved(folder: Path, kind: str, **more: Any) -> Path:
    import torch  # noqa: PLC0415
    import transformers  # noqa: PLC0415

    torch.manual_seed(7)
    config = transformers.BertConfig(
        vocab_size=len(_WORDS),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=64,
        initializer_range=1.0,
        **more,
    )
    getattr(transformers, kind)(config).save_pretrained(folder)
    vocabulary = {word: number for number, word in enumerate(_WORDS)}
    transformers.BertTokenizer(vocab=vocabulary).save_pretrained(folder)
    return folder


def test_each_passage_gets_the_models_own_score(tmp_path: Path) -> None:
    reranker = CrossEncoderReranker(
        str(_saved(tmp_path / "tiny", "BertForSequenceClassification", num_labels=1)), batch_size=2
    )
    passages = ["thu ngân sách đạt tỷ đồng", "hộ nghèo", "hộ nghèo " * 500]
    scores = reranker.scores("thu ngân sách", passages)
    assert len(set(scores)) == 3
    assert max(map(abs, scores)) > 1  # no sigmoid: it would flatten what is far apart
    turned = reranker.scores("thu ngân sách", passages[::-1])
    assert turned[::-1] == pytest.approx(scores, abs=1e-5)


def test_threads_take_turns_with_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    both, met = threading.Barrier(2), []

    class Model:
        def predict(self, pairs: list[tuple[str, str]], **_: Any) -> list[float]:
            with suppress(threading.BrokenBarrierError):  # as it breaks when alone
                both.wait(timeout=0.1)
                met.append(pairs)
            return [float(len(passage)) for _, passage in pairs]

    monkeypatch.setattr("hoibaocao.embedding.reranker.find_folder", Path)
    monkeypatch.setattr("hoibaocao.embedding.reranker._load", lambda _: Model())
    reranker = CrossEncoderReranker("any")
    with ThreadPoolExecutor(2) as pool:
        scores = list(pool.map(lambda passage: reranker.scores("thu", [passage]), ["a", "bc"]))
    assert (scores, met) == ([[1.0], [2.0]], [])


@pytest.mark.parametrize(
    ("kind", "more", "reason"),
    [
        ("BertModel", {}, "holds no cross-encoder but a BertModel"),
        ("BertForSequenceClassification", {"num_labels": 3}, "it gives 3 scores a pair, not one"),
    ],
)
def test_other_models_are_refused(
    tmp_path: Path, kind: str, more: dict[str, Any], reason: str
) -> None:
    folder = _saved(tmp_path / "other", kind, **more)
    with pytest.raises(RerankerUnavailable, match=reason):
        CrossEncoderReranker(str(folder)).scores("thu", ["thu"])


def test_damaged_weights_are_told(tmp_path: Path) -> None:
    folder = _saved(tmp_path / "tiny", "BertForSequenceClassification", num_labels=1)
    (folder / "model.safetensors").write_bytes(b"?")
    with pytest.raises(RerankerUnavailable, match="do not load"):
        CrossEncoderReranker(str(folder)).scores("thu", ["thu"])


@pytest.mark.parametrize("name", ["no such/model/at all", "empty"])
def test_a_missing_model_is_told_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    with pytest.raises(RerankerUnavailable, match="HOIBAOCAO_SEARCH__RERANKER"):
        CrossEncoderReranker(name).scores("thu", ["thu"])
