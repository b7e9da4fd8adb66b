from collections.abc import Callable
from pathlib import Path

import pytest

from hoibaocao import wiring
from hoibaocao.settings import load_settings
from tests.fakes import FakeEmbedder


def test_a_langchain_retriever_finds_passages(
    write_reports: Callable[[dict[str, str]], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wiring, "make_embedder", lambda *_: FakeEmbedder())
    reports = write_reports(
        {
            "a.txt": "BÁO CÁO\nKinh tế huyện Sông Trăng năm 2023\n\nThu ngân sách đạt 12 tỷ đồng.",
            "b.txt": "BÁO CÁO\nKinh tế huyện Cửa Thông năm 2022\n\nThu ngân sách đạt 40 tỷ đồng.",
        }
    )
    settings = load_settings(reports, reports.parent / "index")
    wiring.make_library(settings, FakeEmbedder()).sync()
    document, *_ = wiring.make_retriever(settings, k=2).invoke("thu ngan sach cua thong 2022")
    assert "40 tỷ đồng" in document.page_content
    assert document.metadata["report"] == "b.txt"
    assert document.metadata["period"] == "năm 2022"
    retriever = wiring.make_retriever(settings, k=2)
    retriever.places = ("Sông Trăng",)
    assert [found.metadata["report"] for found in retriever.invoke("thu ngan sach")] == ["a.txt"]
