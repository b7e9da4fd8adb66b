"""What seems to answer, and does not in the light of the other reports."""

from math import inf
from pathlib import Path

import pytest

from hoibaocao.searching import elsewhere
from hoibaocao.searching.elsewhere import LEAST_LEAD, confirmed, lead_elsewhere
from hoibaocao.searching.search import Searcher, SearchResult
from tests.fakes import FakeEmbedder
from tests.silent_library import KEPT, PLANTED, silent_library


class Asking:
    """Asks a library whose last report is silent on what is planted."""

    def __init__(self, folder: Path) -> None:
        embedder = FakeEmbedder()
        self.library = silent_library(folder, embedder)
        self._searcher = Searcher(embedder)

    def __call__(self, question: str) -> SearchResult:
        return self._searcher.search(self.library.current(), question, 10)

    def confirmed(self, question: str) -> list[str]:
        (found,) = confirmed(self.library.current(), self(question)).sides
        return [each.text for each in found.evidence if each.answers]

    def leads(self, question: str, enough: float = inf) -> dict[str, float | None]:
        result = self(question)
        (found,) = result.sides
        return {
            each.text: lead_elsewhere(
                self.library.current(), result.topic, found.side, each, enough
            )
            for each in found.evidence
        }


@pytest.fixture(scope="module")
def asking(tmp_path_factory: pytest.TempPathFactory) -> Asking:
    return Asking(tmp_path_factory.mktemp("library"))


def test_what_other_reports_outdo_is_no_answer(asking: Asking) -> None:
    question = "Diện tích trồng rừng tập trung năm 2023 của huyện Suối Ngà là bao nhiêu ha?"
    assert [e.text for f in asking(question).sides for e in f.evidence if e.answers] == [KEPT]
    assert asking.confirmed(question) == []


def test_what_leads_in_other_reports_answers(asking: Asking) -> None:
    question = "Diện tích rừng được nhận chăm sóc, bảo vệ năm 2023 của huyện Suối Ngà là bao nhiêu?"
    assert asking.confirmed(question) == [KEPT]


def test_a_sentence_without_its_like_is_believed(asking: Asking) -> None:
    question = "Diện tích trồng rừng tập trung năm 2023 của huyện Đồi Mây là bao nhiêu ha?"
    assert asking.leads(question)[PLANTED] is None
    assert asking.confirmed(question)[0] == PLANTED


def test_the_reports_of_a_side_do_not_count_as_others(asking: Asking) -> None:
    question = "Diện tích rừng được nhận chăm sóc, bảo vệ năm 2023 là bao nhiêu?"
    assert set(asking.leads(question).values()) == {None}


def test_a_lead_is_the_same_however_few_sentences_are_judged_at_once(
    asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = "Diện tích trồng rừng tập trung năm 2023 của huyện Suối Ngà là bao nhiêu ha?"
    monkeypatch.setattr(elsewhere, "_FEW", 1000)
    leads = asking.leads(question)
    assert any(leads.values())
    monkeypatch.setattr(elsewhere, "_FEW", 1)
    assert asking.leads(question) == leads


def test_a_lead_that_is_enough_is_not_found_out_to_the_end(
    asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = "Diện tích trồng rừng tập trung năm 2023 của huyện Suối Ngà là bao nhiêu ha?"
    leads = asking.leads(question)
    assert asking.leads(question, LEAST_LEAD).keys() == leads.keys()
    for text, least in asking.leads(question, LEAST_LEAD).items():
        lead = leads[text]
        assert (least is None) == (lead is None)
        if least is not None and lead is not None:
            assert (least >= LEAST_LEAD) == (lead >= LEAST_LEAD)
            assert least <= lead
    monkeypatch.setattr(elsewhere, "find_evidence", None)  # nothing is judged
    far_behind = asking.leads(question, -100.0)
    assert [text for text, lead in far_behind.items() if lead is not None] == [
        text for text, lead in leads.items() if lead is not None
    ]
