from dataclasses import replace
from urllib.parse import quote

from hoibaocao.chat import cards, opened, render
from hoibaocao.chat.messages import EN, VI
from hoibaocao.chat.orders import Place
from hoibaocao.chat.prose import text
from hoibaocao.chat.talk import Exchange, Talk
from hoibaocao.chat.talks import Listed
from hoibaocao.records import Choice, Scope
from hoibaocao.records import Place as AdministrativePlace
from hoibaocao.vietnamese.places import label
from tests.chat.scripted import (
    ATTACK,
    ATTACK_REPORT,
    CITED,
    DOUBTFUL,
    HALF,
    HALF_REPORT,
    HILLS,
    REFUSAL,
    REVENUE,
    answer,
)

ATTACK_INERT = text(ATTACK)
WHERE = label(HILLS)


def _pick(turn: int, shown: str, kind: str = "places", beside: str = "") -> str:
    ask = VI.change_place if kind == "places" else VI.change_period
    others = f"&amp;beside={quote(beside)}" if beside else ""
    return (
        f'<button type="button" class="do ask pick {kind}" value="follow?turn={turn}{others}" '
        f'title="{ask}">{shown}</button>'
    )


def test_text_keeps_lines_and_loses_markup() -> None:
    assert text('<a b="c">\n\'&\tx\x00\r') == "&lt;a b=&quot;c&quot;&gt;&#10;&#x27;&amp; x  "


def test_what_comes_from_outside_never_becomes_markup() -> None:
    talk = Talk("x", (Exchange(ATTACK, REVENUE), Exchange(ATTACK, trouble=ATTACK)))
    pieces = [message["content"] for message in render.messages(talk, VI)]
    pieces += [
        cards.evidence(talk.exchanges, VI),
        opened.report(ATTACK_REPORT, Place("x"), VI),
        render.talks([Listed("x", ATTACK)], "x", VI),
    ]
    for piece in pieces:
        assert "\n" not in piece
        assert "<script" not in piece
        assert "<img" not in piece
        assert "<style" not in piece
        assert ATTACK_INERT in piece


def test_an_answer_links_its_markers_to_the_cards_of_its_turn() -> None:
    shown = render.answer(Exchange("?", answer("Thu tăng [1][7].", CITED)), 3, VI)
    assert shown == (
        '<div class="answer"><div class="said">Thu tăng '
        '<a class="marker" href="#c3-1">1</a>[7].</div>'
        f'<div class="note scope">Phạm vi tìm: {_pick(3, WHERE)} '
        f"{_pick(3, '6 tháng đầu năm 2023', 'periods')}</div></div>"
    )


def test_a_refusal_is_shown_as_one() -> None:
    shown = render.answer(Exchange("?", replace(REFUSAL, scope=Scope())), 0, VI)
    assert shown == (
        '<div class="answer"><strong class="refused">Các báo cáo không nêu</strong>'
        '<div class="said">Không có báo cáo nào nói về thời tiết.</div></div>'
    )


def test_an_unverified_statement_and_a_failed_model_are_told() -> None:
    shown = render.answer(Exchange("?", DOUBTFUL), 0, VI)
    assert (
        '<div class="said">Thu đạt 325,6 tỷ đồng <a class="marker" href="#c0-1">1</a>. '
        'Chi đạt 400 tỷ đồng. <em class="unverified">chưa kiểm chứng</em></div>'
    ) in shown
    assert f'<div class="note notice">{VI.llm_failed}</div>' in shown


def test_the_badge_stands_behind_the_markers_of_its_statement() -> None:
    doubted = replace(DOUBTFUL.statements[0], verified=False)
    shown = render.answer(Exchange("?", replace(DOUBTFUL, statements=(doubted,))), 0, EN)
    assert 'href="#c0-1">1</a> <em class="unverified">not verified</em>. Chi' in shown


def test_a_doubted_statement_that_is_not_in_the_text_is_named_below() -> None:
    astray = replace(DOUBTFUL.statements[1], text="Nói khác đi.")
    shown = render.answer(Exchange("?", replace(DOUBTFUL, statements=(astray,))), 0, VI)
    assert (
        '<div class="note notice">Chưa kiểm chứng được với câu trích dẫn: Nói khác đi.</div>'
    ) in shown


def test_places_the_library_lacks_are_told_apart() -> None:
    city = AdministrativePlace("Biển Bạc", "province", "thành phố")
    scope = Scope((HILLS, city), (HALF,), (city,), (HALF,))
    shown = render.answer(Exchange("?", replace(REFUSAL, scope=scope)), 0, VI)
    assert shown.endswith(
        f'<div class="note scope">Phạm vi tìm: {_pick(0, WHERE, beside="thành phố Biển Bạc")}</div>'
        '<div class="note scope">Không có báo cáo: '
        f"{_pick(0, 'thành phố Biển Bạc', beside=WHERE)} "
        f"{_pick(0, '6 tháng đầu năm 2023', 'periods')}</div></div>"
    )


def test_an_answer_from_an_older_index_says_so() -> None:
    shown = render.answer(Exchange("?", replace(REVENUE, notice="old_index")), 0, EN)
    assert f'<div class="note notice">{EN.old_index}</div>' in shown


def test_waiting_and_stopping_are_told() -> None:
    assert VI.thinking in render.answer(Exchange("?"), 0, VI, is_busy=True)
    assert VI.cut_off in render.answer(Exchange("?"), 0, VI)
    assert VI.stopped in render.answer(Exchange("?", stopped=True), 0, VI)
    assert VI.stopped in render.answer(Exchange("?", REVENUE, stopped=True), 0, VI)


def test_every_point_that_was_verified_is_told_once_the_answer_is_complete() -> None:
    sure = replace(DOUBTFUL, statements=DOUBTFUL.statements[:1])
    told = '<div class="note verified">✓ Mọi ý đã đối chiếu, khớp với câu trích dẫn.</div>'
    assert told in render.answer(Exchange("?", sure), 0, VI)
    assert told not in render.answer(Exchange("?", sure), 0, VI, is_busy=True)
    assert '<div class="note notice">⚠ 1 ý' in render.answer(Exchange("?", DOUBTFUL), 0, VI)


def test_a_question_without_place_or_period_can_be_given_one() -> None:
    shown = render.answer(Exchange("?", replace(REVENUE, scope=Scope())), 2, VI)
    assert _pick(2, "+ địa phương") in shown
    assert _pick(2, "+ kỳ báo cáo", "periods") in shown


def test_reports_that_would_answer_are_buttons() -> None:
    choice = Choice("a.txt", HALF_REPORT.metadata)
    shown = render.answer(Exchange("?", replace(REVENUE, choices=(choice,))), 1, VI)
    assert f">{WHERE}, 6 tháng đầu năm 2023</button></div></div>" in shown
    assert 'class="do ask" value="follow?turn=1&amp;what=huy%E1%BB%87n' in shown


def test_the_question_as_it_was_read_goes_back_to_be_edited() -> None:
    shown = render.answer(Exchange("?", replace(REVENUE, reading='Thu "nội địa"?')), 0, VI)
    assert (
        '<div class="note scope">Hiểu câu hỏi là: <button type="button" class="refill" '
        'value="Thu &quot;nội địa&quot;?">Thu &quot;nội địa&quot;?</button></div>'
    ) in shown


def test_only_the_last_question_is_asked_again_and_none_while_it_is_answered() -> None:
    talk = Talk("abc", (Exchange("Thu?", REVENUE), Exchange("Chi?", REFUSAL)))
    first, last = (message["content"] for message in render.messages(talk, VI)[1::2])
    assert 'value="retry' not in first
    assert 'value="retry?turn=1">Hỏi lại</button>' in last
    assert 'class="refill again" value="Chi?">Sửa câu hỏi</button>' in last
    assert 'href="files/talks/abc.docx?lang=vi&amp;turn=0"' in first
    assert ".xlsx" not in first
    assert 'value="rate?turn=0&amp;rating=scope">Sai huyện/kỳ</button>' in first
    talk.begin(Exchange("Còn?"))
    assert 'class="tools"' not in render.messages(talk, VI)[-1]["content"]


def test_a_table_can_be_kept_as_a_sheet() -> None:
    found = answer("So sánh:\n| Nơi | Số |\n| --- | --- |\n| A | 5 vụ |")
    shown = render.messages(Talk("abc", (Exchange("?", found),)), EN)[1]["content"]
    assert 'href="files/talks/abc.xlsx?lang=en&amp;turn=0" download="">Table (.xlsx)</a>' in shown


def test_what_was_picked_stands_by_its_question() -> None:
    talk = Talk("x", (Exchange("Thu?", places=("Đồi Xanh",), periods=("năm 2022",)),))
    assert render.messages(talk, VI)[0]["content"] == (
        '<div><div class="question">Thu?</div>'
        '<div class="note scope">Phạm vi tìm: Đồi Xanh · năm 2022</div></div>'
    )


def test_conversations_are_listed_with_what_can_be_done_to_them() -> None:
    shown = render.talks([Listed("aa", "Thu?"), Listed("bb", "")], "aa", VI)
    assert (
        '<li class="here"><button type="button" class="do talk title" value="open?talk=aa" '
        'title="Thu?">Thu?</button>' in shown
    )
    assert '<li class="other">' in shown
    assert ">(không đọc được)</button>" in shown
    assert (
        'class="do talk sure" value="delete?talk=aa" '
        'title="Xóa hẳn hội thoại “Thu?”? Không lấy lại được.">Xóa</button>'
    ) in shown
    assert shown.startswith('<nav class="talks" id="talk-aa" title="Hội thoại">')
    assert VI.no_talks in render.talks([], "aa", VI)
