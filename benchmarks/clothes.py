"""Measure what answers lose when the same reports are other files than plain text.

    python -m benchmarks.clothes QUESTIONS REPORTS FILES [PATTERN ...]

``QUESTIONS`` are gold questions on the texts of ``REPORTS``; ``FILES`` holds the same reports as
other files, each ``NAME.ext`` with its text in ``NAME.ext.ref.txt`` or ``NAME.ref.txt``. For each
pattern of names ("s*.pdf"; each suffix, if none is given) a library is made of the file of each
report that matches and adds least to it, and another of the texts of the same reports. Both are
asked the questions that these reports decide, those without an answer among them; printed is the
share of answers that are right and cited, that of right refusals, and both of the texts.
"""

import shutil
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from benchmarks.reading import referenced
from hoibaocao import wiring
from hoibaocao.chat.contract import answer_json
from hoibaocao.evaluating.questions import BatchQuestion, read_gold
from hoibaocao.evaluating.score import Scores, averages, score_answer
from hoibaocao.settings import load_settings
from hoibaocao.vietnamese.text import normal

if TYPE_CHECKING:
    from hoibaocao.embedding.encoder import Embedder

_HELD = 0.95  # of a report's words in the reference of the same report; tables may be added to it
_MORE = 0.5  # of a report's words may be added at most: two reports in one file are neither
_PATH = click.Path(exists=True, path_type=Path)


def clothes_of(reports: Path, files: Iterable[tuple[Path, Path]]) -> dict[str, list[Path]]:
    """Return the files that hold the whole of each report, by its name; those that add least first.

    Args:
        reports: The folder of the reports' texts.
        files: Other files, each with the path of its text.
    """
    texts = {path.name: _words(path) for path in sorted(reports.glob("*.txt"))}
    found: dict[str, list[tuple[int, Path]]] = {name: [] for name in texts}
    for path, reference in files:
        words = _words(reference)
        for name, own in texts.items():
            added = (words - own).total()
            if (own & words).total() >= _HELD * own.total() and added <= _MORE * own.total():
                found[name].append((added, path))
    return {name: [path for _, path in sorted(paths)] for name, paths in found.items()}


def asked_of(questions: Iterable[BatchQuestion], reports: Iterable[str]) -> list[BatchQuestion]:
    """Return the questions that no other reports than these are needed for."""
    kept = set(reports)
    return [question for question in questions if set(question.gold["reports"]) <= kept]


def _words(path: Path) -> Counter[str]:
    return Counter(normal(path.read_text(encoding="utf-8")).split())


def _scores(
    files: Mapping[str, Path], questions: Sequence[BatchQuestion], embedder: "Embedder"
) -> Scores:
    """Return the averages over questions asked of a library of files, each named by its report."""
    with TemporaryDirectory() as folder:
        library = Path(folder, "reports")
        library.mkdir()
        names = {name: f"{Path(name).stem}{path.suffix}" for name, path in files.items()}
        for name, path in files.items():
            shutil.copyfile(path, library / names[name])
        settings = load_settings(library, Path(folder, "index"))
        made = wiring.make_library(settings, embedder)
        for unread in made.sync().changes.unreadable:
            raise click.ClickException(f"{unread.report}: {unread.reason}")
        assistant = wiring.make_assistant(settings, made, embedder)
        rows = []
        for each in questions:
            gold = each.gold | {"reports": [names[report] for report in each.gold["reports"]]}
            answer = answer_json(assistant.ask(each.question))
            rows.append((gold["kind"], score_answer(gold, answer)))
    return averages(rows)["ALL"]


@click.command()
@click.argument("questions", type=_PATH)
@click.argument("reports", type=_PATH)
@click.argument("files", type=_PATH)
@click.argument("patterns", nargs=-1)
def main(questions: Path, reports: Path, files: Path, patterns: tuple[str, ...]) -> None:
    """Print a line a pattern: the answers over these files beside those over the texts."""
    gold = read_gold(questions)
    held = clothes_of(reports, referenced(files))
    suffixes = sorted({path.suffix for paths in held.values() for path in paths})
    embedder = wiring.make_embedder(load_settings(reports, None))
    for pattern in patterns or [f"*{suffix}" for suffix in suffixes]:
        dressed = {
            name: matching[0]
            for name, paths in held.items()
            if (matching := [path for path in paths if path.match(pattern)])
        }
        asked = asked_of(gold, dressed)
        texts = _scores({name: reports / name for name in dressed}, asked, embedder)
        told = _scores(dressed, asked, embedder)
        print(f"{pattern:12} {len(dressed)} reports, {len(asked)} questions:", end="")
        for name in ("right_and_cited", "refusal"):
            print(f"  {name} {told.get(name, 0):.3f} (texts {texts.get(name, 0):.3f})", end="")
        print(flush=True)


if __name__ == "__main__":
    main()
