"""The sample library, indexed once a run with the embedded model; a console on a small one."""

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

import pytest

from hoibaocao import wiring
from hoibaocao.answering.assistant import Assistant
from hoibaocao.cli import main
from hoibaocao.indexing.library import Library
from hoibaocao.reading.sandbox import Sandbox
from hoibaocao.settings import PROJECT, Settings, load_settings
from tests.fakes import FakeEmbedder

_REPORTS = {
    "song-trang.txt": (
        "BÁO CÁO\nTình hình kinh tế - xã hội 6 tháng đầu năm 2023 của huyện Sông Trăng\n\n"
        "Thu ngân sách trên địa bàn đạt 104,3 tỷ đồng, tăng 12% so với cùng kỳ năm 2022.\n\n"
        "Toàn huyện còn 1.142 hộ nghèo."
    ),
    "cua-thong.txt": (
        "BÁO CÁO\nTình hình kinh tế - xã hội năm 2022 của thị xã Cửa Thông\n\n"
        "Thu ngân sách nhà nước đạt 286,4 tỷ đồng."
    ),
}


@dataclass(frozen=True, slots=True)
class Sample:
    """The sample library as the application uses it."""

    settings: Settings
    library: Library
    assistant: Assistant


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    settings = load_settings(PROJECT / "reports", tmp_path_factory.mktemp("sample") / "index")
    embedder = wiring.make_embedder(settings)
    library = wiring.make_library(settings, embedder)
    library.sync()
    return Sample(settings, library, wiring.make_assistant(settings, library, embedder))


@pytest.fixture(scope="session", autouse=True)
def sandbox() -> Iterator[Sandbox]:
    """Give the sandbox that reads for all tests: to start one takes longer than most tests."""
    with Sandbox() as shared, pytest.MonkeyPatch.context() as patch:
        patch.setattr("hoibaocao.indexing.gathering.Sandbox", lambda *_: nullcontext(shared))
        yield shared


@pytest.fixture
def write_reports(tmp_path: Path) -> Callable[[dict[str, str]], Path]:
    """Give a function that writes a folder of reports."""

    def write(texts: dict[str, str]) -> Path:
        for name, text in texts.items():
            path = tmp_path / "reports" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path / "reports"

    return write


class Console:
    """Runs commands on two small reports and tells exit code, output and complaint."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            main(arguments)
        said = self._capsys.readouterr()
        return int(left.value.code or 0), said.out, said.err


@pytest.fixture
def console(
    write_reports: Callable[[dict[str, str]], Path],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Console:
    folder = write_reports(_REPORTS)
    monkeypatch.setenv("HOIBAOCAO_REPORTS_DIR", str(folder))
    monkeypatch.setenv("HOIBAOCAO_INDEX_DIR", str(folder.parent / "index"))
    monkeypatch.setattr(wiring, "make_embedder", lambda *_: FakeEmbedder())
    return Console(folder, capsys)
