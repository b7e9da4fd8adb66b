"""The pipeline of the tutorials, beside ours: pieces of 1,000 characters, vectors, flat search.

The embedding model is the same, in full precision and with its own prompts, so what differs is
how the reports are cut and searched.
"""

import hashlib
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from langchain_text_splitters import RecursiveCharacterTextSplitter
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer

_PIECE_CHARACTERS = 1000
_OVERLAP_CHARACTERS = 200


class StockPipeline:
    """Finds pieces of reports by the similarity of their vectors alone.

    Attributes:
        rate: Pieces embedded and indexed a second, where they were not kept.

    Args:
        model: The folder of the embedding model.
        texts: The text of each report, by the report's name.
        cache: Where vectors are kept between runs.
    """

    def __init__(self, model: Path, texts: Mapping[str, str], cache: Path) -> None:
        splitter = RecursiveCharacterTextSplitter(
            chunk_size=_PIECE_CHARACTERS, chunk_overlap=_OVERLAP_CHARACTERS
        )
        self._model = SentenceTransformer(
            str(model), local_files_only=True, model_kwargs={"dtype": "float32"}
        )
        self._pieces = [
            (name, piece) for name, text in texts.items() for piece in splitter.split_text(text)
        ]
        began = time.perf_counter()
        vectors = self._vectors(cache)
        self._index = faiss.IndexFlatIP(vectors.shape[1])
        self._index.add(vectors)
        self.rate = len(self._pieces) / (time.perf_counter() - began)

    def __len__(self) -> int:
        return len(self._pieces)

    def search(self, question: str, k: int) -> dict[str, Any]:
        """Return the hits in the JSON shape of `hoibaocao search`."""
        vector = self._model.encode_query(
            question, normalize_embeddings=True, show_progress_bar=False
        )
        scores, found = self._index.search(np.asarray([vector], np.float32), k)
        hits = [
            {"report": self._pieces[number][0], "text": self._pieces[number][1], "score": score}
            for number, score in zip(found[0].tolist(), scores[0].tolist(), strict=True)
        ]
        return {"question": question, "hits": hits}

    def _vectors(self, cache: Path) -> NDArray[np.float32]:
        pieces = [piece for _, piece in self._pieces]
        digest = hashlib.sha256("\0".join(pieces).encode()).hexdigest()[:16]
        path = cache / f"stock-{digest}.npy"
        if not path.exists():
            vectors = self._model.encode_document(
                pieces, normalize_embeddings=True, show_progress_bar=True
            )
            np.save(path, np.asarray(vectors, np.float32))
        kept: NDArray[np.float32] = np.load(path)
        return kept
