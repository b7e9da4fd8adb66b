from dataclasses import replace
from pathlib import Path

from hoibaocao.indexing.library import Library
from hoibaocao.records import Citation
from tests.fakes import FakeEmbedder
from tests.small_library import small_library


def _citation(library: Library, path: str, quote: str) -> Citation:
    report = library.report(path)
    start = report.text.index(quote)
    passage = library.around(path, start).passage
    return Citation(1, passage, report.metadata, start, start + len(quote), quote)


def test_a_report_with_a_like_sentence_tells_the_same_of_its_own(tmp_path: Path) -> None:
    library = small_library(tmp_path, FakeEmbedder())
    quote = "Toàn huyện có 11 xã đạt chuẩn nông thôn mới."
    cited = _citation(library, "ben-suong/2023-6t.txt", quote)
    told = [of.path for of in library.reports() if library.tells_alike(cited, of.path)]
    assert told == [
        "ben-suong/2023-6t.txt",
        "ben-suong/2023.txt",
        "doi-may/2023-6t.txt",
        "doi-may/2024-6t.txt",
    ]


def test_what_is_gone_tells_nothing(tmp_path: Path) -> None:
    library = small_library(tmp_path, FakeEmbedder())
    cited = _citation(library, "suoi-nga/2023.txt", "Xã Suối Ngà có 12 thôn.")
    assert not library.tells_alike(cited, "gone.txt")
    gone = replace(cited, passage=replace(cited.passage, report="gone.txt"))
    assert not library.tells_alike(gone, "suoi-nga/2023.txt")
