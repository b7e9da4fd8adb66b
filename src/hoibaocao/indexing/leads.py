"""What leads to the sentences of a passage counts among their words when they are searched."""

from collections.abc import Callable, Iterator, Sequence

from hoibaocao.indexing.captions import captions
from hoibaocao.indexing.facts import Sentence
from hoibaocao.reading.row_cells import is_total, row_of
from hoibaocao.vietnamese.sentences import sentence_spans
from hoibaocao.vietnamese.signatures import with_deed
from hoibaocao.vietnamese.tokens import folded_tokens

_LONGEST_LEAD = 200
"""Characters of the words that lead to an enumeration, colon included."""


_TOTAL = "tổng cộng"
"""What is also said for the "Cộng" and "Toàn huyện" of a table."""


def token_lines(
    heading: str,
    text: str,
    sentences: Sequence[Sentence],
    spelt_out: Callable[[str], str],
    caption: str,
) -> str:
    """Return a line of tokens for the heading of a passage, then one for each sentence.

    Args:
        heading: Of its section and report.
        text: Of the passage.
        sentences: Of it.
        spelt_out: Replaces abbreviations.
        caption: See `with_leads`.
    """
    texts = [heading, *(with_deed(each) for each in with_leads(text, sentences, caption))]
    return "\n".join(tokens_of(spelt_out(each)) for each in texts)


def with_leads(text: str, sentences: Sequence[Sentence], caption: str = "") -> Iterator[str]:
    """Yield the sentences of a passage, before a part of a long one what led to its enumeration.

    In "Còn hạn chế: giải ngân chậm; nợ thuế tăng" both parts are about what is before the colon,
    and so are the rows of a table about its caption.

    Args:
        text: Of the passage.
        sentences: Of it.
        caption: Of the table that the passage before ends with.
    """
    texts = [text[each.start : each.end] for each in sentences]
    whole = iter(sentence_spans(text, len(text)))
    first, last = next(whole, (0, 0))
    for each, own, above in zip(sentences, texts, captions(texts, caption), strict=True):
        while last < each.end:
            first, last = next(whole)
        lead = text.find(":", first, min(first + _LONGEST_LEAD, each.start)) + 1
        led_by = text[first:lead] or above
        row = row_of(own)
        if row and is_total(row.name):
            led_by = f"{led_by} {_TOTAL}"
        yield f"{led_by} {own}" if led_by else own


def tokens_of(text: str) -> str:
    """Return the folded tokens of text that is spelt out, with a blank before and behind each."""
    return f" {' '.join(folded_tokens(text))} "
