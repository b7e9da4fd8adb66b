import html
from dataclasses import replace

import pytest

from hoibaocao.chat import render
from hoibaocao.chat.messages import EN, VI
from hoibaocao.chat.prose import text
from hoibaocao.chat.render import Place
from hoibaocao.chat.talk import Exchange
from hoibaocao.records import Hit, Passage, Scope, Surroundings
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
    QUOTE,
    REFUSAL,
    REVENUE,
    answer,
)

ATTACK_INERT = text(ATTACK)
WHERE = label(HILLS)


def test_text_keeps_lines_and_loses_markup() -> None:
    assert text('<a b="c">\n\'&\tx\x00\r') == "&lt;a b=&quot;c&quot;&gt;&#10;&#x27;&amp; x  "


def test_what_comes_from_outside_never_becomes_markup() -> None:
    talk = (Exchange(ATTACK, REVENUE), Exchange(ATTACK, trouble=ATTACK))
    pieces = [message["content"] for message in render.messages(talk, VI)]
    pieces += [render.evidence(talk, VI), render.report(ATTACK_REPORT, Place("x"), VI)]
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
        f'<div class="note scope">Phạm vi tìm: {WHERE} · '
        "6 tháng đầu năm 2023</div></div>"
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
        f'<div class="note scope">Phạm vi tìm: {WHERE}</div>'
        '<div class="note scope">Không có báo cáo: thành phố Biển Bạc · 6 tháng đầu năm 2023'
        "</div></div>"
    )


def test_waiting_and_stopping_are_told() -> None:
    assert VI.thinking in render.answer(Exchange("?"), 0, VI)
    assert VI.stopped in render.answer(Exchange("?", stopped=True), 0, VI)
    assert VI.stopped in render.answer(Exchange("?", REVENUE, stopped=True), 0, VI)


def test_a_card_shows_where_the_quote_stands() -> None:
    shown = render.evidence((Exchange("Thu?", answer("[1]", CITED)),), VI)
    start, end = CITED.start, CITED.end
    assert shown == (
        '<div class="evidence"><section class="cards" id="s0">'
        '<div class="asked">Trích dẫn cho câu hỏi: <q>Thu?</q></div>'
        '<article class="card" id="c0-1"><header><span class="number">1</span>'
        '<strong class="title">Báo cáo 6 tháng đầu năm 2023</strong></header>'
        f'<div class="where">{WHERE} · 6 tháng đầu năm 2023 · trang 2</div>'
        '<div class="where">Mục: II. Tài chính</div>'
        '<div class="passage">Công tác thu được quan tâm. '
        f"<mark>{QUOTE}</mark> Thu nội địa tăng.&#10;&#10;0. Các c</div>"
        f'<a class="open" href="#open?report=doi-xanh%2F6-thang.txt&amp;quote={start}-{end}">'
        "Mở báo cáo</a> "
        f'<a class="read" href="#read?report=doi-xanh%2F6-thang.txt&amp;quote={start}-{end}">'
        "Đọc tiếp</a></article></section></div>"
    )


def test_a_card_tells_where_else_its_passage_stands() -> None:
    copy = Hit(replace(CITED.passage, report="ban sao.txt"), ATTACK_REPORT.metadata, 1.0)
    cited = replace(CITED, also_in=(copy,))
    shown = render.evidence((Exchange("Thu?", answer("[1]", cited)),), VI)
    span = f"{CITED.passage.start}-{CITED.passage.end}"
    assert (
        '<div class="where also">Cũng có trong: '
        f'<a class="copy" href="#open?report=ban%20sao.txt&amp;quote={span}">'
        f"{ATTACK_INERT} · {WHERE} · năm 2022 · ban sao.txt</a></div>"
    ) in shown


def test_only_the_cards_of_the_last_answer_are_in_sight() -> None:
    shown = render.evidence((Exchange("a", REVENUE), Exchange("b", REFUSAL)), VI)
    assert '<section class="cards older" id="s0">' in shown
    assert '<section class="cards" id="s1">' in shown
    assert VI.no_sources_found in shown
    waiting = render.evidence((Exchange("a", REVENUE), Exchange("b")), VI)
    assert VI.no_sources in waiting


@pytest.mark.parametrize("path", ["a.txt", "mục lục/báo cáo & <phụ lục> #1?=.docx"])
@pytest.mark.parametrize("whole", [True, False])
def test_an_address_leads_back_to_its_report(path: str, whole: bool) -> None:
    target = Place(path, 3, 14, whole)
    assert render.linked(html.unescape(render.link_to(target))) == target


@pytest.mark.parametrize(
    "address", ["", "a.txt", "#open?quote=1-2", "#open?report=a", "#open?report=a&quote=-1-2"]
)
def test_other_addresses_lead_nowhere(address: str) -> None:
    assert render.linked(address) is None


def test_a_report_is_shown_whole_with_its_quote_and_pages() -> None:
    short = replace(HALF_REPORT, text="Một. Hai. Ba.", page_starts=(0, 7))
    shown = render.report(short, Place(short.path, 5, 9), VI)
    assert shown.endswith(
        '<div class="text"><span class="leaf">trang 1</span>Một. <mark>Ha</mark>'
        '<span class="leaf">trang 2</span><mark>i.</mark> Ba.</div></div>'
    )


def test_a_quote_beyond_the_report_marks_nothing() -> None:
    short = replace(HALF_REPORT, text="Một.", page_starts=())
    shown = render.report(short, Place(short.path, 90, 99), VI)
    assert shown.endswith('<div class="text">Một.</div></div>')


def _passage(start: int, words: str) -> Passage:
    return Passage("a.txt", start, start + len(words), words)


def test_an_excerpt_shows_a_passage_between_its_neighbours() -> None:
    before, here, after = (
        _passage(at, words) for at, words in ((0, "Một."), (6, "Hai <b>."), (16, "Ba."))
    )
    around = Surroundings(HALF_REPORT.metadata, here, before, after)
    shown = render.excerpt(around, Place("a.txt", 6, 9, whole=False), VI)
    assert shown.endswith(
        '<div class="text">Một.&#10;&#10;<mark>Hai</mark> &lt;b&gt;.&#10;&#10;Ba.</div>'
        '<a class="read" href="#read?report=a.txt&amp;quote=0-4">Đoạn trước</a> '
        '<a class="read" href="#read?report=a.txt&amp;quote=16-19">Đoạn sau</a> '
        '<a class="open" href="#open?report=a.txt&amp;quote=6-9">Mở báo cáo</a></div>'
    )


def test_an_excerpt_ends_where_the_report_does() -> None:
    around = Surroundings(HALF_REPORT.metadata, _passage(0, "Một."), None, None)
    shown = render.excerpt(around, Place("a.txt", 0, 4, whole=False), VI)
    assert shown.endswith(
        '<div class="text"><mark>Một.</mark></div>'
        '<a class="open" href="#open?report=a.txt&amp;quote=0-4">Mở báo cáo</a></div>'
    )
