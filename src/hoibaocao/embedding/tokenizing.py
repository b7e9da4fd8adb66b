"""Texts to the numbers of their tokens, as an exported model takes them.

The ``tokenizers`` library does it for any model, but loads XLM-R's 250,000 pieces into 280 MB
within a second. The embedded model's tokenizer is simple enough to be run from a trie on disk,
which is there at once: the best path through the pieces of each word, as in SentencePiece's
unigram model (Kudo 2018, https://arxiv.org/abs/1804.10959).
"""

import json
import re
import unicodedata
from pathlib import Path
from typing import Any, Final, Protocol

import marisa_trie
import numpy as np

TOKENIZER: Final = "tokenizer.json"
_TRIE: Final = "pieces.marisa"
_PIECES: Final = "pieces.npy"  # of each entry of the trie: its token, its log probability
_PIECE: Final = np.dtype([("token", "<i4"), ("score", "<f8")])

_NORMALIZER: Final = {
    "type": "Sequence",
    "normalizers": [
        {"type": "Nmt"},
        {"type": "NFKC"},
        {"type": "Replace", "pattern": {"Regex": " {2,}"}, "content": " "},
    ],
}
_WORDS: Final = {
    "type": "Metaspace",
    "replacement": "▁",
    "prepend_scheme": "always",
    "split": True,
}
_START: Final = "▁"  # of a word
_REMOVED: Final = (*range(0x01, 0x09), 0x0B, *range(0x0E, 0x20), 0x7F, 0x8F, 0x9F)
_BLANKS: Final = (
    *(0x09, 0x0A, 0x0C, 0x0D, 0x1680, *range(0x200B, 0x2010)),
    *(0x2028, 0x2029, 0x2581, 0xFEFF, 0xFFFD),
)
_NMT: Final = dict.fromkeys(_REMOVED, "") | dict.fromkeys(_BLANKS, " ")
_UNKNOWN_PENALTY: Final = 10.0
_KEPT_WORDS: Final = 50_000  # whose tokens are remembered; a library has some ten thousand


class Tokenizer(Protocol):
    """Cuts texts into tokens; may be shared by threads.

    Attributes:
        padding: The token that fills up.
        longest: So many tokens of a text are kept.
    """

    padding: int
    longest: int

    def tokens(self, text: str) -> list[int]:
        """Return the tokens of a text, with those that mark its start and end."""
        ...


def load_tokenizer(folder: Path) -> Tokenizer:
    """Load the tokenizer of an export."""
    return _TrieTokenizer(folder) if (folder / _TRIE).is_file() else _AnyTokenizer(folder)


def write_trie(folder: Path) -> None:
    """Write a tokenizer as a trie beside its settings, if it is of the kind that can be."""
    settings = _settings(folder)
    if not _is_plain(settings):
        return
    pieces = settings["model"]["vocab"]
    trie = marisa_trie.Trie([piece for piece, _ in pieces])
    rows = np.zeros(len(pieces), _PIECE)
    for token, (piece, score) in enumerate(pieces):
        rows[trie[piece]] = token, score
    trie.save(str(folder / _TRIE))
    np.save(folder / _PIECES, rows)
    # What is left to read at each start is small.
    settings["model"]["vocab"] = []
    settings["lowest"] = float(rows["score"].min())
    (folder / TOKENIZER).write_text(json.dumps(settings), encoding="utf-8")


def _settings(folder: Path) -> dict[str, Any]:
    settings: dict[str, Any] = json.loads((folder / TOKENIZER).read_bytes())
    return settings


def _is_plain(settings: dict[str, Any]) -> bool:
    template = (settings["post_processor"] or {}).get("single", ())
    return (
        settings["model"]["type"] == "Unigram"
        and not settings["model"].get("byte_fallback")
        and settings["normalizer"] == _NORMALIZER
        and settings["pre_tokenizer"] == _WORDS
        and [next(iter(part)) for part in template] == ["SpecialToken", "Sequence", "SpecialToken"]
    )


class _AnyTokenizer:
    """What the ``tokenizers`` library makes of the settings."""

    def __init__(self, folder: Path) -> None:
        from tokenizers import Tokenizer as Loaded  # noqa: PLC0415 - not for the embedded model

        self._loaded = Loaded.from_file(str(folder / TOKENIZER))
        self.padding = int((self._loaded.padding or {})["pad_id"])
        self.longest = int((self._loaded.truncation or {})["max_length"])

    def tokens(self, text: str) -> list[int]:
        # Not `encode_batch`: its own threads would compete with the model's.
        return list(self._loaded.encode(text).ids)


class _TrieTokenizer:
    """A unigram model on the trie of its pieces; names of special tokens are read as text."""

    def __init__(self, folder: Path) -> None:
        settings = _settings(folder)
        self.padding = int(settings["padding"]["pad_id"])
        self.longest = int(settings["truncation"]["max_length"])
        first, _, last = settings["post_processor"]["single"]
        special = settings["post_processor"]["special_tokens"]
        self._first, self._last = (
            int(special[part["SpecialToken"]["id"]]["ids"][0]) for part in (first, last)
        )
        self._unknown = int(settings["model"]["unk_id"])
        self._unknown_score = settings["lowest"] - _UNKNOWN_PENALTY
        self._trie = marisa_trie.Trie()
        self._trie.mmap(str(folder / _TRIE))
        pieces = np.load(folder / _PIECES)
        self._tokens, self._scores = pieces["token"], pieces["score"]
        self._words: dict[str, tuple[int, ...]] = {}

    def tokens(self, text: str) -> list[int]:
        plain = unicodedata.normalize("NFKC", text.translate(_NMT))
        plain = re.sub(" {2,}", " ", plain)
        tokens = [self._first]
        if plain:
            for word in plain.removeprefix(" ").split(" "):
                tokens += self._words.get(word) or self._cut(word)
        return [*tokens[: self.longest - 1], self._last]

    def _cut(self, word: str) -> tuple[int, ...]:
        """Return the likeliest pieces of a word."""
        text = _START + word
        best = [(0.0, 0, 0)] + [(float("-inf"), 0, 0)] * len(text)  # score, start, token
        for start in range(len(text)):
            here = best[start][0]
            options = [
                (len(piece), self._scores[entry].item(), self._tokens[entry].item())
                for piece, entry in self._trie.iter_prefixes_with_ids(text[start:])
            ]
            if not any(length == 1 for length, _, _ in options):
                options.append((1, self._unknown_score, self._unknown))
            for length, score, token in options:
                if here + score > best[start + length][0]:
                    best[start + length] = here + score, start, token
        tokens: list[int] = []
        end = len(text)
        while end:
            _, end, token = best[end]
            if not (token == self._unknown and tokens[-1:] == [token]):  # one for all in a row
                tokens.append(token)
        if len(self._words) >= _KEPT_WORDS:
            self._words.clear()
        self._words[word] = found = tuple(reversed(tokens))
        return found
