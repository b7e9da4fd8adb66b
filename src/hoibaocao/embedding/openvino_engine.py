"""Vectors by OpenVINO: what `hoibaocao.embedding.export` made of a model, without torch.

The processor's own precision is used: bfloat16 where it multiplies in that, else float32.
"""

import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

# OpenVINO's package reports to its makers that it is imported, and more while converting. Told
# that the package which sends this is missing, it keeps quiet: nothing leaves this computer.
sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]
import openvino as ov  # noqa: E402

__all__ = ["MODEL", "TOKENIZER", "OpenVinoEngine", "ov"]

MODEL: Final = "model.xml"
TOKENIZER: Final = "tokenizer.json"  # with the model's longest input and its padding

_TOKENS: Final = 1024
"""Of a pass, padding included: the intermediate results of one still fit the processor's caches."""
_STEP: Final = 16
"""Passes are padded to a multiple of so many tokens, so that few shapes are to be prepared."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A text's row, and its tokens as the model takes them."""

    row: int
    inputs: dict[str, list[int]]

    @property
    def tokens(self) -> int:
        return len(self.inputs["input_ids"])


class OpenVinoEngine:
    """An exported model; may be shared by threads.

    Args:
        folder: As made by `hoibaocao.embedding.export`.
        batch_size: Texts in one pass through the model, at most.

    Raises:
        RuntimeError: OpenVINO cannot load the model.
    """

    def __init__(self, folder: Path, batch_size: int) -> None:
        self._batch_size = batch_size
        loading = threading.Thread(target=self._load_tokenizer, args=[folder / TOKENIZER])
        loading.start()
        core = ov.Core()
        has_bf16 = "BF16" in core.get_property("CPU", "OPTIMIZATION_CAPABILITIES")
        hints = {
            "PERFORMANCE_HINT": "LATENCY",  # one pass at a time on all cores
            "INFERENCE_PRECISION_HINT": "bf16" if has_bf16 else "f32",
        }
        self._model = core.compile_model(folder / MODEL, "CPU", hints)
        self._names = [port.any_name for port in self._model.inputs]
        self._own = threading.local()
        loading.join()

    @property
    def dimension(self) -> int:
        """The length of the vectors."""
        return int(self._model.output(0).partial_shape[-1].get_length())

    def passages(
        self,
        texts: Sequence[str],
        prompt: str,
        progress: Callable[[int, int], None] | None = None,
    ) -> NDArray[np.float32]:
        """Return one unit row a text, in the order of the texts: (n, dimension).

        The next pass is tokenised while the processor is at work on the one before.
        """
        vectors = np.empty((len(texts), self.dimension), np.float32)
        passes = ov.AsyncInferQueue(self._model, 1)

        def keep(request: Any, rows: list[int]) -> None:  # noqa: ANN401 - unnamed in openvino
            vectors[rows] = _unit(request.get_output_tensor(0).data)

        passes.set_callback(keep)
        done = 0
        try:
            for batch in self._batches(texts, prompt):
                if progress:
                    progress(done, len(texts))
                passes.start_async(self._padded(batch), [text.row for text in batch])
                done += len(batch)
        finally:
            passes.wait_all()
        return vectors

    def question(self, text: str, prompt: str) -> NDArray[np.float32]:
        """Return the unit vector of a question: (dimension,)."""
        if not hasattr(self._own, "request"):
            self._own.request = self._model.create_infer_request()
        inputs = self._tokenised(prompt + text)
        feed = {name: np.array([inputs[name]], np.int64) for name in self._names}
        self._own.request.infer(feed, share_inputs=True)
        return np.asarray(_unit(self._own.request.get_output_tensor(0).data)[0])

    def _load_tokenizer(self, path: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(path))
        self._padding = int((self._tokenizer.padding or {})["pad_id"])
        self._longest = int((self._tokenizer.truncation or {})["max_length"])

    def _tokenised(self, text: str) -> dict[str, list[int]]:
        # Not `encode_batch`: its own threads would compete with the model's.
        encoded = self._tokenizer.encode(text)
        return {
            "input_ids": encoded.ids,
            "attention_mask": encoded.attention_mask,
            "token_type_ids": encoded.type_ids,
        }

    def _batches(self, texts: Sequence[str], prompt: str) -> Iterator[list[_Text]]:
        """Yield the texts of each pass; those of like length share one, the longest first."""
        batch: list[_Text] = []
        widest = 0
        for row in sorted(range(len(texts)), key=lambda row: -len(texts[row])):
            text = _Text(row, self._tokenised(prompt + texts[row]))
            wide = max(widest, self._width(text.tokens))
            if batch and ((len(batch) + 1) * wide > _TOKENS or len(batch) == self._batch_size):
                yield batch
                batch, wide = [], self._width(text.tokens)
            batch.append(text)
            widest = wide
        if batch:
            yield batch

    def _width(self, tokens: int) -> int:
        return min(-(-tokens // _STEP) * _STEP, self._longest)

    def _padded(self, batch: list[_Text]) -> dict[str, NDArray[np.int64]]:
        width = self._width(max(text.tokens for text in batch))
        feed = {}
        for name in self._names:
            padding = self._padding if name == "input_ids" else 0
            feed[name] = np.full((len(batch), width), padding, np.int64)
            for line, text in enumerate(batch):
                feed[name][line, : text.tokens] = text.inputs[name]
        return feed


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)
