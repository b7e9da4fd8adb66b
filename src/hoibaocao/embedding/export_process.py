"""The process that writes a model for OpenVINO: ``python -m hoibaocao.embedding.export_process``.

It ends with an error where the export would not give the vectors of the model, nearly enough for
what was asked: float numbers or 8 bits. For short questions there is a copy with weights of 8 bits,
if these are nearly enough the model's, too, and the processor is faster with them.
"""

import errno
import os
import shutil
import sys
import time
from pathlib import Path
from typing import Final, get_args

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer

# OpenVINO reports to its makers what it converts. Told that the package which does so is missing,
# it keeps quiet: nothing leaves this computer.
sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]
import openvino as ov  # noqa: E402
from openvino import opset15 as opset  # noqa: E402

from hoibaocao.embedding.eight_bits import quantise  # noqa: E402
from hoibaocao.embedding.export import Precision  # noqa: E402
from hoibaocao.embedding.openvino_engine import (  # noqa: E402
    IDS,
    LOOKED_UP,
    MODEL,
    QUESTIONS,
    SMALL,
    TOGETHER,
    VECTORS,
    OpenVinoEngine,
)
from hoibaocao.embedding.tokenizing import TOKENIZER, write_trie  # noqa: E402
from hoibaocao.embedding.torch_engine import load  # noqa: E402

FIDELITY: Final[dict[Precision, float]] = {"float": 0.999, "int8": 0.99}
"""The lowest cosine between a text's vectors by the export and by the model in float32."""

_NOT_NOW: Final = 75
"""The exit code where another try may end better: the disk or the memory is full."""

_BYTES: Final = 2  # of a weight, as float16
_STEPS: Final = 127
_TRIES: Final = 30
_PROMPT: Final = "query: "
_SHORT: Final = "ty le ho ngheo theo chuan da chieu"
_SENTENCE: Final = "Tổng thu ngân sách nhà nước năm 2023 đạt 1.113,7 tỷ đồng, bằng 104% dự toán. "
_PROBES: Final = (
    "",
    "a",
    _SHORT,
    "The district's budget revenue grew by 12% in 2023.",
    "THÔN, XÃ VÀ HUYỆN ĐẠT CHUẨN NÔNG THÔN MỚI",
    _SENTENCE,
    _SENTENCE * 9,
    _SENTENCE * 99,  # longer than is read
)


class _Vectors(torch.nn.Module):
    """All modules of a model in a row, from tokens to the vector of the text."""

    def __init__(self, model: SentenceTransformer, names: list[str]) -> None:
        super().__init__()
        self.model = model
        self.names = names

    def forward(self, *inputs: torch.Tensor) -> torch.Tensor:
        """Return (texts, dimension) for tensors of (texts, tokens)."""
        features = dict(zip(self.names, inputs, strict=True))
        vectors: torch.Tensor = self.model(features)["sentence_embedding"]
        return vectors


def main(source: Path, target: Path, precision: Precision) -> None:
    """Write a model into a folder, and try it there.

    Args:
        source: A sentence-transformers model.
        target: The folder to write into.
        precision: Of the products of matrices.

    Raises:
        ValueError: The export gives other vectors.
    """
    model = load(source, device="cpu")
    expected = model.encode(
        list(_PROBES), prompt=_PROMPT, normalize_embeddings=True, show_progress_bar=False
    )
    if precision == "int8":
        quantise(model, _PROMPT)
    names = [name for name in model.tokenizer.model_input_names if name != "position_ids"]
    example = tuple(torch.ones(2, 8, dtype=torch.long) for _ in names)
    traced = ov.convert_model(_Vectors(model, names), example_input=example)
    for port, name in zip(traced.inputs, names, strict=True):
        port.get_tensor().set_names({name})
    weights = sum(part.numel() for part in model.parameters())
    if shutil.disk_usage(target).free < _BYTES * weights:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    np.save(target / VECTORS, take_out_token_vectors(traced).astype(np.float16))
    ov.save_model(traced, target / MODEL, compress_to_fp16=True)
    tokenizer = model.tokenizer.backend_tokenizer
    tokenizer.enable_truncation(model.max_seq_length)
    tokenizer.enable_padding(
        pad_id=model.tokenizer.pad_token_id, pad_token=model.tokenizer.pad_token
    )
    tokenizer.save(str(target / TOKENIZER), pretty=False)
    write_trie(target)
    engine = OpenVinoEngine(target, batch_size=4)
    cosine = _fidelity(expected, engine)
    if not cosine >= FIDELITY[precision]:
        raise ValueError(f"its vectors have a cosine of {cosine:.4f} to those of the model")
    if precision == "float" and (target / MODEL).with_suffix(".bin").stat().st_size <= SMALL:
        _write_for_questions(traced, engine, expected, target)


def _write_for_questions(
    traced: ov.Model, whole: OpenVinoEngine, expected: NDArray[np.float32], target: Path
) -> None:
    """Write the copy for short questions, whose weights are rounded in ``traced``, if it pays."""
    round_weights(traced)
    ov.save_model(traced, target / QUESTIONS, compress_to_fp16=True)
    rounded = OpenVinoEngine(target, batch_size=4)
    is_near = _fidelity(expected, rounded) >= FIDELITY["float"]
    if not is_near or _question_s(rounded) >= _question_s(whole):
        for suffix in (".xml", ".bin"):
            (target / QUESTIONS).with_suffix(suffix).unlink()


def round_weights(model: ov.Model) -> None:
    """Have a model hold the weights of its products in 8 bits.

    So many inputs as `TOGETHER` says share a scale. Where a processor multiplies in 8 bits,
    OpenVINO rounds the inputs likewise, else it makes float numbers of the weights again.
    """
    for node in model.get_ordered_ops():
        weights = _weights(node) if node.get_type_name() == "MatMul" else None
        if weights is None or weights.shape[1] % TOGETHER:
            continue
        parts = weights.reshape(len(weights), -1, TOGETHER)
        scales = np.abs(parts).max(2, keepdims=True) / _STEPS
        scales[scales == 0] = 1
        rounded = opset.constant(np.round(parts / scales).astype(np.int8))
        parts = opset.multiply(
            opset.convert(rounded, ov.Type.f16), opset.constant(scales.astype(np.float16))
        )
        whole = opset.reshape(parts, np.array(weights.shape), special_zero=False)
        node.input(1).replace_source_output(opset.convert(whole, ov.Type.f32).output(0))
    model.validate_nodes_and_infer_types()


def _weights(product: ov.Node) -> NDArray[np.float32] | None:
    """Return the weights of a product, (outputs, inputs); None if it has none that are constant."""
    source = product.input_value(1).get_node()
    if source.get_type_name() != "Constant" or not product.get_attributes()["transpose_b"]:
        return None
    weights: NDArray[np.float32] = source.get_data()
    return weights if weights.ndim == 2 else None  # noqa: PLR2004 - a matrix


def _question_s(engine: OpenVinoEngine) -> float:
    """Return how long a short question takes, whatever else the processor is at meanwhile."""
    seconds = []
    for _ in range(_TRIES):
        began = time.perf_counter()
        engine.questions([_SHORT], _PROMPT)
        seconds.append(time.perf_counter() - began)
    return min(seconds)


def take_out_token_vectors(model: ov.Model) -> NDArray[np.float32]:
    """Have a model take the vectors of its tokens as an input, and return those of all tokens.

    They are most of a multilingual model, and OpenVINO holds a copy of them in each that it
    compiles.

    Raises:
        ValueError: The model does not look up its tokens.
    """
    for node in model.get_ordered_ops():
        if node.get_type_name() != "Gather" or IDS not in _names(node.input_value(1)):
            continue
        table = node.input_value(0).get_node()
        if table.get_type_name() == "Constant":
            vectors: NDArray[np.float32] = table.get_data()
            shape = [-1, -1, vectors.shape[1]]
            looked_up = opset.parameter(shape, ov.Type.f32, name=LOOKED_UP)
            looked_up.output(0).set_names({LOOKED_UP})
            for use in node.output(0).get_target_inputs():
                use.replace_source_output(looked_up.output(0))
            model.add_parameters([looked_up])
            return vectors
    raise ValueError("it does not look up the vectors of its tokens")


def _names(port: ov.Output) -> set[str]:
    """Return the names of the input that something comes from unchanged, but for its type."""
    while port.get_node().get_type_name() == "Convert":
        port = port.get_node().input_value(0)
    return set(port.get_names())


def _fidelity(expected: NDArray[np.float32], engine: OpenVinoEngine) -> float:
    rows = engine.passages(_PROBES, _PROMPT)
    alone = np.stack([engine.questions([text], _PROMPT)[0] for text in _PROBES])
    return float(np.concatenate([(rows * expected).sum(1), (alone * expected).sum(1)]).min())


if __name__ == "__main__":
    try:
        wanted = next(known for known in get_args(Precision) if known == sys.argv[1])
        main(Path(sys.argv[2]), Path(sys.argv[3]), wanted)
    except (OSError, MemoryError):
        sys.exit(_NOT_NOW)
