"""What runs a model: OpenVINO where it can, else torch.

``auto`` takes torch where there is a GPU, else OpenVINO, else torch; ``openvino`` and ``torch``
name one. All of them give the vectors of the model, to a cosine of 0.999. ``openvino-int8`` is for
who asks for it: it multiplies in 8 bits, 1.25 times as fast as bfloat16 and twice as
fast as float32, and gives vectors of its own, of a cosine of 0.99 or more to the model's.
"""

import importlib.util
import logging
import shutil
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from hoibaocao.embedding.export import Precision, exported
from hoibaocao.embedding.locating import FoundModel
from hoibaocao.errors import ModelUnavailable
from hoibaocao.records import Progress

_log = logging.getLogger(__name__)

EngineName = Literal["auto", "openvino", "openvino-int8", "torch"]


class Engine(Protocol):
    """A loaded model; may be shared by threads, of which one at a time embeds questions."""

    @property
    def dimension(self) -> int:
        """The length of the vectors."""
        ...

    def prepare(self) -> None:
        """Load what questions need, so that the first of a kind is as fast as later ones."""
        ...

    def passages(
        self,
        texts: Sequence[str],
        prompt: str,
        progress: Callable[[int, int], None] | None = None,
    ) -> NDArray[np.float32]:
        """Return one unit row a text, in the order of the texts: (n, dimension).

        Args:
            texts: At least one.
            prompt: Put before each text.
            progress: Called with the number of texts done and of all texts, but for the end.
        """
        ...

    def questions(self, texts: Sequence[str], prompt: str) -> NDArray[np.float32]:
        """Return one unit row for each of a few texts, as soon as possible: (n, dimension)."""
        ...


def load_engine(
    found: FoundModel,
    cache_dir: Path,
    name: EngineName = "auto",
    *,
    batch_size: int = 32,
    threads: int = 0,
    progress: Progress | None = None,
) -> Engine:
    """Load a model with the engine that is named, or the best one.

    Args:
        found: The model.
        cache_dir: Where exports for OpenVINO are kept.
        name: See above.
        batch_size: Texts in one pass through the model, at most.
        threads: That embed a question with OpenVINO; 0 for as many as there are cores.
        progress: Told of an export, as stage ``export``.

    Raises:
        ModelUnavailable: The model does not load, or not with the engine that is named.
    """
    precision = precision_of(name)
    folder = None if _prefers_torch(name) else _exported(found, cache_dir, precision, progress)
    try:
        if folder:
            from hoibaocao.embedding.openvino_engine import OpenVinoEngine  # noqa: PLC0415

            return OpenVinoEngine(folder, batch_size, threads)
        if name in ("openvino", "openvino-int8"):
            raise ValueError(f"it cannot run on OpenVINO in {precision}")
        # Seconds and hundreds of megabytes, so not before a vector is wanted.
        from hoibaocao.embedding.torch_engine import TorchEngine  # noqa: PLC0415

        return TorchEngine(found.folder, batch_size)
    except (RuntimeError, ValueError) as error:
        raise ModelUnavailable(model=found.name, reason=str(error)) from error


def precision_of(name: EngineName) -> Precision:
    """Return what decides, of an engine, whether its vectors fit those of another."""
    return "int8" if name == "openvino-int8" else "float"


def _prefers_torch(name: EngineName) -> bool:
    if name != "auto":
        return name == "torch"
    return importlib.util.find_spec("openvino") is None or _has_gpu()


def _has_gpu() -> bool:
    """Tell whether torch could use a GPU, without the seconds that asking torch takes."""
    return shutil.which("nvidia-smi") is not None and not version("torch").endswith("+cpu")


def _exported(
    found: FoundModel, cache_dir: Path, precision: Precision, progress: Progress | None
) -> Path | None:
    try:
        return exported(found, cache_dir, precision, progress)
    except OSError as error:
        _log.warning("%s runs on torch, which is slower: %s", found.name, error)
        return None
