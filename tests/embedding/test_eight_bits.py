from pathlib import Path

import numpy as np
import pytest
import torch

from hoibaocao.embedding.bundled import bundled_model
from hoibaocao.embedding.eight_bits import quantise
from hoibaocao.embedding.torch_engine import load


@pytest.mark.model
def test_products_are_rounded_where_they_are_used_and_give_nearly_the_same(
    tiny_weights: Path, tmp_path: Path
) -> None:
    model = load(bundled_model(tmp_path / "cache"), device="cpu")
    texts = ["thu", "thu ngân sách", "ngân"]
    before = model.encode(texts, prompt="query: ", normalize_embeddings=True)
    model[0].unused = torch.nn.Linear(2, 2)
    quantise(model, "query: ")
    after = model.encode(texts, prompt="query: ", normalize_embeddings=True)
    left = {name for name, part in model.named_modules() if isinstance(part, torch.nn.Linear)}
    assert left - {"0.model.pooler.dense"} == {"0.unused"}
    assert not np.array_equal(before, after)
    assert (before * after).sum(axis=1).min() >= 0.99
