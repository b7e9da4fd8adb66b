"""Time syncs of a library of 10,000 reports, and the first answer from it.

    python -m benchmarks.syncing [--a-place 14] [--characters 1500]

The reports are those of `benchmarks.scale`, its vectors too; each sync and the first answer run in
a process of their own, as at the command line. Beside each time stands what is allowed. To be done
sooner, take only the first characters of each report.
"""

import argparse
import json
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.scale import WordVectors, prepared
from hoibaocao import wiring
from hoibaocao.records import Question
from hoibaocao.settings import PROJECT, load_settings

_HOME = PROJECT / "build" / "syncing"
_QUESTION = "Tổng thu ngân sách nhà nước năm 2023 đạt bao nhiêu?"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--a-place", type=int, default=14, help="reports of each other district")
    parser.add_argument("--characters", type=int, help="of each report; all if not given")
    parser.add_argument("--do", nargs=2, metavar=("FOLDER", "WHAT"), help="used by itself")
    options = parser.parse_args()
    if options.do:
        print(json.dumps(_do(Path(options.do[0]), options.do[1])))
        return
    made, _ = prepared(PROJECT / "build" / "scale", 1, options.a_place)
    shutil.rmtree(_HOME, ignore_errors=True)
    (_HOME / "reports").mkdir(parents=True)
    for file in made.iterdir():
        text = file.read_text(encoding="utf-8")[: options.characters]
        (_HOME / "reports" / file.name).write_text(text, encoding="utf-8")
    _measure(_HOME)


def _measure(home: Path) -> None:
    reports = home / "reports"
    files = sorted(reports.iterdir())
    first = _run(home, "sync", "first sync")
    _run(home, "sync", "nothing changed", 5)
    (reports / "new.txt").write_text(
        f"{files[0].read_text(encoding='utf-8')}\n\nBổ sung: 1 mục.", encoding="utf-8"
    )
    _run(home, "sync", "one added", 3)
    for file in files[:100]:
        file.unlink()
    _run(home, "sync", "100 removed", 5)
    for number, file in enumerate(files[100:1100]):
        file.rename(reports / f"renamed-{number:04}.txt")
    embedded = _run(home, "sync", "1,000 renamed")["embedded"]
    if embedded:
        sys.exit(f"{embedded} texts of renamed files were embedded")
    _run(home, "ask", "first answer", 10)
    _run(home, "check", "check")
    print(f"{first['reports']} reports, {first['passages']} passages")


def _run(home: Path, what: str, name: str, allowed_s: float = 0) -> dict[str, float]:
    time.sleep(2.5)  # past the moments in which a file may change unnoticed
    command = [sys.executable, "-m", "benchmarks.syncing", "--do", str(home), what]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    row: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    limit = f" (at most {allowed_s} s)" if allowed_s else ""
    print(f"{name:16}{row['seconds']:8.1f} s{limit:18}{row['gigabytes']:6.2f} GB", flush=True)
    return row


def _do(home: Path, what: str) -> dict[str, float]:
    settings = load_settings(home / "reports", home / "index")
    embedder = WordVectors(wiring.make_embedder(settings))
    library = wiring.make_library(settings, embedder)
    began = time.perf_counter()
    row: dict[str, float] = {}
    if what == "sync":
        result = library.sync()
        row = {"reports": result.reports, "passages": result.passages}
    elif what == "check":
        row = {"findings": len(library.check().findings)}
    else:
        wiring.make_assistant(settings, library, embedder).ask(Question(_QUESTION))
    return row | {
        "seconds": time.perf_counter() - began,
        "embedded": embedder.embedded,
        "gigabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20,
    }


if __name__ == "__main__":
    main()
