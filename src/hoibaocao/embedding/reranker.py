"""How well passages answer a question, by a cross-encoder that reads the two together.

It stands here because sentence-transformers has one home; the search knows it only as a
`hoibaocao.searching.reranking.Reranker`.
"""

import json
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hoibaocao.embedding.locating import find_folder
from hoibaocao.errors import ModelUnavailable, RerankerUnavailable

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

# Any other model is loaded too, with a last layer of random weights: nonsense without a warning.
_KINDS: Final = ("ForSequenceClassification", "ForCausalLM")


class CrossEncoderReranker:
    """Scores pairs with a sentence-transformers ``CrossEncoder``, loaded at its first use.

    Pairs are cut after the model's longest input. Safe to use from several threads.

    Args:
        model: A folder, or a name on the model hub such as ``BAAI/bge-reranker-v2-m3``.
        batch_size: Pairs in one pass through the model.

    Raises:
        RerankerUnavailable: By the first use, when the model cannot be found or loaded.
    """

    def __init__(self, model: str, *, batch_size: int = 32) -> None:
        self._wanted = model
        self._batch_size = batch_size
        self._lock = threading.Lock()
        self._model: CrossEncoder | None = None

    def scores(self, question: str, passages: Sequence[str]) -> list[float]:
        """Return a score a passage in their order: the model's own, before any activation."""
        from torch.nn import Identity  # noqa: PLC0415 - seconds, so not before it is needed

        with self._lock:  # its tokenizer keeps its padding in itself: one call at a time
            scores = self._loaded().predict(
                [(question, passage) for passage in passages],
                batch_size=self._batch_size,
                activation_fn=Identity(),
                show_progress_bar=False,
            )
        return [float(score) for score in scores]

    def _loaded(self) -> "CrossEncoder":
        if self._model is None:
            try:
                self._model = _load(find_folder(self._wanted))
            except ModelUnavailable as error:
                raise RerankerUnavailable(**error.facts) from error
            except ValueError as error:
                raise RerankerUnavailable(model=self._wanted, reason=str(error)) from error
        return self._model


def _load(folder: Path) -> "CrossEncoder":
    """Load a cross-encoder that gives one score a pair.

    Raises:
        ValueError: The folder holds no such model; the message says what it holds.
    """
    from safetensors import SafetensorError  # noqa: PLC0415
    from sentence_transformers import CrossEncoder  # noqa: PLC0415

    from hoibaocao.embedding.torch_engine import quiet_libraries  # noqa: PLC0415

    quiet_libraries()
    try:
        kinds = json.loads((folder / "config.json").read_bytes()).get("architectures") or [""]
        if not str(kinds[0]).endswith(_KINDS):
            raise ValueError(f"{folder} holds no cross-encoder but a {kinds[0] or 'model'}")
        model: CrossEncoder = CrossEncoder(
            str(folder), local_files_only=True, model_kwargs={"dtype": "float32"}
        )
    except (OSError, KeyError, RuntimeError, SafetensorError) as error:
        why = str(error).split("\n", 1)[0]
        raise ValueError(f"the files in {folder} do not load ({why})") from error
    if model.num_labels != 1:
        raise ValueError(f"it gives {model.num_labels} scores a pair, not one")
    return model
