"""Real processes are started and killed. A file ``NAME.act`` is code that its reader runs."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from hoibaocao.errors import ReadingStopped, UnreadableReason
from hoibaocao.reading.limits import Limits
from hoibaocao.reading.read import read_report
from hoibaocao.reading.sandbox import Sandbox
from hoibaocao.records import Report

LIMITS = Limits(memory_bytes=300 * 2**20, seconds=4, seconds_a_page=100)
HANG = "import re\nre.match('(a+)+$', 'a' * 60 + 'b')"  # in C, where no other thread runs
TOOL = (
    "import subprocess, sys\n"
    "subprocess.Popen([sys.executable, '-S', '-c', {code!r}], start_new_session=True)"
)
FINE = "pass"
SLEEP = TOOL.format(code="import time; time.sleep(600)")
HOLD = TOOL.format(code="held = b'x' * 200_000_000; import time; time.sleep(600)")
_ACTOR = """
from hoibaocao.reading import formats
from hoibaocao.reading.document import Paragraph, Reading

def act(path, means):
    said = {"means": means, "text": "xong"}
    exec(path.read_text(), said)
    return Reading((Paragraph(said["text"]),))

formats.FORMATS = (formats.Format((".act",), act), *formats.FORMATS)
"""
_READS = """
import sys
from pathlib import Path
from hoibaocao.reading.sandbox import Sandbox
with Sandbox() as sandbox:
    list(sandbox.read([Path(sys.argv[1], "a.act")], Path(sys.argv[1])))
"""


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return where processes write, all of which know the format of actors."""
    folder = tmp_path_factory.mktemp("scratch")
    (folder / "site").mkdir()
    (folder / "site" / "sitecustomize.py").write_text(_ACTOR)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join((str(folder / "site"), *sys.path)))
        patch.setenv("TMPDIR", str(folder))
        yield folder


@pytest.fixture(scope="module")
def actors(scratch: Path) -> Iterator[Sandbox]:
    with Sandbox(LIMITS) as sandbox:
        yield sandbox


def _read(sandbox: Sandbox, library: Path, **codes: str) -> dict[str, str]:
    """Return what became of actors, by name, in the order they were done."""
    for name, code in codes.items():
        (library / f"{name}.act").write_text(code)
    files = [library / f"{name}.act" for name in codes]
    return {path.stem: _told(outcome) for path, outcome in sandbox.read(files, library)}


def _told(outcome: Report | UnreadableReason) -> str:
    return outcome.text if isinstance(outcome, Report) else outcome


def test_reports_are_those_of_this_process(tmp_path: Path, sandbox: Sandbox) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.txt").write_text("Báo cáo năm 2021\n\nXã có 12 hộ.", encoding="utf-8")
    (tmp_path / "c.md").write_text("# Báo cáo\n\nThu 3 tỷ đồng.", encoding="utf-8")
    (tmp_path / "d.pdf").write_bytes(b"%PDF-1.7")
    files = [tmp_path / "a" / "b.txt", tmp_path / "c.md", tmp_path / "d.pdf"]
    assert dict(sandbox.read(files, tmp_path)) == {
        files[0]: read_report(files[0], tmp_path),
        files[1]: read_report(files[1], tmp_path),
        files[2]: "damaged",
    }


def test_a_reading_that_no_one_waits_for_does_not_disturb_the_next(
    tmp_path: Path, sandbox: Sandbox
) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(name)
    next(sandbox.read([tmp_path / "a.txt", tmp_path / "b.txt"], tmp_path))
    [(path, report)] = sandbox.read([tmp_path / "c.txt"], tmp_path)
    assert (path.name, _told(report)) == ("c.txt", "c")


def test_a_slow_file_is_given_up_while_others_are_read(actors: Sandbox, tmp_path: Path) -> None:
    codes = {"slow": HANG, "a": FINE, "b": FINE, "c": FINE}
    assert list(_read(actors, tmp_path, **codes).items()) == [
        ("a", "xong"),
        ("b", "xong"),
        ("c", "xong"),
        ("slow", "too_slow"),
    ]


def test_pages_that_are_done_give_time(actors: Sandbox, tmp_path: Path) -> None:
    (tmp_path / "a.act").write_text(
        "import time\nmeans.progress(1, 2)\ntime.sleep(5)\nmeans.progress(2, 2)"
    )
    turned: list[tuple[str, int, int]] = []
    told = actors.read(
        [tmp_path / "a.act"],
        tmp_path,
        pages=lambda path, *pages: turned.append((path.name, *pages)),
    )
    assert [_told(outcome) for _, outcome in told] == ["xong"]
    assert turned == [("a.act", 1, 2), ("a.act", 2, 2)]


@pytest.mark.parametrize(
    "code",
    [
        "bytearray(10**10)",
        "held = []\nwhile True: held.append(bytearray(10**6))",
        f"{HOLD}\n{HOLD}\n{HANG}",
    ],
)
def test_what_takes_too_much_memory_is_given_up(actors: Sandbox, tmp_path: Path, code: str) -> None:
    assert _read(actors, tmp_path, a=code) == {"a": "too_much_memory"}


@pytest.mark.parametrize(
    "code",
    ["import os\nos.abort()", "import os\nos._exit(0)", "import ctypes\nctypes.string_at(0)"],
)
def test_a_crash_is_told_and_the_next_file_is_read(
    actors: Sandbox, tmp_path: Path, code: str
) -> None:
    assert _read(actors, tmp_path, a=code, b=FINE, c=FINE) == {
        "a": "crashed",
        "b": "xong",
        "c": "xong",
    }


def test_the_log_says_where_a_reader_failed(
    actors: Sandbox, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert _read(actors, tmp_path, a="1 / 0", b=FINE) == {"a": "crashed", "b": "xong"}
    assert "a.act made its reader crash" in caplog.text
    assert "ZeroDivisionError" in caplog.text


def test_what_a_library_prints_is_no_reply(actors: Sandbox, tmp_path: Path) -> None:
    code = "import os\nprint('0 report null', flush=True)\nos.write(1, b'0 refused null')"
    assert _read(actors, tmp_path, a=code) == {"a": "xong"}


def test_readers_reach_no_network(actors: Sandbox, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        code = (
            "import socket\ntry:\n    socket.create_connection(('127.0.0.1', "
            f"{server.getsockname()[1]}))\nexcept ConnectionRefusedError:\n    text = 'không'"
        )
        assert _read(actors, tmp_path, a=code) == {"a": "không"}
        with pytest.raises(BlockingIOError):
            server.accept()


def test_nothing_is_left_behind(scratch: Path, tmp_path: Path) -> None:
    before, folders = psutil.Process().children(recursive=True), set(scratch.iterdir())
    with Sandbox(LIMITS) as sandbox:
        codes = {"a": SLEEP, "b": f"{SLEEP}\n{HANG}"}
        assert _read(sandbox, tmp_path, **codes) == {"a": "xong", "b": "too_slow"}
        started = [each for each in psutil.Process().children(recursive=True) if each not in before]
    assert started
    assert not any(_is_at_work(process) for process in started)
    assert set(scratch.iterdir()) == folders


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_when_the_program_is_ended_so_is_all_it_has_started(
    scratch: Path, tmp_path: Path, how: signal.Signals
) -> None:
    (tmp_path / "a.act").write_text(f"{SLEEP}\n{HANG}")
    command = [sys.executable, "-c", _READS, str(tmp_path)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as program:
        started = _family_of(program, 3)  # the guard, a worker, its program
        program.send_signal(how)
    left = psutil.wait_procs(started, timeout=30)[1]
    assert not any(_is_at_work(process) for process in left)


def test_that_reading_was_stopped_is_told(scratch: Path, tmp_path: Path) -> None:
    before = psutil.Process().children()
    with Sandbox(LIMITS) as sandbox:
        assert _read(sandbox, tmp_path, a=FINE) == {"a": "xong"}
        [guard] = [each for each in psutil.Process().children() if each not in before]
        workers = guard.children()
        guard.kill()
        guard.wait(30)
        with pytest.raises(ReadingStopped):
            _read(sandbox, tmp_path, b=FINE)
    assert not psutil.wait_procs(workers, timeout=30)[1]


def test_that_reading_cannot_begin_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    broken = "import sys\nif 'worker' in str(sys.orig_argv): sys.exit('no more')"
    (tmp_path / "sitecustomize.py").write_text(broken)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(tmp_path), *sys.path)))
    with Sandbox() as sandbox, pytest.raises(ReadingStopped):
        _read(sandbox, tmp_path, a=FINE)
    assert "no more" in capfd.readouterr().err


def _family_of(program: "subprocess.Popen[bytes]", size: int) -> list[psutil.Process]:
    """Wait until a program has started others, and return them all."""
    for _ in range(300):
        family = psutil.Process(program.pid).children(recursive=True)
        if len(family) >= size:
            return family
        time.sleep(0.1)
    raise AssertionError(f"only {family}")


def _is_at_work(process: psutil.Process) -> bool:
    return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
