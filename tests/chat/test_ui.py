import logging
from typing import Any

import pytest

from hoibaocao.chat import render
from hoibaocao.chat import ui as module
from hoibaocao.chat.messages import VI
from hoibaocao.chat.prose import text
from hoibaocao.chat.render import Place
from hoibaocao.chat.talk import Exchange, Talk
from hoibaocao.chat.troubles import explain
from hoibaocao.errors import IndexMissing, ReportNotFound
from hoibaocao.records import Turn
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
)

ui: Any = module  # stand-ins take the place of the assistant and the library


def desk(*, missing: bool = False, warm: bool = True) -> tuple[Any, ScriptedAssistant]:
    assistant = ScriptedAssistant()
    return ui._Desk(assistant, ScriptedLibrary(missing=missing), "vi", lambda: warm), assistant


def asked(question: str, talk: Talk | None = None) -> tuple[tuple[Exchange, ...], list[Any]]:
    talk = talk or Talk()
    updates = list(desk()[0].ask(question, talk, [], []))
    return talk.exchanges, updates


def test_an_answer_grows_and_the_buttons_return() -> None:
    exchanges, updates = asked("  Thu ngân sách?  ")
    assert exchanges == (Exchange("Thu ngân sách?", REVENUE),)
    assert VI.thinking in updates[0][0][1]["content"]
    assert "Thu ngân sách đạt<" in updates[1][0][1]["content"]
    assert updates[0][3] == ""
    assert updates[1][3] == ui.gr.skip()
    assert (updates[0][4].visible, updates[0][5].visible) == (False, True)
    assert (updates[-1][4].visible, updates[-1][5].visible) == (True, False)
    assert updates[-1][:4] == (ui.gr.skip(),) * 4


def test_a_question_before_the_model_is_loaded_is_told_so() -> None:
    talk = Talk()
    updates = list(desk(warm=False)[0].ask("Thu ngân sách?", talk, [], []))
    assert VI.loading in updates[0][0][1]["content"]
    assert talk.exchanges == (Exchange("Thu ngân sách?", REVENUE),)


def test_an_empty_question_changes_nothing() -> None:
    assert asked(" \n ") == ((), [(ui.gr.skip(),) * 6])


def test_a_question_asked_twice_at_once_is_answered_once() -> None:
    talk = Talk()
    talk.begin("Thu?")
    exchanges, updates = asked("Thu?", talk)
    assert exchanges == (Exchange("Thu?"),)
    assert updates == [(ui.gr.skip(),) * 6]


def test_the_conversation_so_far_goes_with_the_question() -> None:
    maker, assistant = desk()
    talk = Talk()
    list(maker.ask("thời tiết", talk, [], []))
    list(maker.ask("Thu?", talk, [], []))
    past = (Turn("user", "thời tiết"), Turn("assistant", REFUSAL.text))
    assert assistant.histories == [(), past]


def test_an_error_is_told_in_vietnamese() -> None:
    exchanges, _ = asked("gây lỗi")
    assert exchanges == (Exchange("gây lỗi", trouble=explain(IndexMissing(path="index"))),)


@pytest.mark.parametrize("question", ["hỏng", "câm"])
def test_a_bug_is_logged_and_never_an_empty_answer(
    question: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        exchanges, _ = asked(question)
    assert exchanges == (Exchange(question, trouble=VI.unexpected),)
    assert len(caplog.records) == 1


def test_stopping_keeps_what_there_is() -> None:
    maker, _ = desk()
    talk = Talk()
    answering = maker.ask("Thu?", talk, [], [])
    next(answering)
    next(answering)
    chat, _, _, _, send, stop = maker.stop(talk)
    assert "Thu ngân sách đạt" in chat[1]["content"]
    assert VI.stopped in chat[1]["content"]
    assert (send.visible, stop.visible) == (True, False)
    assert list(answering) == [(ui.gr.skip(),) * 6]


def test_clearing_forgets_the_conversation() -> None:
    talk = Talk()
    asked("Thu?", talk)
    cleared = desk()[0].clear(talk)
    assert (cleared[0], cleared[3], talk.exchanges) == ([], "", ())


def test_a_link_opens_its_report_at_the_quote() -> None:
    start = HALF_REPORT.text.index(QUOTE)
    target = Place(HALF_REPORT.path, start, start + len(QUOTE))
    address = render.link_to(target).replace("&amp;", "&") + "&at=1"
    shown, tabs = desk()[0].open_report(address)
    assert f"<mark>{QUOTE}</mark>" in shown
    assert tabs.selected == "report"


def test_a_link_reads_on_from_the_quote() -> None:
    start = HALF_REPORT.text.index(QUOTE)
    target = Place(HALF_REPORT.path, start, start + len(QUOTE), whole=False)
    shown, tabs = desk()[0].open_report(render.link_to(target).replace("&amp;", "&") + "&at=1")
    assert f"<mark>{QUOTE}</mark>" in shown
    assert text(HALF_REPORT.text[:1000]) not in shown
    assert "quote=2000-4000" in shown
    assert tabs.selected == "report"


@pytest.mark.parametrize("kind", ["open", "read"])
def test_a_report_that_is_gone_is_told(kind: str) -> None:
    shown, _ = desk()[0].open_report(f"#{kind}?report=mat.txt&quote=0-0")
    assert shown == render.trouble(explain(ReportNotFound(report="mat.txt")))


def test_other_addresses_open_nothing() -> None:
    shown, tabs = desk()[0].open_report("https://evil.invalid/")
    assert shown == tabs == ui.gr.skip()


def test_the_library_feeds_the_examples() -> None:
    shelf, chat, places, periods = desk()[0].refresh()
    assert text(HALF_REPORT.metadata.title) in shelf
    assert [example["text"] for example in chat.examples][1:] == list(VI.examples[:3])
    assert places.choices == [(label(HILLS), label(HILLS))]
    assert periods.choices == [(name, name) for name in ("6 tháng đầu năm 2023", "năm 2022")]


def test_a_missing_index_is_told_where_the_library_would_be() -> None:
    shelf, chat, places, periods = desk(missing=True)[0].refresh()
    assert shelf == render.trouble(explain(IndexMissing(path="index")))
    assert [example["text"] for example in chat.examples] == list(VI.examples)
    assert places.choices == periods.choices == []


def test_what_is_picked_goes_with_the_question() -> None:
    maker, assistant = desk()
    list(maker.ask("Thu?", Talk(), ["Đồi Xanh"], ["năm 2022"]))
    assert assistant.scopes == [(["Đồi Xanh"], ["năm 2022"])]


def test_a_sync_reports_its_stages_and_its_outcome() -> None:
    seen: list[tuple[tuple[int, int], str]] = []

    def progress(done: tuple[int, int], *, desc: str, unit: str) -> None:
        seen.append((done, desc))

    assert "Xong sau 1.3 giây" in desk()[0].sync(progress)
    assert seen == [((1, 2), "Đọc báo cáo"), ((1, 2), "Tính véc-tơ")]


def test_the_page_offers_nothing_to_programs() -> None:
    page = in_loop(lambda: ui.build_page(ScriptedAssistant(), ScriptedLibrary()))
    visible = {step["api_visibility"] for step in page.config["dependencies"]}
    assert visible == {"private"}
