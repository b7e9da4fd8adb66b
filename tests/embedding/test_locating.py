import hashlib
import socket
import time
from pathlib import Path

import huggingface_hub
import pytest
from huggingface_hub import constants

from hoibaocao.embedding.locating import find_model
from hoibaocao.errors import ModelUnavailable

COMMIT = "0123456789abcdef0123456789abcdef01234567"


@pytest.fixture
def hub_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    cache = tmp_path / "hub"
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(cache))
    return cache


def put_into(hub_cache: Path, name: str, files: dict[str, bytes]) -> Path:
    repository = hub_cache / f"models--{name.replace('/', '--')}"
    (repository / "refs").mkdir(parents=True)
    (repository / "refs" / "main").write_text(COMMIT, encoding="utf-8")
    folder = repository / "snapshots" / COMMIT
    folder.mkdir(parents=True)
    for file, content in files.items():
        (folder / file).write_bytes(content)
    return folder


@pytest.mark.parametrize("model", ["", "embedded"])
def test_the_embedded_model(tiny_weights: Path, tmp_path: Path, model: str) -> None:
    found = find_model(model, tmp_path / "cache")
    weights = (found.folder / "model.safetensors").read_bytes()
    assert found.name == "multilingual-e5-small-q4"
    assert found.revision == f"v1-{hashlib.sha256(tiny_weights.read_bytes()).hexdigest()[:12]}"
    assert found.weights_sha256 == hashlib.sha256(weights).hexdigest()


@pytest.mark.parametrize("model", ["", "embedded"])
def test_without_the_wheel_the_hubs_full_precision_one_is_used(
    hub_cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, model: str
) -> None:
    monkeypatch.setattr("hoibaocao.embedding.bundled._source", lambda: None)
    files = {"config.json": b"{}", "model.safetensors": b"weights"}
    folder = put_into(hub_cache, "intfloat/multilingual-e5-small", files)
    found = find_model(model, tmp_path)
    assert (found.folder, found.name) == (folder, "intfloat/multilingual-e5-small")
    assert found.revision == COMMIT
    assert found.weights_sha256 == hashlib.sha256(b"weights").hexdigest()


def test_a_folder_is_known_by_its_name_and_its_weights(tmp_path: Path) -> None:
    folder = tmp_path / "my-model"
    folder.mkdir()
    (folder / "model-2.safetensors").write_bytes(b"two")
    (folder / "model-1.safetensors").write_bytes(b"one")
    (folder / "pytorch_model.bin").write_bytes(b"not used beside safetensors")
    found = find_model(str(folder), tmp_path)
    assert (found.folder, found.name, found.revision) == (folder, "my-model", "")
    assert found.weights_sha256 == hashlib.sha256(b"onetwo").hexdigest()


def test_a_folder_without_weights(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match="holds no weights"):
        find_model(str(tmp_path), tmp_path)


def test_a_folder_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match="there is no such folder, and it is not a name"):
        find_model(str(tmp_path / "nowhere"), tmp_path)


def test_an_unknown_name_without_a_network_fails_at_once(
    hub_cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    began = time.monotonic()
    with pytest.raises(ModelUnavailable) as caught:
        find_model("nobody/no-such-model", tmp_path)
    assert time.monotonic() - began < 5
    assert str(caught.value).startswith(
        "The embedding model nobody/no-such-model cannot be loaded: "
        "it is not on this computer, and the model hub did not give it ("
    )


def test_an_unknown_name_in_offline_mode(
    hub_cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    with pytest.raises(ModelUnavailable, match="offline mode is enabled"):
        find_model("nobody/no-such-model", tmp_path)


def test_a_model_with_old_weights_only_is_fetched_with_them(
    hub_cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = put_into(hub_cache, "somebody/old", {"config.json": b"{}"})
    wanted: list[str] = []

    def fetch(name: str, *, allow_patterns: list[str], **_: object) -> str:
        wanted.append(allow_patterns[-1])
        if allow_patterns[-1] == "*.bin":
            (folder / "pytorch_model.bin").write_bytes(b"old")
        return str(folder)

    class Hub:
        sha = COMMIT

        def model_info(self, name: str, timeout: float) -> "Hub":
            return self

    monkeypatch.setattr(huggingface_hub, "HfApi", Hub)
    monkeypatch.setattr(huggingface_hub, "snapshot_download", fetch)
    found = find_model("somebody/old", tmp_path)
    assert wanted == ["*.safetensors", "*.bin"]
    assert (found.revision, found.weights_sha256) == (COMMIT, hashlib.sha256(b"old").hexdigest())
