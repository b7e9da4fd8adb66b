"""Let LibreOffice bring old office files into formats that are read without it.

Each call has a profile of its own, which runs no macros, so that calls do not wait for each other.
LibreOffice stays among the reader's own processes: whoever ends the reader with all that it has
started ends it, too.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psutil

from hoibaocao.reading.containers import is_encrypted
from hoibaocao.reading.document import Reading, Refused

TIMEOUT_S = 90
"""A conversion that takes longer is given up; a report takes one to five seconds."""

_PROGRAMS = ("soffice", "libreoffice")
_PLACES = (  # where it is installed without being on the path
    "/usr/lib/libreoffice/program/soffice",
    "/usr/local/bin/soffice",
    "/snap/bin/libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
)
_PLACES_GLOB = ("/opt", "libreoffice*/program/soffice")
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Load">
<prop oor:name="UpdateDocMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def find_soffice() -> Path | None:
    """Return LibreOffice's program, None if it is not installed."""
    named = (shutil.which(name) for name in _PROGRAMS)
    opt, pattern = _PLACES_GLOB
    places = (*_PLACES, *map(str, sorted(Path(opt).glob(pattern), reverse=True)))
    found = (Path(place) for place in (*named, *places) if place)
    return next((path for path in found if path.is_file()), None)


def read_converted(
    path: Path,
    suffix: str,
    target: str,
    read: Callable[[Path], Reading],
    timeout_s: float = TIMEOUT_S,
) -> Reading:
    """Convert a file and read it.

    Args:
        path: The file; its name does not matter.
        suffix: Of the format it is in, such as ``.doc``.
        target: What to make of it: ``docx``, ``xlsx`` or ``pptx``.
        read: Reads that.
        timeout_s: How long the conversion may take.

    Raises:
        Refused: LibreOffice is not installed, is too slow, or cannot read the file.
    """
    if is_encrypted(path):
        raise Refused("encrypted")
    program = find_soffice()
    if program is None:
        raise Refused("needs_libreoffice")
    with tempfile.TemporaryDirectory(prefix="hoibaocao-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        profile = folder / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
        source = folder / f"report{suffix}"
        shutil.copyfile(path, source)
        command = [
            str(program),
            f"-env:UserInstallation={profile.as_uri()}",
            *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo"),
            *("--convert-to", target, "--outdir", str(folder / "made"), str(source)),
        ]
        _run(command, folder, timeout_s)
        made = folder / "made" / f"report.{target}"
        if not made.exists():
            raise Refused("damaged")
        return read(made)


def _run(command: list[str], folder: Path, timeout_s: float) -> None:
    """Run to the end, or end it with all that it has started."""
    process = subprocess.Popen(  # noqa: S603 - found where it is installed; no shell
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        process.wait(timeout_s)
    except subprocess.TimeoutExpired as error:
        raise Refused("too_slow") from error
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is not None:
        return
    top = psutil.Process(process.pid)
    family = [*top.children(recursive=True), top]
    for each in family:
        with suppress(psutil.NoSuchProcess):
            each.kill()
    process.wait()
