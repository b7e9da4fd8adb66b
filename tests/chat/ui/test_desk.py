import json
import logging
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from hoibaocao.chat import render
from hoibaocao.chat.messages import VI
from hoibaocao.chat.orders import Place, link_to, order
from hoibaocao.chat.permits import everything
from hoibaocao.chat.prose import text
from hoibaocao.chat.talk import Exchange, Talk
from hoibaocao.chat.talks import Talks
from hoibaocao.chat.troubles import explain
from hoibaocao.chat.ui.desk import Desk, updates
from hoibaocao.chat.ui.parts import Permit
from hoibaocao.errors import IndexMissing, ReportNotFound
from hoibaocao.records import Question, Turn
from hoibaocao.vietnamese.places import label
from tests.chat.scripted import (
    HALF_REPORT,
    HILLS,
    QUOTE,
    REFUSAL,
    REVENUE,
    ScriptedAssistant,
    ScriptedLibrary,
    in_loop,
    page_of,
)

NOTHING = updates()


class Visit:
    """A visitor at a desk of their own."""

    def __init__(self, folder: Path, *, missing: bool = False, warm: bool = True) -> None:
        self.assistant = ScriptedAssistant()
        self.ratings = folder / "ratings.jsonl"
        self.talks = Talks(folder / "talks")
        assistant: Any = self.assistant
        library: Any = ScriptedLibrary(missing=missing)
        permit = Permit(everything, VI)
        self.desk = Desk(
            assistant, library, self.talks, self.ratings, permit=permit, is_warm=lambda: warm
        )
        self.name = ""
        self.request: Any = SimpleNamespace(username=None, query_params={})

    @property
    def talk(self) -> Talk:
        return self.talks.open("", self.name)

    def ask(self, question: str, *, editing: str = "", **scope: list[str]) -> list[Any]:
        picked = scope.get("places", []), scope.get("periods", [])
        shown = list(self.desk.ask(question, editing, self.name, *picked, self.request))
        self.name = shown[0][-1] if isinstance(shown[0][-1], str) else self.name
        return shown

    def again(self, asked: str) -> list[Any]:
        return list(self.desk.ask_again(asked, self.name, self.request))

    def obey(self, asked: str) -> Any:
        return self.desk.obey(asked, self.name, self.request)


@pytest.fixture
def visit(tmp_path: Path) -> Visit:
    return Visit(tmp_path)


def test_an_answer_grows_and_the_buttons_return(visit: Visit) -> None:
    first, growing, *_, last = visit.ask("  Thu ngân sách?  ")
    assert visit.talk.exchanges == (Exchange("Thu ngân sách?", REVENUE),)
    assert VI.thinking in first[0][1]["content"]
    assert "Thu ngân sách đạt<" in growing[0][1]["content"]
    assert first[3] == ""
    assert growing[3] == NOTHING[3]
    assert [button.visible for button in first[5:7]] == [False, True]
    assert [button.visible for button in last[5:7]] == [True, False]


def test_an_answer_that_comes_whole_is_drawn_once(visit: Visit) -> None:
    first, last = visit.ask("thời tiết")
    assert VI.thinking in first[0][1]["content"]
    assert REFUSAL.text in last[0][1]["content"]
    assert [button.visible for button in last[5:7]] == [True, False]


def test_a_question_before_the_model_is_loaded_is_told_so(tmp_path: Path) -> None:
    visit = Visit(tmp_path, warm=False)
    first, *_ = visit.ask("Thu ngân sách?")
    assert VI.loading in first[0][1]["content"]
    assert visit.talk.exchanges == (Exchange("Thu ngân sách?", REVENUE),)


def test_an_empty_question_changes_nothing(visit: Visit) -> None:
    assert visit.ask(" \n ") == [NOTHING]
    assert visit.talks.listed("") == []


def test_a_question_asked_twice_at_once_is_answered_once(visit: Visit) -> None:
    visit.ask("thời tiết")
    talk = visit.talk
    talk.begin(Exchange("Thu?"))
    assert visit.ask("Thu?") == [NOTHING]
    assert len(talk.exchanges) == 2


def test_the_conversation_so_far_goes_with_the_question(visit: Visit) -> None:
    visit.ask("thời tiết")
    visit.ask("Thu?")
    past = (Turn("user", "thời tiết"), Turn("assistant", REFUSAL.text))
    assert [asked.history for asked in visit.assistant.asked] == [(), past]


def test_an_edited_question_takes_the_place_of_the_last(visit: Visit) -> None:
    visit.ask("thời tiết")
    visit.ask("Chi?")
    visit.ask("Thu?", editing="yes")
    assert [each.question for each in visit.talk.exchanges] == ["thời tiết", "Thu?"]
    assert [len(asked.history) for asked in visit.assistant.asked] == [0, 2, 2]


def test_the_last_question_is_asked_again_in_its_scope(visit: Visit) -> None:
    visit.ask("Thu?", places=["Đồi Xanh"], periods=["năm 2022"])
    visit.again(order("retry", turn=0))
    assert visit.talk.exchanges == (
        Exchange("Thu?", REVENUE, places=("Đồi Xanh",), periods=("năm 2022",)),
    )
    assert visit.assistant.asked == [Question("Thu?", (), ("Đồi Xanh",), ("năm 2022",))] * 2


def test_another_place_is_asked_for_behind_the_answer_it_was_chosen_at(visit: Visit) -> None:
    visit.ask("Thu?")
    visit.ask("thời tiết")
    visit.again(order("follow", turn=0, what="huyện Sông Trăng"))
    assert visit.talk.exchanges[2].question == "còn huyện Sông Trăng?"
    assert visit.assistant.asked[2].history == visit.assistant.asked[1].history


def test_one_side_of_a_comparison_is_changed_and_the_others_stay(visit: Visit) -> None:
    visit.ask("Thu?")
    visit.again(order("follow", turn=0, what="huyện Sông Trăng", beside="huyện Đồi Xanh"))
    assert visit.talk.exchanges[1].question == "còn huyện Sông Trăng và huyện Đồi Xanh?"


@pytest.mark.parametrize("asked", ["", "retry?turn=0", "follow?turn=0", "sai?what=x"])
def test_what_cannot_be_asked_again_changes_nothing(visit: Visit, asked: str) -> None:
    assert visit.again(asked) == [NOTHING]


def test_an_error_is_told_in_vietnamese(visit: Visit) -> None:
    visit.ask("gây lỗi")
    trouble = explain(IndexMissing(path="index"))
    assert visit.talk.exchanges == (Exchange("gây lỗi", trouble=trouble),)


@pytest.mark.parametrize("question", ["hỏng", "câm"])
def test_a_bug_is_logged_and_never_an_empty_answer(
    visit: Visit, question: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        visit.ask(question)
    assert visit.talk.exchanges == (Exchange(question, trouble=VI.unexpected),)
    assert len(caplog.records) == 1


def _half_answered(visit: Visit) -> Any:
    answering: Any = visit.desk.ask("Thu?", "", "", [], [], visit.request)
    visit.name = next(answering)[-1]
    next(answering)
    return answering


def test_stopping_keeps_what_there_is(visit: Visit) -> None:
    answering = _half_answered(visit)
    stopped = visit.desk.stop(visit.name, visit.request)
    assert "Thu ngân sách đạt" in stopped[0][1]["content"]
    assert VI.stopped in stopped[0][1]["content"]
    assert [button.visible for button in stopped[5:7]] == [True, False]
    assert list(answering) == [NOTHING]


def test_an_answer_whose_reader_has_left_says_that_it_is_not_complete(
    visit: Visit, tmp_path: Path
) -> None:
    _half_answered(visit).close()
    (kept,) = Talks(tmp_path / "talks").open("", visit.name).exchanges
    assert kept.stopped
    assert kept.answer
    assert kept.answer.text == "Thu ngân sách đạt"


def test_an_answer_cut_off_by_the_end_of_the_program_says_so(visit: Visit, tmp_path: Path) -> None:
    answering: Any = visit.desk.ask("Thu?", "", "", [], [], visit.request)
    visit.name = next(answering)[-1]
    later = Visit(tmp_path)
    later.request.query_params["talk"] = visit.name
    shown = later.desk.open_page(later.request)
    assert VI.cut_off in shown[0].value[1]["content"][0]["text"]
    answering.close()


def test_conversations_are_begun_opened_renamed_and_deleted(visit: Visit) -> None:
    visit.ask("Thu?")
    first = visit.name
    assert visit.obey(order("new"))[0] == []
    visit.name = ""
    visit.ask("Chi?")
    visit.obey(order("rename", talk=first, text="  Thu   2023 "))
    assert {each.title for each in visit.talks.listed("")} == {"Chi?", "Thu 2023"}
    opened = visit.obey(order("open", talk=first))
    assert opened[0][0]["content"] == '<div><div class="question">Thu?</div></div>'
    assert opened[-1] == first
    kept = visit.obey(order("delete", talk=first))
    assert kept[-1] == visit.name
    assert visit.obey(order("delete", talk=visit.name))[0] == []
    assert visit.talks.listed("") == []


def test_a_damaged_conversation_is_told_and_left_alone(visit: Visit, tmp_path: Path) -> None:
    visit.ask("Thu?")
    (file,) = (tmp_path / "talks" / "local").iterdir()
    file.write_text("{", encoding="utf-8")
    other = Visit(tmp_path)
    other.name = visit.name
    with pytest.warns(UserWarning, match="Không đọc được hội thoại"):
        shown = other.obey(order("open", talk=visit.name))
    assert shown == NOTHING
    assert file.read_text(encoding="utf-8") == "{"


def test_what_people_think_of_an_answer_is_kept(visit: Visit) -> None:
    visit.ask("Thu?")
    visit.obey(order("rate", turn=0, rating="figure"))
    visit.obey(order("rate", turn=0, rating="hay"))
    visit.obey(order("rate", turn=7, rating="good"))
    (row,) = map(json.loads, visit.ratings.read_text(encoding="utf-8").splitlines())
    assert (row["rating"], row["question"]) == ("figure", REVENUE.question)


def test_a_link_opens_its_report_at_the_quote(visit: Visit) -> None:
    start = HALF_REPORT.text.index(QUOTE)
    target = Place(HALF_REPORT.path, start, start + len(QUOTE))
    shown, side, tabs = visit.desk.view.open_report(link_to(target).replace("&amp;", "&") + "&at=1")
    assert f"<mark>{QUOTE}</mark>" in shown
    assert (side.selected, tabs.selected) == ("report", "ask")


def test_a_link_reads_on_from_the_quote(visit: Visit) -> None:
    start = HALF_REPORT.text.index(QUOTE)
    target = Place(HALF_REPORT.path, start, start + len(QUOTE), whole=False)
    shown, side, tabs = visit.desk.view.open_report(link_to(target).replace("&amp;", "&") + "&at=1")
    assert f"<mark>{QUOTE}</mark>" in shown
    assert text(HALF_REPORT.text[:1000]) not in shown
    assert "quote=2000-4000" in shown
    assert (side.selected, tabs.selected) == ("report", "ask")


def test_a_link_shows_a_page_with_the_quote_framed(visit: Visit) -> None:
    start = HALF_REPORT.text.index(QUOTE)
    target = Place(HALF_REPORT.path, start, start + len(QUOTE), page=1)
    shown, *_ = visit.desk.view.open_report(link_to(target).replace("&amp;", "&"))
    assert '<mark class="spot" style="left:25.00%;top:50.00%;width:50.00%;height:10.00%">' in shown


@pytest.mark.parametrize("kind", ["open", "read", "page"])
def test_a_report_that_is_gone_is_told(visit: Visit, kind: str) -> None:
    shown, *_ = visit.desk.view.open_report(f"#{kind}?report=mat.txt&quote=0-0")
    assert shown == render.trouble(explain(ReportNotFound(report="mat.txt")))


def test_other_addresses_open_nothing(visit: Visit) -> None:
    assert visit.desk.view.open_report("https://evil.invalid/") == NOTHING[:3]


def test_the_library_feeds_the_examples_and_what_to_pick(visit: Visit) -> None:
    chat, places, periods, options = visit.desk.view.refresh()
    drawn = f"Tổng thu ngân sách của {label(HILLS)} 6 tháng đầu năm 2023 là bao nhiêu?"
    assert [example["text"] for example in chat.examples] == [drawn, *VI.examples[:3]]
    assert places.choices == [(label(HILLS), label(HILLS))]
    assert periods.choices == [(name, name) for name in ("6 tháng đầu năm 2023", "năm 2022")]
    assert f'<ul class="places"><li>{label(HILLS)}</li></ul>' in options


def test_a_missing_index_leaves_the_examples_that_are_always_there(tmp_path: Path) -> None:
    chat, places, periods, _ = Visit(tmp_path, missing=True).desk.view.refresh()
    assert [example["text"] for example in chat.examples] == list(VI.examples)
    assert places.choices == periods.choices == []


def test_the_page_offers_nothing_to_programs(tmp_path: Path) -> None:
    page, _ = in_loop(lambda: page_of(ScriptedAssistant(), ScriptedLibrary(), tmp_path))
    visible = {step["api_visibility"] for step in page.config["dependencies"]}
    assert visible == {"private"}
