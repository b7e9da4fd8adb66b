"""What can be done with an answer: copy it, keep it, ask again, say what one thinks of it.

As safe as `hoibaocao.chat.render`, and as free of gradio.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hoibaocao.chat.exporting import plain
from hoibaocao.chat.orders import button, order
from hoibaocao.chat.prose import rows, text
from hoibaocao.chat.ratings import RATINGS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hoibaocao.chat.messages import Words
    from hoibaocao.chat.talk import Exchange, Talk


def answer_tools(exchange: Exchange, turn: int, talk: Talk, words: Words) -> str:
    """Show what can be done with an answer; only the last question can be asked again.

    Args:
        exchange: The question and what came of it.
        turn: Its number in the conversation.
        talk: The conversation.
        words: The page's words.
    """
    found = exchange.answer
    parts = []
    if found:
        kinds = [("docx", words.export_docx), ("md", words.export_md)]
        kinds += [("xlsx", words.export_xlsx)] if rows(found.text) else []
        files = (download(talk.name, kind, shown, words, turn=turn) for kind, shown in kinds)
        parts += [_copy(exchange, words), menu(words.export, files)]
    if turn == len(talk.exchanges) - 1:
        parts.append(button("ask", order("retry", turn=turn), words.retry))
        parts.append(refill(exchange.question, words.edit, "refill again"))
    if found:
        good, *reasons = (
            button("talk", order("rate", turn=turn, rating=each), getattr(words, f"rate_{each}"))
            for each in RATINGS
        )
        parts += [good, menu(words.rate_bad, reasons)]
    return f'<div class="tools">{"".join(parts)}</div>'


def _copy(exchange: Exchange, words: Words) -> str:
    told = f"{words.copied}|{words.copy_failed}"
    return (
        f'<button type="button" class="copy" title="{text(told)}" '
        f'value="{text(plain(exchange, words))}">{text(words.copy)}</button>'
    )


def refill(question: str, shown: str, style: str = "refill") -> str:
    """Make a button that puts a question to where questions are typed.

    Args:
        question: What it puts there.
        shown: What stands on it.
        style: ``refill again`` lets it take the place of the last question.
    """
    return f'<button type="button" class="{style}" value="{text(question)}">{text(shown)}</button>'


def download(name: str, kind: str, shown: str, words: Words, **more: object) -> str:
    """Link to a file of a conversation, which `hoibaocao.serving.downloads` makes."""
    address = order(f"files/talks/{name}.{kind}", lang=words.lang, **more)
    return f'<a class="file" href="{text(address)}" download="">{text(shown)}</a>'


def menu(shown: str, parts: Iterable[str], tip: str = "") -> str:
    """Hide parts behind a button that shows them."""
    title = f' title="{text(tip)}"' if tip else ""
    return (
        f'<details class="menu"><summary{title}>{text(shown)}</summary>'
        f'<div class="tools">{"".join(parts)}</div></details>'
    )
