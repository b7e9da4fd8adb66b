from dataclasses import replace

import pytest

from hoibaocao.chat.messages import EN, VI
from hoibaocao.chat.prose import text
from hoibaocao.chat.shelf import Wanted, standing, table
from hoibaocao.chat.troubles import explain
from hoibaocao.errors import IndexIncompatible
from hoibaocao.records import Edition
from hoibaocao.vietnamese.places import label
from tests.chat.scripted import ATTACK, HILLS, ScriptedLibrary

WHERE = label(HILLS)
ENTRIES = ScriptedLibrary().reports()


def test_a_row_tells_title_place_period_kind_and_length_and_what_can_be_done() -> None:
    shown = table(ENTRIES[:1], Wanted(), 1, VI)
    assert shown == (
        '<div class="library"><div class="note hint">1 báo cáo, 12 đoạn.</div>'
        "<table><thead><tr><th>Báo cáo</th><th>Địa phương</th><th>Kỳ báo cáo</th>"
        "<th>Loại tệp</th><th>Độ dài</th><th>Chất lượng đọc</th><th>Ngày thêm</th><th>Thao tác</th>"
        "</tr></thead><tbody>"
        '<tr><td><a class="title open" href="#open?report=doi-xanh%2F6-thang.txt&amp;quote=0-0">'
        "Báo cáo 6 tháng đầu năm 2023</a>"
        '<div class="where path">doi-xanh/6-thang.txt</div></td>'
        f"<td>{WHERE}</td><td>6 tháng đầu năm 2023</td><td>.txt</td><td>12 đoạn</td>"
        "<td>Đọc rõ</td><td></td>"
        '<td><details class="menu"><summary title="Thao tác">⋯</summary><div class="tools">'
        '<a class="file" href="files/report?path=doi-xanh%2F6-thang.txt" download="">'
        "Tải bản gốc</a>"
        '<button type="button" class="do shelf" '
        'value="correct?report=doi-xanh%2F6-thang.txt">Sửa thông tin</button>'
        '<button type="button" class="do shelf sure" value="remove?report=doi-xanh%2F6-thang.txt" '
        'title="Bỏ “doi-xanh/6-thang.txt” khỏi thư viện? Tệp được giữ trong thư mục .removed.">'
        "Bỏ khỏi thư viện</button></div></details></td></tr></tbody></table></div>"
    )


def test_titles_and_paths_are_inert() -> None:
    shown = table(ENTRIES, Wanted(), 1, VI)
    assert text(ATTACK) in shown
    assert "<script" not in shown
    assert "tan-cong &lt;b&gt;.html" in shown


def test_an_empty_library_says_what_to_do() -> None:
    assert table((), Wanted(), 1, VI) == f'<div class="note hint">{VI.library_empty}</div>'


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (Wanted("bao cao 6 THANG"), 1),
        (Wanted("doi xanh nam 2022"), 1),
        (Wanted("đồi xanh"), 2),
        (Wanted("không có"), 0),
        (Wanted(places=(WHERE,)), 2),
        (Wanted(places=("huyện Khác",)), 0),
        (Wanted(periods=("năm 2022",)), 1),
        (Wanted(kinds=(".html", ".pdf")), 1),
        (Wanted("6 tháng", kinds=(".html",)), 0),
        (Wanted(qualities=("reads_well",)), 2),
        (Wanted(qualities=("reads_poorly",)), 0),
    ],
)
def test_reports_are_searched_without_diacritics_and_filtered(wanted: Wanted, count: int) -> None:
    assert table(ENTRIES, wanted, 1, EN).count("<tr><td>") == count


def test_a_row_tells_how_well_it_was_read_when_it_came_and_of_its_siblings() -> None:
    entry = replace(
        ENTRIES[0],
        quality=0.9,
        added="2026-11-02T12:00:00+00:00",
        names=(ENTRIES[0].path, "bản <sao>.txt"),
    )
    editions = (Edition("moi <b>.txt", entry.path),)
    shown = table([entry], Wanted("ban sao", qualities=("reads_poorly",)), 1, VI, editions)
    assert '<div class="note where">còn có tên bản &lt;sao&gt;.txt</div>' in shown
    assert '<div class="note notice">có bản mới hơn: moi &lt;b&gt;.txt</div></td>' in shown
    poor = f'<em class="unverified" title="{VI.reads_poorly_why}">Đọc kém</em>'
    assert f"<td>{poor}</td><td>02/11/2026</td>" in shown


def test_a_search_that_fits_nothing_says_what_to_do() -> None:
    shown = table(ENTRIES, Wanted("không có"), 1, VI)
    assert shown == f'<div class="note hint">{VI.nothing_found}</div>'


def test_an_index_that_cannot_be_used_can_be_made_anew() -> None:
    assert standing(None, VI, is_answering=True) == ""
    flaw = IndexIncompatible(path="<index>", reason="format 8")
    for is_answering, line in ((True, VI.old_index), (False, VI.no_index)):
        shown = standing(flaw, VI, is_answering=is_answering)
        assert shown == (
            f'<div class="trouble"><div class="tools">{line} '
            '<button type="button" class="do rebuild sure" value="rebuild?" '
            f'title="{VI.rebuild_ask}">Dựng lại toàn bộ</button></div>'
            f'<div class="where">{text(explain(flaw))}</div></div>'
        )


def test_ten_thousand_reports_are_paged() -> None:
    entries = [replace(ENTRIES[0], path=f"{n}.txt") for n in range(10_000)]
    first = table(entries, Wanted(), 1, VI)
    assert first.count("<tr><td>") == 50
    assert 'Trang 1/200 <button type="button" class="do shelf" value="page?n=2">Trang sau' in first
    last = table(entries, Wanted(), 999, VI)
    assert ">9999.txt<" in last
    assert "Trang 200/200" in last
    assert VI.page_after not in last
