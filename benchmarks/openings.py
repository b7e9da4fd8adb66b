"""Measure what is read off the beginnings of reports: title, issuing body, number, date.

    python -m benchmarks.openings [FILE.toml…] [--wrong]

A file has a table ``[[opening]]`` an opening: its ``text``, and what it says of itself; a key that
is missing is not told, and any value for it is wrong. A place is right if its parents are among
those told. Without a file those of ``tests/data`` are measured.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from hoibaocao.reading.read import read_report
from hoibaocao.records import Metadata
from hoibaocao.vietnamese.periods import describe
from hoibaocao.vietnamese.places import label

DATA = Path(__file__).parents[1] / "tests" / "data"
SETS = tuple(DATA / f"openings_{name}.toml" for name in ("tuned", "unseen", "offices", "styles"))
BODY = (
    "Kết quả đạt được là nhờ sự nỗ lực của các cấp, các ngành và nhân dân; tuy vậy vẫn còn một số"
    " khó khăn, hạn chế cần được tập trung khắc phục, nhất là trong việc đôn đốc, kiểm tra tiến độ."
)
"""Stands twice below every opening, as the long paragraphs of a report do."""
FIELDS = ("title", "issuer", "number", "issued", "place", "period")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was read for a field of an opening; empty when it was taken for not told."""

    opening: str
    field: str
    expected: str
    read: str

    @property
    def right(self) -> bool:
        """Tell whether it is what the text says; a place may leave parents out."""
        if self.field != "place" or not self.read or not self.expected:
            return self.read == self.expected
        (unit, *parents), (name, *told) = self.read.split(", "), self.expected.split(", ")
        return unit == name and set(parents) <= set(told)

    @property
    def invented(self) -> bool:
        """Tell whether there is a value though the text tells none."""
        return bool(self.read) and not self.expected


def outcomes(path: Path) -> list[Outcome]:
    """Return what is read of each field of each opening of a file, in order."""
    openings = tomllib.loads(path.read_text(encoding="utf-8"))["opening"]
    return [
        Outcome(opening["name"], field, str(opening.get(field, "")), value)
        for opening in openings
        for field, value in _read(opening["text"]).items()
    ]


def shares(of: list[Outcome]) -> Mapping[str, float]:
    """Return the share of right values by field."""
    return {field: _share([each for each in of if each.field == field]) for field in FIELDS}


@click.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--wrong", is_flag=True, help="Print what was read wrongly.")
def main(files: tuple[Path, ...], *, wrong: bool) -> None:
    """Print the share of right values a field, and how many were invented."""
    for path in files or SETS:
        found = outcomes(path)
        click.echo(f"{path.stem}: {len(found) // len(FIELDS)} openings")
        for line in (*_table(found), *(_wrong(found) if wrong else ())):
            click.echo(f"  {line}")


def _read(text: str) -> dict[str, str]:
    with TemporaryDirectory() as folder:
        path = Path(folder, "report.txt")
        path.write_text(f"{text.strip()}\n{BODY}\n{BODY}\n", encoding="utf-8")
        return _told(read_report(path, Path(folder)).metadata)


def _told(metadata: Metadata) -> dict[str, str]:
    return {
        "title": metadata.title,
        "issuer": metadata.issuer,
        "number": metadata.number,
        "issued": metadata.issued.isoformat() if metadata.issued else "",
        "place": label(metadata.place) if metadata.place else "",
        "period": describe(metadata.period) if metadata.period else "",
    }


def _share(of: list[Outcome]) -> float:
    return round(sum(each.right for each in of) / len(of), 3)


def _table(found: list[Outcome]) -> Iterator[str]:
    for field, share in shares(found).items():
        invented = sum(each.invented for each in found if each.field == field)
        yield f"{field:7} {share:.3f} right, {invented} invented"


def _wrong(found: list[Outcome]) -> Iterator[str]:
    for each in found:
        if not each.right:
            yield f"{each.opening}: {each.field} is {each.expected!r}, read {each.read!r}"


if __name__ == "__main__":
    main()
