"""Vectors by OpenVINO: what `hoibaocao.embedding.export` made of a model, without torch.

The processor's own precision is used: bfloat16 where it multiplies in that, else float32; 8 bits
for what was exported so, at 1.25 times the pace of bfloat16. Short questions, of whose time most
goes by fetching the weights, have a smaller copy of these where one was exported.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hoibaocao.embedding.tokenizing import load_tokenizer

# OpenVINO imports its converter too, and with it what reports to its makers that it is imported.
# It does without where that is missing: nothing leaves this computer.
sys.modules.setdefault("openvino.tools.ovc", None)  # type: ignore[arg-type]
import openvino as ov  # noqa: E402

MODEL: Final = "model.xml"
QUESTIONS: Final = "questions.xml"
"""The model with weights of 8 bits, where that is faster for short questions, and near enough."""
TOGETHER: Final = 128
"""Inputs of a product, in the model for questions, that share a scale of 8 bits.

With 64 a question takes 1.1 times as long, with 32 it takes 1.2 times as long."""
VECTORS: Final = "tokens.npy"
"""The vector of each token, (vocabulary, width); looked up here, so that no model has a copy."""
LOOKED_UP: Final = "token_vectors"
"""The input that takes what was looked up for ``input_ids``."""
IDS: Final = "input_ids"

_TOKENS: Final = 1024
"""Of a pass, padding included: the intermediate results of one still fit the processor's caches."""
_STEP: Final = 8
"""Passes are padded to a multiple of so many tokens, so that few shapes are to be prepared."""
_AHEAD: Final = 256
"""Texts that are tokenised together, so that those of one length share a pass: of 200 reports 3 %
of what is computed is padding, and 11 % with texts sorted by characters and twice the step."""
_Shape = tuple[int, int]
_SHAPES: Final[tuple[_Shape, ...]] = ((1, 12), (1, 16), (1, 24), (2, 16), (2, 24))
"""Texts and tokens of the models that questions go through, each the first it fits into.

A model of one shape saves a third of the time of a short question: one that takes any prepares
each of its steps for a shape other than the last one's, for 3 ms of 9."""
SMALL: Final = 64 * 2**20
"""Bytes of weights, in 16 bits, that may be held for each shape, which takes as many in 8."""


class OpenVinoEngine:
    """An exported model; may be shared by threads, of which one at a time embeds questions.

    Args:
        folder: As made by `hoibaocao.embedding.export`.
        batch_size: Texts in one pass through the model, at most.
        threads: That embed a question; 0 for as many as there are cores.

    Raises:
        RuntimeError: OpenVINO cannot load the model.
    """

    def __init__(self, folder: Path, batch_size: int, threads: int = 0) -> None:
        self._batch_size = batch_size
        self._threads = threads
        self._tokenizer = load_tokenizer(folder)
        self._token_vectors = np.load(folder / VECTORS, mmap_mode="r")
        self._core = ov.Core()
        self._source = self._core.read_model(folder / MODEL)
        has_own = (folder / QUESTIONS).is_file()
        self._asked = self._core.read_model(folder / QUESTIONS) if has_own else self._source
        self._names = [port.any_name for port in self._source.inputs]
        is_small = (folder / MODEL).with_suffix(".bin").stat().st_size <= SMALL
        self._shapes = _SHAPES if is_small else ()
        self._requests: dict[_Shape | None, ov.InferRequest] = {}

    @property
    def dimension(self) -> int:
        """The length of the vectors."""
        return int(self._source.output(0).partial_shape[-1].get_length())

    def prepare(self) -> None:
        """Load all models that questions go through; else each is at the first that needs it."""
        for shape in self._shapes or (None,):
            self._request(shape)

    def passages(
        self,
        texts: Sequence[str],
        prompt: str,
        progress: Callable[[int, int], None] | None = None,
    ) -> NDArray[np.float32]:
        """Return one unit row a text, in the order of the texts: (n, dimension).

        The next pass is tokenised while the processor is at work on the ones before. Of many texts
        each core works at passes of its own, so that none waits for another; what that needs is
        given up afterwards, for questions do without.
        """
        vectors = np.empty((len(texts), self.dimension), np.float32)
        is_much = len(texts) > self._batch_size
        model = self._compiled("THROUGHPUT") if is_much else self._request().get_compiled_model()
        passes = ov.AsyncInferQueue(model)

        def keep(request: Any, rows: list[int]) -> None:  # noqa: ANN401 - unnamed in openvino
            vectors[rows] = _unit(request.get_output_tensor(0).data)

        passes.set_callback(keep)
        done = 0
        try:
            for batch in self._batches(texts, prompt):
                if progress:
                    progress(done, len(texts))
                rows = [*batch.values()]
                width = -(-max(map(len, rows)) // _STEP) * _STEP
                width = min(width, self._tokenizer.longest)
                passes.start_async(self._inputs(rows, len(rows), width), [*batch])
                done += len(batch)
        finally:
            passes.wait_all()
        return vectors

    def questions(self, texts: Sequence[str], prompt: str) -> NDArray[np.float32]:
        """Return one unit row for each of a few texts, in their order: (n, dimension).

        Those of like length go through the model together: of few tokens, its weights take most
        of the time.
        """
        vectors = np.empty((len(texts), self.dimension), np.float32)
        tokens = [self._tokenizer.tokens(prompt + text) for text in texts]
        order = sorted(range(len(texts)), key=lambda row: len(tokens[row]))
        most = max((lines for lines, _ in self._shapes), default=len(texts))
        for start in range(0, len(texts), most):
            rows = order[start : start + most]
            lines, width = len(rows), len(tokens[rows[-1]])
            shape = next((fit for fit in self._shapes if _holds(fit, (lines, width))), None)
            request = self._request(shape)
            feed = self._inputs([tokens[row] for row in rows], *(shape or (lines, width)))
            request.infer(feed, share_inputs=True)
            vectors[rows] = _unit(request.get_output_tensor(0).data)
        return vectors

    def _request(self, shape: _Shape | None = None) -> ov.InferRequest:
        """Return what runs the model of a shape, or that of any, compiled at its first use."""
        if shape not in self._requests:
            model = self._compiled("LATENCY", self._threads, shape)  # one pass at a time
            self._requests[shape] = model.create_infer_request()
        return self._requests[shape]

    def _compiled(
        self, hint: str, threads: int = 0, shape: _Shape | None = None
    ) -> ov.CompiledModel:
        model = self._source
        if shape:
            model = self._asked.clone()
            free = {port.any_name: port.partial_shape for port in model.inputs}
            model.reshape({name: [*shape, *list(left)[2:]] for name, left in free.items()})
        has_bf16 = "BF16" in self._core.get_property("CPU", "OPTIMIZATION_CAPABILITIES")
        hints: dict[str, str | int] = {
            "PERFORMANCE_HINT": hint,
            "INFERENCE_PRECISION_HINT": "bf16" if has_bf16 else "f32",
            "INFERENCE_NUM_THREADS": threads,
            "ENABLE_CPU_PINNING": hint == "THROUGHPUT",  # other processes have threads, too
            "DYNAMIC_QUANTIZATION_GROUP_SIZE": TOGETHER,
        }
        return self._core.compile_model(model, "CPU", hints)

    def _batches(self, texts: Sequence[str], prompt: str) -> Iterator[dict[int, list[int]]]:
        """Yield the tokens of each pass by row; texts of like length share one, longest first."""
        batch: dict[int, list[int]] = {}
        widest = 0
        for row, tokens in self._by_length(texts, prompt):
            wide = max(widest, len(tokens))
            if len(batch) == self._batch_size or (len(batch) + 1) * wide > _TOKENS:
                if batch:
                    yield batch
                batch, wide = {}, len(tokens)
            batch[row] = tokens
            widest = wide
        if batch:
            yield batch

    def _by_length(self, texts: Sequence[str], prompt: str) -> Iterator[tuple[int, list[int]]]:
        """Yield row and tokens of each text, those with most tokens first, nearly.

        Characters tell nearly how many tokens there are; of some texts at a time it is looked up.
        """
        rows = sorted(range(len(texts)), key=lambda row: -len(texts[row]))
        for start in range(0, len(rows), _AHEAD):
            some = [
                (row, self._tokenizer.tokens(prompt + texts[row]))
                for row in rows[start : start + _AHEAD]
            ]
            yield from sorted(some, key=lambda pair: -len(pair[1]))

    def _inputs(self, rows: list[list[int]], lines: int, width: int) -> dict[str, NDArray[Any]]:
        """Return what the model takes for some tokens, filled up to so many lines and tokens."""
        tokens = np.full((lines, width), self._tokenizer.padding, np.int64)
        mask = np.zeros_like(tokens)
        for line, row in enumerate(rows):
            tokens[line, : len(row)] = row
            mask[line, : len(row)] = 1
        looked_up = self._token_vectors[tokens].astype(np.float32)
        inputs = {IDS: tokens, "attention_mask": mask, LOOKED_UP: looked_up}
        return {name: inputs.get(name, np.zeros_like(tokens)) for name in self._names}


def _holds(shape: _Shape, other: _Shape) -> bool:
    return all(size >= needed for size, needed in zip(shape, other, strict=True))


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)
