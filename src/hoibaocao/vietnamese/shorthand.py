"""Words shortened as in a chat: ko, dc, bn."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

from hoibaocao.vietnamese.text import fold, is_folded
from hoibaocao.vietnamese.typed_words import typed_words


def spelled_out(question: str) -> str:
    """Return an NFC question with its shortened words in full; bare in a bare question."""
    bare = is_folded(question)
    result, end = [], 0
    for word in typed_words(question):
        full = _shorthand().get(word.text, word.text)
        result += [question[end : word.start], fold(full) if bare and full != word.text else full]
        end = word.end
    return "".join([*result, question[end:]])


@cache
def _shorthand() -> Mapping[str, str]:
    source = resources.files("hoibaocao.vietnamese") / "shorthand.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))
