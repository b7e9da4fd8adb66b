"""An answer's text on the page: tables and answering words."""

from dataclasses import replace

from hoibaocao.chat.messages import VI
from hoibaocao.chat.prose import marked, prose
from tests.chat.scripted import CITED, answer

_MARKER = '<a class="marker" href="#c0-1">1</a>'


def test_lines_of_cells_are_a_table() -> None:
    found = answer("So sánh:\n| Nơi | Số |\n|---|---|\n| A \\| <b> | 5 vụ [1] |\n\nHết.", CITED)
    assert prose(found, 0, VI) == (
        "So sánh:<table><tr><th>Nơi</th><th>Số</th></tr>"
        f"<tr><td>A | &lt;b&gt;</td><td>5 vụ {_MARKER}</td></tr></table>&#10;Hết."
    )


def test_the_words_that_answer_are_strong_wherever_they_stand_whole() -> None:
    words = "325,6 tỷ đồng"
    start = CITED.start + CITED.quote.index(words)
    cited = replace(CITED, marks=((start, start + len(words)),))
    assert prose(answer(f"Thu {words}, 1.{words}, {words} [1]", cited), 0, VI) == (
        f"Thu <strong>{words}</strong>, 1.{words}, <strong>{words}</strong> {_MARKER}"
    )


def test_marked_words_are_inert_and_those_outside_left_aside() -> None:
    assert marked("a<b c", [(1, 3), (2, 4), (9, 12)]) == "a<strong>&lt;b</strong> c"
