"""Words shortened as in a chat: ko, dc, bn."""

from hoibaocao.vietnamese.place_syllables import in_place_name
from hoibaocao.vietnamese.text import fold, is_folded
from hoibaocao.vietnamese.typed_words import typed_words
from hoibaocao.vietnamese.vocabulary import vocabulary


def spelled_out(question: str) -> str:
    """Return an NFC question with its shortened words in full; bare in a bare question."""
    bare = is_folded(question)
    words = typed_words(question)
    result, end = [], 0
    for at, word in enumerate(words):
        before = words[at - 1].normal if at else ""
        after = words[at + 1].normal if at + 1 < len(words) else ""
        full = vocabulary("shorthand").get(word.text, "")
        if full and not in_place_name(before, word.normal, after):  # Ia Ko is a commune
            result += [question[end : word.start], fold(full) if bare else full]
            end = word.end
    return "".join([*result, question[end:]])
