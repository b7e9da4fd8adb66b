"""Questions in English about Vietnamese reports: the terms they use, in the reports' own words."""

import re
from functools import cache, lru_cache

from hoibaocao.vietnamese.syllables import is_folded_syllable
from hoibaocao.vietnamese.terms import Terms, replaced
from hoibaocao.vietnamese.text import fold
from hoibaocao.vietnamese.vocabulary import vocabulary

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_STOP = frozenset(
    "what which who whom whose when where why how many much was were is are be been being the a an"
    " of in on at to for and or did does do by from with that this these those there any it its has"
    " have had as than so not no please show give list get got gets will would should must can"
    " could may into during since until after before between through they their them he she his"
    " her us our we you your each every both some more most per say said according"
    " also only still yet now then".split()
)
_SIGNS = frozenset("of what which who when where how why did does was were is are".split())
_MOSTLY = 0.6


@cache
def _terms() -> Terms:
    return {
        tuple(map(_singular, term.split())): tuple(words.split())
        for term, words in vocabulary("english").items()
    }


@lru_cache(maxsize=64)  # each step of reading a question asks
def is_english(question: str) -> bool:
    """Tell whether a question is English: names aside, most of its words are.

    Without any word such as "of", it has to be two terms and, but for words such as "with", all
    that cannot be Vietnamese.
    """
    first, *others = _WORD.findall(question) or [""]
    words = [first.lower(), *(word for word in others if word.islower())]
    known = sum(_is_known(word) for word in words)
    if _SIGNS.isdisjoint(words):
        foreign = [word for word in words if word.isalpha() and not is_folded_syllable(fold(word))]
        telling = [word for word in foreign if word not in _STOP]
        terms = sum((_singular(word),) in _terms() for word in telling)
        return 1 < terms == len(telling) and 2 * terms >= len(words)
    return known >= _MOSTLY * len(words)


def _is_known(word: str) -> bool:
    """Tell whether a word may be English: it is in a list, or no syllable of Vietnamese."""
    is_listed = word in _STOP or (_singular(word),) in _terms()
    return is_listed or (word.isalpha() and not is_folded_syllable(fold(word)))


def translated(topic: str) -> str:
    """Return the terms of an English topic in Vietnamese, in order; unknown words stay."""
    said = _WORD.findall(topic.lower().replace("’", "'"))
    words = [_singular(word) for word in said if word not in _STOP]
    return " ".join(replaced(words, _terms())) or topic


def _singular(word: str) -> str:
    for ending, singular in (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("s", "")):
        if word.endswith(ending) and not word.endswith(("ss", "'s", "us", "is")):
            return word.removesuffix(ending) + singular
    return word
