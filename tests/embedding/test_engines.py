import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from hoibaocao.embedding import engines
from hoibaocao.embedding.bundled import bundled_model
from hoibaocao.embedding.locating import FoundModel
from hoibaocao.errors import ModelUnavailable

_FOUND = FoundModel(Path("folder"), "model", "", "0")


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Path]]:
    """The engines that were made, of what folder; the export is a folder named so."""
    made: list[tuple[str, Path]] = []
    for module, name in (("openvino_engine", "OpenVinoEngine"), ("torch_engine", "TorchEngine")):
        stub: Any = type(module, (), {})()
        setattr(stub, name, lambda folder, *_, name=name: made.append((name, folder)))
        monkeypatch.setitem(sys.modules, f"hoibaocao.embedding.{module}", stub)
    monkeypatch.setattr(engines, "exported", lambda *_: Path("export"))
    monkeypatch.setattr(engines, "_has_gpu", lambda: False)
    return made


def test_openvino_comes_first(loaded: list[tuple[str, Path]]) -> None:
    engines.load_engine(_FOUND, Path())
    assert loaded == [("OpenVinoEngine", Path("export"))]


def test_a_gpu_is_for_torch_unless_openvino_is_named(
    loaded: list[tuple[str, Path]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "_has_gpu", lambda: True)
    engines.load_engine(_FOUND, Path())
    engines.load_engine(_FOUND, Path(), "openvino")
    assert [name for name, _ in loaded] == ["TorchEngine", "OpenVinoEngine"]


def test_8_bits_are_for_who_names_them(
    loaded: list[tuple[str, Path]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "_has_gpu", lambda: True)
    monkeypatch.setattr(engines, "exported", lambda _found, _cache, precision, _: Path(precision))
    for name in ("auto", "openvino", "openvino-int8"):
        engines.load_engine(_FOUND, Path(), name)
    assert loaded == [
        ("TorchEngine", Path("folder")),
        ("OpenVinoEngine", Path("float")),
        ("OpenVinoEngine", Path("int8")),
    ]


def test_torch_can_be_named(loaded: list[tuple[str, Path]]) -> None:
    engines.load_engine(_FOUND, Path(), "torch")
    assert loaded == [("TorchEngine", Path("folder"))]


def test_without_openvino_torch_does_it(
    loaded: list[tuple[str, Path]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    engines.load_engine(_FOUND, Path())
    assert loaded == [("TorchEngine", Path("folder"))]


def test_what_cannot_be_exported_is_left_to_torch(
    loaded: list[tuple[str, Path]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "exported", lambda *_: None)
    engines.load_engine(_FOUND, Path())
    assert loaded == [("TorchEngine", Path("folder"))]
    with pytest.raises(ModelUnavailable, match="it cannot run on OpenVINO in float"):
        engines.load_engine(_FOUND, Path(), "openvino")
    with pytest.raises(ModelUnavailable, match="it cannot run on OpenVINO in int8"):
        engines.load_engine(_FOUND, Path(), "openvino-int8")


def test_a_disk_that_refuses_the_export_is_told(
    loaded: list[tuple[str, Path]],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def refuse(*_: object) -> Path:
        raise OSError("no space left")

    monkeypatch.setattr(engines, "exported", refuse)
    engines.load_engine(_FOUND, Path())
    assert loaded == [("TorchEngine", Path("folder"))]
    assert caplog.messages == ["model runs on torch, which is slower: no space left"]


@pytest.mark.model
def test_an_export_is_made_once_and_needs_no_torch(tiny_weights: Path, tmp_path: Path) -> None:
    """Nor does it leave this computer, though OpenVINO's package would tell its makers."""
    folder = bundled_model(tmp_path / "model")
    code = """
import socket, sys
from pathlib import Path
def refuse(*args, **kwargs):
    raise SystemExit("it went to the network")
socket.getaddrinfo = socket.socket.connect = refuse
from hoibaocao.embedding.encoder import ModelEmbedder
said = []
embedder = ModelEmbedder(
    sys.argv[1], Path(sys.argv[2]), engine="openvino", progress=lambda *step: said.append(step)
)
assert embedder.embed_questions(["thu"])[0].shape == (32,)
print(said, [name for name in ("torch", "tokenizers", "openvino_telemetry") if name in sys.modules])
"""
    command = [sys.executable, "-c", code, str(folder), str(tmp_path / "cache")]
    said = [
        subprocess.run(command, capture_output=True, text=True, check=True).stdout for _ in range(2)
    ]
    assert said == ["[('export', 0, 1), ('export', 1, 1)] []\n", "[] []\n"]
