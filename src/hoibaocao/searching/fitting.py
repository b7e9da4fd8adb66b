"""Whether a sentence holds the kind of thing that is asked for."""

import re
from functools import lru_cache

from hoibaocao.indexing.facts import Sentence
from hoibaocao.searching.questions import Asked
from hoibaocao.vietnamese.offices import Office, holders

_COUNTED = re.compile(r"\b(?:bao nhieu|may) ([a-z]+)")
_SMALL_NUMBER = "(?:hai|ba|bon|nam|sau|bay|tam|chin|muoi)"
_RANK_ASKED = re.compile(r"\b(?:thu|hang) (?:may|bao nhieu)\b")
_RANK = re.compile(rf"\b(?:thu|hang) (?:nhat|nhi|tu|{_SMALL_NUMBER})\b")


def fits(
    asked: Asked,
    office: Office | None,
    question: str,
    sentence: Sentence,
    text: str,
    *,
    folded: str,
) -> bool:
    """Tell whether a sentence holds the kind of thing that is asked for.

    Args:
        asked: What that is.
        office: The one whose holder is asked for, if one is.
        question: Folded.
        sentence: What is known of it.
        text: The sentence.
        folded: The same, folded.
    """
    if asked == "figure":
        return sentence.figure or _counts_asked(question, folded)
    if asked == "person" and office:
        return bool(sentence.names and holders(text, office))
    if asked == "person":
        return any(name not in question for name in sentence.names)
    if asked == "date":
        return sentence.dated
    return True


def _counts_asked(question: str, folded: str) -> bool:
    """Tell whether text has, in a word, the number of what a question asks how many of, or a rank.

    Before other words, "năm" is a year and "sáu" may be another word more often than a number.
    """
    counted = _counted(question)
    return counted is not None and counted.search(folded) is not None


@lru_cache(maxsize=64)  # asked for each sentence
def _counted(question: str) -> re.Pattern[str] | None:
    if _RANK_ASKED.search(question):
        return _RANK
    things = "|".join(_COUNTED.findall(question))
    return re.compile(rf"\b{_SMALL_NUMBER} (?:{things})\b") if things else None
