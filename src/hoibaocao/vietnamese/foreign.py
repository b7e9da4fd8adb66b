"""Whether a text is written in another language than it should be, told by its words alone."""

import re

from hoibaocao.vietnamese.text import clean

_WORD = re.compile(r"[^\W\d_]+")
_MARKED = re.compile(r"[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]")
_OTHER_SCRIPT = re.compile(r"[^\W\d_\u0041-\u024f\u1e00-\u1eff]")
# None of them is a word of Vietnamese text that has its diacritics.
_ENGLISH = frozenset(
    "the of is was were and by for with from this that these which are has have had not its"
    " their as at been be than reached total".split()
)
_VIETNAMESE_SHARE = 0.3
"""Of words with Vietnamese letters; reports have 0.6 and more, English prose about them less."""
_ENGLISH_SHARE = 0.1
"""Of English function words; English prose has 0.2 and more."""
_OTHER_SCRIPT_SHARE = 0.2


def is_foreign(text: str, lang: str, least: int) -> bool:
    """Tell whether a text is clearly not in a language.

    Args:
        text: An answer, such as one that a language model wrote.
        lang: ``vi`` or ``en``, what it should be in.
        least: A text of fewer words, or of fewer letters of another script, tells nothing.
    """
    text = clean(text).lower()
    words = _WORD.findall(text)
    letters = sum(map(len, words))
    others = len(_OTHER_SCRIPT.findall(text))
    if others >= least and others > _OTHER_SCRIPT_SHARE * letters:
        return True
    if len(words) < least:
        return False
    vietnamese = sum(bool(_MARKED.search(word)) for word in words) / len(words)
    english = sum(word in _ENGLISH for word in words) / len(words)
    if lang == "en":
        return vietnamese > _VIETNAMESE_SHARE and english < _ENGLISH_SHARE
    return vietnamese < _VIETNAMESE_SHARE or english > _ENGLISH_SHARE
