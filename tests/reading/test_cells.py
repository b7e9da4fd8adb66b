from collections.abc import Iterator
from dataclasses import replace

from PIL import Image

from hoibaocao.reading.cells import with_cells
from hoibaocao.reading.ocr import RecognisedPage, content_of
from hoibaocao.reading.ruled import Ruling, ruled_tables
from hoibaocao.reading.tesseract import RecognisedWord

LEVEL = [Ruling(at, 0, 600) for at in (0, 150, 300)]
UPRIGHT = [Ruling(at, 0, 300) for at in (0, 300, 600)]
PAGE = Image.new("L", (600, 300), 255)
WORD = RecognisedWord("", 100, 50, 160, 80, 0.9, 0)


class Scripted:
    """Says what it is told to, a list of words a call, and keeps the pictures."""

    def __init__(self, *said: list[RecognisedWord]) -> None:
        self._said = iter(said)
        self.pictures: list[Image.Image] = []

    def words(self, image: Image.Image, layout: str) -> Iterator[RecognisedWord]:
        assert layout == "column"
        self.pictures.append(image)
        yield from next(self._said)


def _read(engine: Scripted, *words: RecognisedWord) -> list[RecognisedWord]:
    [table] = ruled_tables(LEVEL, UPRIGHT, ())
    return with_cells(words, table, PAGE, engine)  # type: ignore[arg-type]


def test_surer_words_win_though_they_are_fewer() -> None:
    before = [
        replace(WORD, text="K3", confidence=0.2),
        replace(WORD, text="9", left=170, right=190, confidence=0.2),
    ]
    engine = Scripted([replace(WORD, text="31,2", top=30, bottom=50)])
    assert [word.text for word in _read(engine, *before)] == ["31,2"]


def test_an_unsure_cell_is_read_alone_and_placed_on_the_page() -> None:
    in_column = replace(WORD, text="ý", top=30, bottom=50, confidence=0.4)
    alone = replace(in_column, text="TT", confidence=0.9)
    engine = Scripted([in_column], [alone])
    [word] = _read(engine)
    assert (word.text, word.confidence) == ("TT", 0.9)
    column, cell = engine.pictures
    assert column.height > cell.height
    # Two thirds of the page's size, 40 pixels of margin, 4 off the ruling.
    assert (word.left, word.right) == (150 - 36, 240 - 36)
    assert (word.top, word.bottom) == (45 - 36, 75 - 36)


def test_the_dots_of_an_ellipsis_are_not_seen_twice() -> None:
    words = (replace(WORD, text="công"), replace(WORD, text="dân..…"))
    page = RecognisedPage(0, 0.0, 600, 300, words, (), ())
    assert content_of(page).text == "công dân…"
