"""The sample library, indexed once a run with the embedded model."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from hoibaocao import wiring
from hoibaocao.answering.assistant import Assistant
from hoibaocao.indexing.library import Library
from hoibaocao.settings import PROJECT, Settings, load_settings


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
