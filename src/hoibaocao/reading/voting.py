"""Of several readings of a page, take each word as most of them have it."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from hoibaocao.reading.tesseract import RecognisedWord

_SAME_PLACE = 0.5  # of what two boxes cover together, covered by both
_HALF = 0.5
_FAR_LESS = 0.1  # mean confidence: a reading that is so much less sure saw what is not there
_MARK = re.compile(r"(?<=\d)[.,](?=\d)")


def voted(readings: Sequence[Sequence[RecognisedWord]]) -> list[RecognisedWord]:
    """Return the words of the surest reading, each spelt as the readings have it together.

    Where others have a word in the same place, each spelling counts as much as its readings are
    confident of it (Fiscus 1997, ROVER); readings that are far less sure have no vote. Of figures
    the digits are voted on, whose points and commas are often overlooked and seldom made up.

    Args:
        readings: Of one page, at least one; boxes in pixels of the same picture.
    """
    least = max(map(mean_confidence, readings)) - _FAR_LESS
    readings = [reading for reading in readings if mean_confidence(reading) >= least]
    surest = max(readings, key=_sureness)
    spellings: list[dict[str, list[float]]] = [defaultdict(list) for _ in surest]
    for reading in readings:
        shared = _shared(surest, reading)
        for number, votes in enumerate(spellings):
            if len(reading) and shared[number].max() > _SAME_PLACE:
                word = reading[int(shared[number].argmax())]
                votes[word.text].append(word.confidence)
    return [_elected(word, votes) for word, votes in zip(surest, spellings, strict=True)]


def mean_confidence(words: Sequence[RecognisedWord]) -> float:
    """Return the mean confidence of words; 0 where there is none."""
    return sum(word.confidence for word in words) / max(1, len(words))


def _elected(word: RecognisedWord, votes: dict[str, list[float]]) -> RecognisedWord:
    same_digits: dict[str, list[str]] = defaultdict(list)
    for text in votes:
        same_digits[_MARK.sub("", text)].append(text)

    def sure(text: str) -> float:
        return sum(votes[text])

    elected = max(same_digits.values(), key=lambda texts: sum(map(sure, texts)))
    text = max(elected, key=lambda each: (len(_MARK.findall(each)), sure(each)))
    return word if text == word.text else replace(word, text=text, confidence=max(votes[text]))


def _sureness(words: Sequence[RecognisedWord]) -> float:
    """Return how much is likely right; words that are likely wrong count against it."""
    return sum(word.confidence - _HALF for word in words)


def _shared(
    words: Sequence[RecognisedWord], others: Sequence[RecognisedWord]
) -> NDArray[np.float64]:
    """Return of each pair of boxes the share of what they cover that both cover, words x others."""
    ours, theirs = _boxes(words)[:, None], _boxes(others)[None]
    low = np.maximum(ours[..., :2], theirs[..., :2])
    high = np.minimum(ours[..., 2:], theirs[..., 2:])
    both = _area(np.concatenate([np.minimum(low, high), high], axis=-1))
    return both / (_area(ours) + _area(theirs) - both)


def _boxes(words: Sequence[RecognisedWord]) -> NDArray[np.float64]:
    boxes = [(word.left, word.top, word.right, word.bottom) for word in words]
    return np.array(boxes, dtype=np.float64).reshape(-1, 4)


def _area(boxes: NDArray[np.float64]) -> NDArray[np.float64]:
    return (boxes[..., 2] - boxes[..., 0]) * (boxes[..., 3] - boxes[..., 1])
