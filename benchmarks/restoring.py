"""Measure how well questions are understood as they are typed.

    python -m benchmarks.restoring REPORTS QUESTIONS.jsonl

The model is trained on the folder of reports; the questions, one JSON object with a ``question``
a line, are stripped of their diacritics or spoilt, and read again. Spoiling is the same each time.
"""

import json
import re
import sys
import time
from pathlib import Path
from random import Random

import click

from benchmarks.slips import SLIPS, Slip
from hoibaocao.errors import ReportUnreadable
from hoibaocao.reading.folder import library_files
from hoibaocao.reading.read import read_report
from hoibaocao.vietnamese.english import is_english
from hoibaocao.vietnamese.restoring import SyllableModel
from hoibaocao.vietnamese.syllable_counts import SyllableCounts
from hoibaocao.vietnamese.text import clean, fold, is_folded, normal

_SYLLABLE = re.compile(r"[^\W\d_]+")


@click.command()
@click.argument("reports", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("questions", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--wrong", is_flag=True, help="Print what was read otherwise than meant.")
def main(reports: Path, questions: Path, *, wrong: bool) -> None:
    """Print how many questions of a file are read as they were meant."""
    model = _trained(_texts(reports))
    lines = questions.read_text(encoding="utf-8").splitlines()
    asked = [clean(json.loads(line)["question"]) for line in lines]
    accented = [each for each in asked if not is_folded(each)]
    click.echo(f"{len(accented)} questions with diacritics, {len(asked) - len(accented)} without")
    _measure_restoring(model, accented, wrong=wrong)
    _measure_harm(model, asked, wrong=wrong)
    for name, spoil in SLIPS.items():
        _measure_slip(model, name, spoil, accented, wrong=wrong)


def _texts(folder: Path) -> list[str]:
    texts = []
    for path in library_files(folder).values():
        try:
            texts.append(read_report(path, folder).text)
        except ReportUnreadable as error:
            click.echo(str(error), err=True)
    return texts


def _trained(texts: list[str]) -> SyllableModel:
    start = time.perf_counter()
    counts = SyllableCounts.counted(texts)
    trained = time.perf_counter()
    data = counts.to_bytes()
    written = time.perf_counter()
    model = SyllableModel(SyllableCounts.from_bytes(data))
    model.repaired("san sang")
    loaded = time.perf_counter()
    click.echo(
        f"{sum(map(len, texts)) / 1e6:.2f} million characters, trained in {trained - start:.2f} s,"
        f" {len(data) / 1e3:.0f} kB, loaded in {(loaded - written) * 1e3:.0f} ms"
    )
    return model


def _measure_restoring(model: SyllableModel, accented: list[str], *, wrong: bool) -> None:
    right = total = whole = 0
    start = time.perf_counter()
    restored = [model.repaired(fold(question)).text for question in accented]
    spent = time.perf_counter() - start
    for question, text in zip(accented, restored, strict=True):
        meant, got = _syllables(question), _syllables(text)
        right += sum(a == b for a, b in zip(meant, got, strict=False))
        total += len(meant)
        whole += meant == got
        if wrong and meant != got:
            click.echo(f"  {question}\n  {text}")
    click.echo(
        f"restored: {right / total:.4f} of syllables, {whole / len(accented):.3f} of questions,"
        f" {spent / len(accented) * 1e3:.2f} ms a question"
    )


def _measure_harm(model: SyllableModel, asked: list[str], *, wrong: bool) -> None:
    right = [each for each in asked if not is_folded(each) or is_english(each)]
    changed = [each for each in right if model.repaired(each).changed]
    if wrong:
        for question in changed:
            click.echo(f"  {question}\n  {model.repaired(question).text}")
    click.echo(f"changed though right: {len(changed)} of {len(right)}")


def _measure_slip(
    model: SyllableModel,
    name: str,
    spoil: Slip,
    accented: list[str],
    *,
    wrong: bool,
) -> None:
    for how, form in (("", normal), (" without diacritics", fold)):
        mended = worse = right = total = count = 0
        for number, question in enumerate(accented):
            meant = form(question)
            typed = spoil(question if form is normal else meant, Random(number))
            if form(typed) == meant:
                continue
            count += 1
            read = form(model.repaired(typed).text)
            mended += read == meant
            worse += read not in {meant, form(typed)}
            said, got = _syllables(meant), _syllables(read)
            right += sum(a == b for a, b in zip(said, got, strict=False))
            total += len(said)
            if wrong and read != meant:
                click.echo(f"  {typed}\n  {read}")
        if count:
            click.echo(
                f"{name}{how}: {mended / count:.3f} mended, {right / total:.4f} of syllables,"
                f" {worse / count:.3f} read as something else, of {count}"
            )


def _syllables(text: str) -> list[str]:
    return _SYLLABLE.findall(normal(text))


if __name__ == "__main__":
    sys.exit(main())
