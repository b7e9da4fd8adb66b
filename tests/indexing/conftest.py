from pathlib import Path

import pytest

from hoibaocao.indexing.library import Library
from tests.fakes import FakeEmbedder

FIRST = "BÁO CÁO\nKinh tế huyện Sông Trăng 6 tháng đầu năm 2023\n\nThu ngân sách đạt 12,5 tỷ đồng."
SECOND = "BÁO CÁO\nKinh tế huyện Cửa Thông năm 2022\n\nThu ngân sách đạt 40 tỷ đồng."


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    (folder / "2022").mkdir(parents=True)
    (folder / "song-trang.txt").write_text(FIRST, encoding="utf-8")
    (folder / "2022" / "cua-thong.txt").write_text(SECOND, encoding="utf-8")
    return folder


@pytest.fixture
def embedder() -> FakeEmbedder:
    return FakeEmbedder()


@pytest.fixture
def library(reports: Path, tmp_path: Path, embedder: FakeEmbedder) -> Library:
    return Library(reports, tmp_path / "index", embedder, target_chars=700)
