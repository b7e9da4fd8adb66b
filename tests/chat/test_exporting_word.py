import io
import zipfile

from docx import Document
from lxml import etree

from hoibaocao.chat.exporting import source
from hoibaocao.chat.exporting_word import word_file
from hoibaocao.chat.messages import VI
from hoibaocao.chat.talk import Exchange
from tests.chat.scripted import ATTACKED, CITED, answer

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TABLE = "| Nơi | Số |\n| --- | --- |\n| A | 5 vụ [1] |\n\nHết [2][9]."


def _notes(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        root = etree.fromstring(file.read("word/footnotes.xml"))
    return ["".join(note.itertext(f"{_W}t")).strip() for note in root.iter(f"{_W}footnote")]


def test_each_source_is_a_real_footnote_where_it_is_cited() -> None:
    content = word_file((Exchange("Thu?", answer(TABLE, CITED, ATTACKED)),), VI)
    assert _notes(content) == ["", "", source(CITED, VI), source(ATTACKED, VI)]
    document = Document(io.BytesIO(content))
    heading, said = document.paragraphs
    assert heading.text == "Thu?"
    assert heading.style
    assert heading.style.name == "Heading 2"
    assert said.text == "Hết [9]."
    assert [cell.text for row in document.tables[0].rows for cell in row.cells] == [
        "Nơi",
        "Số",
        "A",
        "5 vụ ",
    ]
    ids = [each.get(f"{_W}id") for each in document.element.iter(f"{_W}footnoteReference")]
    assert ids == ["1", "2"]


def test_questions_without_answer_say_why() -> None:
    talk = (Exchange("A\x00?", trouble="Chưa có chỉ mục."), Exchange("B?"))
    content = word_file(talk, VI)
    texts = [each.text for each in Document(io.BytesIO(content)).paragraphs]
    assert texts == ["A?", "Chưa có chỉ mục.", "B?", VI.cut_off]
