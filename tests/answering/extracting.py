"""Asks a library without a language model."""

from pathlib import Path

from hoibaocao.answering.extract import ExtractiveAnswerer
from hoibaocao.indexing.library import Library
from hoibaocao.records import Answer
from hoibaocao.searching.search import Searcher
from tests.answering.asking import PROMPTS
from tests.fakes import FakeEmbedder


class Answering:
    """Answers questions from a library, without a language model."""

    def __init__(self, library: Library, embedder: FakeEmbedder) -> None:
        self.library = library
        self._searcher = Searcher(embedder)
        self._answerer = ExtractiveAnswerer(PROMPTS)

    def __call__(self, question: str, lang: str = "vi") -> Answer:
        generation = self.library.current()
        result = self._searcher.search(generation, question, 10)
        return self._answerer.answer(generation, result, lang)


def answering_from(folder: Path, tmp_path: Path) -> Answering:
    """Index the reports of a folder and answer from them."""
    embedder = FakeEmbedder()
    library = Library(folder, tmp_path / "index", embedder, target_chars=700)
    library.sync()
    return Answering(library, embedder)
