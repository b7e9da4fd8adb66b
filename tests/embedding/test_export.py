import json
import logging
import subprocess
from pathlib import Path

import pytest

from hoibaocao.embedding.export import exported
from hoibaocao.embedding.locating import FoundModel


@pytest.fixture
def found(tmp_path: Path) -> FoundModel:
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "config.json").write_text("{}", encoding="utf-8")
    return FoundModel(folder, "model", "", "0")


class Process:
    """Stands in for the process that exports: writes a file, and ends as it is told."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.code, self.said, self.runs = 0, "", 0
        self.precisions: list[str] = []
        monkeypatch.setattr("subprocess.run", self)

    def __call__(self, command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        self.runs += 1
        self.precisions.append(command[-3])
        Path(command[-1], "model.xml").write_text("<net/>", encoding="utf-8")
        return subprocess.CompletedProcess(command, self.code, "", self.said)


@pytest.fixture
def process(monkeypatch: pytest.MonkeyPatch) -> Process:
    return Process(monkeypatch)


def test_it_is_made_once(found: FoundModel, process: Process, tmp_path: Path) -> None:
    folder = exported(found, tmp_path / "cache")
    assert folder
    assert (folder / "model.xml").read_text(encoding="utf-8") == "<net/>"
    assert exported(found, tmp_path / "cache") == folder
    assert process.runs == 1


def test_other_settings_or_weights_are_exported_apart(
    found: FoundModel, process: Process, tmp_path: Path
) -> None:
    first = exported(found, tmp_path / "cache")
    other = exported(FoundModel(found.folder, "model", "", "1"), tmp_path / "cache")
    (found.folder / "config.json").write_text(json.dumps({"a": 1}), encoding="utf-8")
    assert len({first, other, exported(found, tmp_path / "cache")}) == 3


def test_a_new_export_takes_the_place_of_what_was_exported_of_the_model_before(
    found: FoundModel, process: Process, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    for left in ("openvino-v0-0123456789ab", "openvino-v1-0123456789ab", "recognised"):
        (cache / left).mkdir(parents=True)
        (cache / left / "model.bin").write_bytes(b"0")
    other = exported(FoundModel(found.folder, "another model", "", "1"), cache)
    first = exported(found, cache)
    assert first
    assert {*cache.iterdir()} == {first, other, cache / "recognised"}
    second = exported(FoundModel(found.folder, "model", "", "2"), cache)
    assert {*cache.iterdir()} == {second, other, cache / "recognised"}


def test_one_is_kept_of_each_precision(found: FoundModel, process: Process, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    made = [exported(found, cache, precision) for precision in ("float", "int8", "float")]
    assert process.precisions == ["float", "int8"]
    assert {*cache.iterdir()} == {*made}
    assert len({*made}) == 2
    newer = exported(FoundModel(found.folder, "model", "", "1"), cache, "int8")
    assert {*cache.iterdir()} == {made[0], newer}


def test_a_model_that_does_not_fit_is_remembered(
    found: FoundModel, process: Process, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    process.code, process.said = 1, "Traceback\nValueError: other vectors\n"
    for _ in range(2):
        assert exported(found, tmp_path / "cache") is None
    assert process.runs == 1
    assert caplog.record_tuples == [
        (
            "hoibaocao.embedding.export",
            logging.WARNING,
            "model cannot run on OpenVINO and is left to torch: ValueError: other vectors",
        )
    ]


@pytest.mark.parametrize("code", [75, -9])
def test_a_full_disk_or_a_killed_process_is_tried_again(
    found: FoundModel, process: Process, tmp_path: Path, code: int
) -> None:
    process.code = code
    with pytest.raises(OSError, match=f"writing model for OpenVINO ended with code {code}"):
        exported(found, tmp_path / "cache")
    assert list((tmp_path / "cache").iterdir()) == []
    process.code = 0
    assert exported(found, tmp_path / "cache")
