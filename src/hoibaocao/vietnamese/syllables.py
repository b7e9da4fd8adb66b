"""How Vietnamese syllables are built, and how they are keyed in.

A syllable is an onset, a rhyme and a tone; with the lists below it can be told whether letters may
be one at all, whatever words the library holds. Input methods write diacritics with letters
(Telex: ``ngaan sachs``) or digits (VNI: ``nga6n sa1ch``), which stay behind when they are off.
"""

import re
import unicodedata
from functools import cache

from hoibaocao.vietnamese.text import fold

_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split()
_RHYMES = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây"
    " e ec em en eng eo ep et ê êch êm ên ênh êp êt êu"
    " i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu"
    " o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm"
    " oăn oăng oăt oe oen oeo oet ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt"
    " u uc ui um un ung up ut ua uân uâng uât uây uê uêch uênh uơ uy uya uych uyên uyêt uynh uyt"
    " uyu uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưm ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu"
    " y ych yêm yên yêng yêt yêu ynh yt"
).split()
"""All rhymes but those with ``oo`` (xoong), which is far more often ``ô`` keyed in Telex."""
_MISMATCHED = re.compile(r"(?:c|ng)[ieêy]|g[eê]|(?:gh|ngh)[^ieê]|qu[uư]")
"""``k``, ``gh`` and ``ngh`` stand before i, e and ê; names like Kon Tum have ``k`` anywhere."""
_STOPS = ("c", "ch", "p", "t")

_TONES = {"\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
_SHAPES = {"\u0302": "6", "\u031b": "7", "\u0306": "7"}
_TELEX = dict(zip("sfrxjw", "123457", strict=True))
_FIRST_VOWEL = re.compile("[aeiouy]")
_VNI = re.compile(r"[a-z]+[1-9](?:[a-z]*[1-9]){0,4}[a-z]*")


@cache
def _spellings() -> tuple[frozenset[str], frozenset[str]]:
    """Return all syllables without tone, those that need none and those that end in a stop."""
    spelt = {o + r for o in ("", *_ONSETS) for r in _RHYMES if not _MISMATCHED.match(o + r)}
    stopped = frozenset(each for each in spelt if each.endswith(_STOPS))
    return frozenset(spelt) - stopped, stopped


@cache
def _folded_spellings() -> frozenset[str]:
    return frozenset(fold(each) for spellings in _spellings() for each in spellings)


def is_syllable(word: str) -> bool:
    """Tell whether a word in small letters can be a syllable as it is spelled, tone included."""
    parts = unicodedata.normalize("NFD", word)
    toneless = unicodedata.normalize("NFC", "".join(c for c in parts if c not in _TONES))
    tones = [_TONES[c] for c in parts if c in _TONES]
    free, stopped = _spellings()
    if toneless in stopped:  # before p, t, c, ch only sắc and nặng are spoken
        return tones in (["1"], ["5"])
    return toneless in free and len(tones) <= 1


def is_folded_syllable(word: str) -> bool:
    """Tell whether a word without diacritics is a syllable once it has the right ones."""
    return word in _folded_spellings()


def marks(word: str) -> frozenset[str]:
    """Return the diacritics of a word as VNI digits; ``7`` is both the horn and the breve."""
    signs = _TONES | _SHAPES
    found = {signs[c] for c in unicodedata.normalize("NFD", word) if c in signs}
    return frozenset(found | {"9"} if "đ" in word else found)


def without_keys(word: str) -> tuple[str, frozenset[str]] | None:
    """Read a word as keys of Telex or VNI.

    Args:
        word: In small ASCII letters and digits.

    Returns:
        The bare letters and the `marks` that the keys add; None where the word is not of that kind.
    """
    if any(character.isdigit() for character in word):
        return _read_vni(word)
    return _read_telex(word)


def _read_vni(word: str) -> tuple[str, frozenset[str]] | None:
    if not _VNI.fullmatch(word):
        return None
    keys = [c.replace("8", "7") for c in word if c.isdigit()]
    return _checked("".join(c for c in word if not c.isdigit()), keys)


def _read_telex(word: str) -> tuple[str, frozenset[str]] | None:
    vowel = _FIRST_VOWEL.search(word)
    if vowel is None or not word.isalpha():
        return None
    onset, rest = word[: vowel.start()], word[vowel.start() :]
    keys: list[str] = []
    if onset == "dd" or (onset == "d" and "d" in rest):
        onset, rest = "d", rest.replace("d", "", 1) if onset == "d" else rest
        keys.append("9")
    letters = ""
    for letter in rest:
        if letter in _TELEX:
            keys.append(_TELEX[letter])
        elif letter in "aeo" and letter in letters:
            keys.append("6")
        else:
            letters += letter
    return _checked(onset + letters, keys)


def _checked(letters: str, keys: list[str]) -> tuple[str, frozenset[str]] | None:
    single = set(keys)
    tones = single.intersection(_TONES.values())
    # The horn may be keyed on both letters of ươ.
    repeated = len(keys) - len(single) > ("7" in single)
    if not keys or repeated or len(tones) > 1 or not is_folded_syllable(letters):
        return None
    return letters, frozenset(single)
