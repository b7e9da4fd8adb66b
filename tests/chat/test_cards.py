from dataclasses import replace
from datetime import date

from hoibaocao.chat import cards
from hoibaocao.chat.messages import VI
from hoibaocao.chat.prose import text
from hoibaocao.chat.talk import Exchange
from hoibaocao.records import Hit
from hoibaocao.vietnamese.places import label
from tests.chat.scripted import (
    ATTACK,
    ATTACK_REPORT,
    CITED,
    DOUBTFUL,
    HILLS,
    QUOTE,
    REFUSAL,
    REVENUE,
    answer,
)

ATTACK_INERT = text(ATTACK)
WHERE = label(HILLS)


def test_a_card_shows_where_the_quote_stands() -> None:
    shown = cards.evidence((Exchange("Thu?", answer("[1]", CITED)),), VI)
    start, end = CITED.start, CITED.end
    assert shown == (
        '<div class="evidence"><section class="cards" id="s0">'
        '<div class="asked">Trích dẫn cho câu hỏi: <q>Thu?</q></div>'
        '<article class="card" id="c0-1" tabindex="-1"><header><span class="number">1</span>'
        '<strong class="title">Báo cáo 6 tháng đầu năm 2023</strong></header>'
        f'<div class="where">{WHERE} · 6 tháng đầu năm 2023 · trang 2</div>'
        '<div class="where">Mục: II. Tài chính</div>'
        '<div class="passage" tabindex="0">Công tác thu được quan tâm. '
        f"<mark>{QUOTE}</mark> Thu nội địa tăng.&#10;&#10;0. Các c</div>"
        f'<a class="open" href="#open?report=doi-xanh%2F6-thang.txt&amp;quote={start}-{end}">'
        "Mở báo cáo</a> "
        f'<a class="read" href="#read?report=doi-xanh%2F6-thang.txt&amp;quote={start}-{end}">'
        'Đọc tiếp</a> <a class="up" href="#c0-1">Về câu trả lời</a></article></section></div>'
    )


def test_a_card_tells_where_else_its_passage_stands() -> None:
    copy = Hit(replace(CITED.passage, report="ban sao.txt"), ATTACK_REPORT.metadata, 1.0)
    cited = replace(CITED, also_in=(copy,))
    shown = cards.evidence((Exchange("Thu?", answer("[1]", cited)),), VI)
    span = f"{CITED.passage.start}-{CITED.passage.end}"
    assert (
        '<div class="where also">Cũng có trong: '
        f'<a class="copy" href="#open?report=ban%20sao.txt&amp;quote={span}">'
        f"{ATTACK_INERT} · {WHERE} · năm 2022 · ban sao.txt</a></div>"
    ) in shown


def test_only_the_cards_of_the_last_answer_are_in_sight() -> None:
    shown = cards.evidence((Exchange("a", REVENUE), Exchange("b", REFUSAL)), VI)
    assert '<section class="cards older" id="s0">' in shown
    assert '<section class="cards" id="s1">' in shown
    assert VI.no_sources_found in shown
    waiting = cards.evidence((Exchange("a", REVENUE), Exchange("b")), VI)
    assert VI.no_sources in waiting


def test_a_card_tells_number_and_day_of_its_document() -> None:
    metadata = replace(CITED.metadata, number="12/BC-UBND", issued=date(2023, 7, 5))
    shown = cards.evidence((Exchange("?", answer("[1]", replace(CITED, metadata=metadata))),), VI)
    assert " · số 12/BC-UBND · ngày 05/07/2023 · trang 2</div>" in shown


def test_a_card_tells_whether_what_it_proves_was_verified() -> None:
    shown = cards.evidence((Exchange("?", DOUBTFUL),), VI)
    assert '<em class="checked verified">✓ đã kiểm chứng</em></header>' in shown
    doubted = replace(DOUBTFUL.statements[0], verified=False)
    shown = cards.evidence((Exchange("?", replace(DOUBTFUL, statements=(doubted,))),), VI)
    assert '<em class="checked unverified">chưa kiểm chứng</em></header>' in shown


def test_a_card_of_a_pdf_leads_to_the_picture_of_its_page() -> None:
    cited = replace(CITED, passage=replace(CITED.passage, report="a.PDF"))
    shown = cards.evidence((Exchange("?", answer("[1]", cited)),), VI)
    span = f"{CITED.start}-{CITED.end}"
    assert f'href="#page?report=a.PDF&amp;quote={span}&amp;page=2">Xem trang gốc</a>' in shown
