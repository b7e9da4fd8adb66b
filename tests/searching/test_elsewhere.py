"""What seems to answer, and does not in the light of the other reports."""

from pathlib import Path

import pytest

from hoibaocao.indexing.library import Library
from hoibaocao.searching.elsewhere import confirmed, lead_elsewhere
from hoibaocao.searching.search import Searcher, SearchResult
from tests.fakes import FakeEmbedder

_REPORT = """\
ỦY BAN NHÂN DÂN
HUYỆN {upper}

BÁO CÁO
Tình hình kinh tế - xã hội năm 2023 của huyện {name}, tỉnh Vân Lam

I. Nông nghiệp

{planted}Diện tích rừng được các chủ rừng và các hộ gia đình nhận chăm sóc, bảo vệ, khoanh nuôi tái \
sinh là {kept} ha.
"""
_PLANTED = "Diện tích trồng rừng tập trung đạt {} ha, bằng 98% kế hoạch.\n\n"
_KEPT = (
    "Diện tích rừng được các chủ rừng và các hộ gia đình nhận chăm sóc, bảo vệ, khoanh nuôi tái"
    " sinh là 5.262,8 ha."
)


class Asking:
    """Asks a library of three reports, the last of which is silent on what is planted."""

    def __init__(self, folder: Path) -> None:
        for name, planted, kept in (
            ("Đồi Mây", "120,5", "4.870,3"),
            ("Bến Sương", "86,2", "3.114,9"),
            ("Suối Ngà", "", "5.262,8"),
        ):
            text = _REPORT.format(
                upper=name.upper(),
                name=name,
                planted=planted and _PLANTED.format(planted),
                kept=kept,
            )
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        embedder = FakeEmbedder()
        self.library = Library(folder, folder.parent / "index", embedder, target_chars=700)
        self.library.sync()
        self._searcher = Searcher(embedder)

    def __call__(self, question: str) -> SearchResult:
        return self._searcher.search(self.library.current(), question, 10)

    def confirmed(self, question: str) -> list[str]:
        (found,) = confirmed(self.library.current(), self(question)).sides
        return [each.text for each in found.evidence if each.answers]

    def leads(self, question: str) -> dict[str, float | None]:
        result = self(question)
        (found,) = result.sides
        return {
            each.text: lead_elsewhere(self.library.current(), result.topic, found.side, each)
            for each in found.evidence
        }


@pytest.fixture(scope="module")
def asking(tmp_path_factory: pytest.TempPathFactory) -> Asking:
    folder = tmp_path_factory.mktemp("library") / "reports"
    folder.mkdir()
    return Asking(folder)


def test_what_other_reports_outdo_is_no_answer(asking: Asking) -> None:
    question = "Diện tích trồng rừng tập trung năm 2023 của huyện Suối Ngà là bao nhiêu ha?"
    assert [e.text for f in asking(question).sides for e in f.evidence if e.answers] == [_KEPT]
    assert asking.confirmed(question) == []


def test_what_leads_in_other_reports_answers(asking: Asking) -> None:
    question = "Diện tích rừng được nhận chăm sóc, bảo vệ năm 2023 của huyện Suối Ngà là bao nhiêu?"
    assert asking.confirmed(question) == [_KEPT]


def test_a_sentence_without_its_like_is_believed(asking: Asking) -> None:
    question = "Diện tích trồng rừng tập trung năm 2023 của huyện Đồi Mây là bao nhiêu ha?"
    planted = _PLANTED.format("120,5").strip()
    assert asking.leads(question)[planted] is None
    assert asking.confirmed(question)[0] == planted


def test_the_reports_of_a_side_do_not_count_as_others(asking: Asking) -> None:
    question = "Diện tích rừng được nhận chăm sóc, bảo vệ năm 2023 là bao nhiêu?"
    assert set(asking.leads(question).values()) == {None}
