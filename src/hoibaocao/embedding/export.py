"""A sentence-transformers model written once for OpenVINO, so that using it needs no torch.

Writing needs torch for some ten seconds, hence a process of its own: the memory goes with it.
Whatever a model is made of, what counts is that the export gives its vectors: that is tried at
once, and a model which fails is left to torch.
"""

import hashlib
import logging
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final, Literal

from hoibaocao.embedding.kept_folder import is_whole, kept_folder
from hoibaocao.embedding.locating import FoundModel
from hoibaocao.records import Progress

_log = logging.getLogger(__name__)

Precision = Literal["float", "int8"]
"""Of the numbers that a model multiplies: the processor's own, float32 or bfloat16, or 8 bits."""

_STAGE: Final = "export"
_VERSION: Final = 3  # raise it when the same model is to be written differently
_NOT_FIT: Final = 1  # the exit code of an error; any other is the disk's, the memory's, a kill
_REPORT: Final = "export.txt"  # empty, or why the model is left to torch
_NAMES: Final[dict[Precision, str]] = {"float": "openvino", "int8": "openvino-int8"}
_OF: Final = "model.txt"  # the name of the model that was exported


def exported(
    found: FoundModel,
    cache_dir: Path,
    precision: Precision = "float",
    progress: Progress | None = None,
) -> Path | None:
    """Return the folder of a model's export, made at its first use; a former one is deleted then.

    Args:
        found: The model.
        cache_dir: Where exports are kept, one of each precision that is asked for.
        precision: Of the numbers that are multiplied.
        progress: Told when an export begins and ends, as stage ``export``.

    Returns:
        None where the model is left to torch.

    Raises:
        OSError: The disk refuses.
    """
    name = _NAMES[precision]
    folder = cache_dir / f"{name}-v{_VERSION}-{_fingerprint(found)}"
    if not is_whole(folder, _REPORT):
        kept_folder(
            folder, _REPORT, lambda made: _export(found, made, precision, progress or _silent)
        )
        _delete_former(folder, name, found.name)
    return None if (folder / _REPORT).stat().st_size else folder


def _delete_former(export: Path, kind: str, name: str) -> None:
    """Delete what was exported so of a model of this name before, or by another version."""
    current = f"{kind}-v{_VERSION}-"
    for folder in export.parent.glob(f"{kind}-v*"):
        of = folder / _OF
        is_other = folder.name.startswith(current) and of.is_file()
        is_other = is_other and of.read_text(encoding="utf-8") != name
        if folder != export and not is_other:
            shutil.rmtree(folder, ignore_errors=True)  # on Windows one in use stays


def _fingerprint(found: FoundModel) -> str:
    """Hash what decides about the vectors: the weights, the settings, the tokenizer."""
    digest = hashlib.sha256(found.weights_sha256.encode())
    for path in sorted(found.folder.rglob("*.json")):
        if path.is_file():
            digest.update(path.relative_to(found.folder).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _silent(stage: str, done: int, total: int, what: str = "", /) -> None:
    """Report progress to nobody."""


def _export(found: FoundModel, folder: Path, precision: Precision, progress: Progress) -> None:
    progress(_STAGE, 0, 1)
    command = [sys.executable, "-m", "hoibaocao.embedding.export_process"]
    done = subprocess.run(  # noqa: S603 - our own module on folders of ours
        [*command, precision, str(found.folder), str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode not in (0, _NOT_FIT):
        raise OSError(f"writing {found.name} for OpenVINO ended with code {done.returncode}")
    why = done.stderr.strip().rpartition("\n")[2] if done.returncode else ""
    if why:
        _log.warning("%s cannot run on OpenVINO and is left to torch: %s", found.name, why)
        for path in folder.iterdir():
            path.unlink()
    (folder / _OF).write_text(found.name, encoding="utf-8")
    (folder / _REPORT).write_text(why, encoding="utf-8")
    progress(_STAGE, 1, 1)
