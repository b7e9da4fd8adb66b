"""Texts to unit vectors: what the other stages ask for, and any model doing it."""

import json
import re
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from hoibaocao.embedding.engines import Engine, EngineName, load_engine, precision_of
from hoibaocao.embedding.export import Precision
from hoibaocao.embedding.locating import FoundModel, find_model
from hoibaocao.errors import ModelUnavailable
from hoibaocao.records import Progress

# The E5 models are trained with these prompts, but those on the hub do not state them.
_E5: Final = re.compile(r"(^|/)(multilingual-)?e5-(small|base|large)(-v2|-unsupervised)?$")
_E5_PROMPTS: Final = {"query": "query: ", "passage": "passage: "}
_PASSAGE_PROMPTS: Final = ("passage", "document", "corpus")  # names in use, the first one counts


@dataclass(frozen=True, slots=True)
class ModelIdentity:
    """What must be equal for the vectors of an index and of a question to be comparable."""

    name: str
    revision: str
    dimension: int
    query_prompt: str
    passage_prompt: str
    normalised: bool
    weights_sha256: str
    precision: Precision = "float"


class Embedder(Protocol):
    """Turns texts into vectors; safe to use from several threads."""

    @property
    def identity(self) -> ModelIdentity:
        """The model at work; known without embedding anything."""
        ...

    def prepare(self) -> None:
        """Load all that questions need, which else each loads that is the first of its kind."""
        ...

    def embed_passages(
        self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None
    ) -> NDArray[np.float32]:
        """Return one unit row a text, in the order of the texts: (n, dimension).

        Args:
            texts: The passages.
            progress: Called with the number of texts done and of all texts.
        """
        ...

    def embed_questions(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit row for each wording of a question, in their order: (n, dimension)."""
        ...


class ModelEmbedder:
    """An `Embedder` on any sentence-transformers model; the model is loaded at its first use.

    Texts are cut after the model's longest input (512 tokens for E5). Vectors are float32, and
    whatever engine makes them, their cosine to those of torch in float32 is at least 0.999, or 0.99
    in 8 bits.

    Args:
        model: As for `hoibaocao.embedding.locating.find_model`: empty or ``embedded`` for the
            embedded model, else a folder or a name on the model hub.
        cache_dir: Where the embedded model is kept, and what OpenVINO is to load.
        engine: See `hoibaocao.embedding.engines`.
        query_prompt: What to put before a question; None for what the model itself states.
        passage_prompt: What to put before a passage; None for what the model itself states.
        batch_size: Texts in one pass through the model, at most.
        threads: As for `hoibaocao.embedding.engines.load_engine`.
        progress: Told how far the conversion of the embedded model is.

    Raises:
        ModelUnavailable: By any use, when the model cannot be found or loaded.
    """

    def __init__(
        self,
        model: str,
        cache_dir: Path,
        *,
        engine: EngineName = "auto",
        query_prompt: str | None = None,
        passage_prompt: str | None = None,
        batch_size: int = 32,
        threads: int = 0,
        progress: Progress | None = None,
    ) -> None:
        self._wanted = model
        self._cache_dir = cache_dir
        self._engine_name = engine
        self._query_prompt = query_prompt
        self._passage_prompt = passage_prompt
        self._batch_size = batch_size
        self._threads = threads
        self._progress = progress
        self._lock = threading.RLock()
        self._found: FoundModel | None = None
        self._identity: ModelIdentity | None = None
        self._engine: Engine | None = None
        self._asking = threading.Lock()

    @property
    def identity(self) -> ModelIdentity:
        """The model at work, read from its files: no library is imported, no weight loaded."""
        with self._lock:
            if self._identity is None:
                self._identity = self._read_identity(self._find())
            return self._identity

    def prepare(self) -> None:
        """Load the model with all that questions need."""
        self._loaded().prepare()

    def embed_passages(
        self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None
    ) -> NDArray[np.float32]:
        """Return one unit row a text, in the order of the texts: (n, dimension)."""
        vectors = np.empty((0, self.identity.dimension), np.float32)
        if texts:
            vectors = self._loaded().passages(texts, self.identity.passage_prompt, progress)
        if progress:
            progress(len(texts), len(texts))
        return vectors

    def embed_questions(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit row for each wording of a question, in their order: (n, dimension)."""
        engine, prompt = self._loaded(), self.identity.query_prompt
        with self._asking:
            return engine.questions(texts, prompt)

    def _find(self) -> FoundModel:
        if self._found is None:
            self._found = find_model(self._wanted, self._cache_dir, self._progress)
        return self._found

    def _read_identity(self, found: FoundModel) -> ModelIdentity:
        try:
            query, passage = _prompts(found)
            dimension = _dimension(found.folder)
        except (KeyError, TypeError, ValueError) as error:
            reason = f"the settings in {found.folder} are not those of an embedding model"
            raise ModelUnavailable(model=found.name, reason=reason) from error
        return ModelIdentity(
            name=found.name,
            revision=found.revision,
            dimension=dimension,
            query_prompt=query if self._query_prompt is None else self._query_prompt,
            passage_prompt=passage if self._passage_prompt is None else self._passage_prompt,
            normalised=True,
            weights_sha256=found.weights_sha256,
            precision=precision_of(self._engine_name),
        )

    def _loaded(self) -> Engine:
        with self._lock:
            if self._engine is None:
                engine = load_engine(
                    self._find(),
                    self._cache_dir,
                    self._engine_name,
                    batch_size=self._batch_size,
                    threads=self._threads,
                    progress=self._progress,
                )
                if engine.dimension != self.identity.dimension:
                    wanted = self.identity.dimension
                    reason = f"it gives vectors of {engine.dimension} numbers, not {wanted}"
                    raise ModelUnavailable(model=self._find().name, reason=reason)
                self._engine = engine
            return self._engine


def _json(path: Path) -> dict[str, Any]:
    content = json.loads(path.read_bytes()) if path.is_file() else {}
    return dict(content)


def _prompts(found: FoundModel) -> tuple[str, str]:
    """Return what the model wants before a question and before a passage."""
    prompts = _json(found.folder / "config_sentence_transformers.json").get("prompts") or {}
    if not any(prompts.values()) and _E5.search(found.name):
        prompts = _E5_PROMPTS
    passage = next((prompts[name] for name in _PASSAGE_PROMPTS if prompts.get(name)), "")
    return prompts.get("query") or "", passage


def _dimension(folder: Path) -> int:
    """Return the length of the vectors, as the last module that changes it states it."""
    dense = sorted(folder.glob("*_Dense/config.json"))
    if dense:
        return int(_json(dense[-1])["out_features"])
    return int(_json(folder / "config.json")["hidden_size"])
