import numpy as np
import openvino as ov
from openvino import opset15 as opset

from hoibaocao.embedding.export_process import round_weights
from hoibaocao.embedding.openvino_engine import TOGETHER


def model(inputs: int) -> ov.Model:
    """A product of one row with (64, inputs) weights, of which a column is far wider."""
    weights = np.random.default_rng(1).standard_normal((64, inputs)).astype(np.float32)
    weights[:, 3] *= 40
    row = opset.parameter([1, inputs], ov.Type.f32)
    return ov.Model([opset.matmul(row, opset.constant(weights), False, True)], [row])


def weights_in_8_bits(of: ov.Model) -> list[list[int]]:
    return [[*node.shape] for node in of.get_ops() if node.get_element_type() == ov.Type.i8]


def test_weights_are_rounded_to_8_bits_by_parts() -> None:
    exact, rounded = model(2 * TOGETHER), model(2 * TOGETHER)
    round_weights(rounded)
    assert weights_in_8_bits(rounded) == [[64, 2, TOGETHER]]
    row = np.random.default_rng(2).standard_normal((1, 2 * TOGETHER)).astype(np.float32)
    hints = {"INFERENCE_PRECISION_HINT": "f32", "DYNAMIC_QUANTIZATION_GROUP_SIZE": 0}
    first, second = (ov.compile_model(each, "CPU", hints)(row)[0][0] for each in (exact, rounded))
    assert not np.array_equal(first, second)
    assert first @ second / (np.linalg.norm(first) * np.linalg.norm(second)) > 0.999


def test_weights_that_do_not_divide_into_parts_stay() -> None:
    odd = model(TOGETHER + 1)
    round_weights(odd)
    assert weights_in_8_bits(odd) == []
