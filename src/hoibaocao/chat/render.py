"""The conversation as safe HTML for the page; pure functions that know nothing of gradio.

Whatever comes from a report, a question, a model or a file name passes through `text`, so it can
never become markup. Each result is one line: Markdown then takes it for one block of HTML and
leaves what is inside alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hoibaocao.chat.listing import about
from hoibaocao.chat.orders import button, order
from hoibaocao.chat.plot import bars
from hoibaocao.chat.prose import note, prose, text
from hoibaocao.chat.tools import answer_tools, download, menu, refill
from hoibaocao.vietnamese.places import label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from hoibaocao.chat.messages import Words
    from hoibaocao.chat.talk import Exchange, Talk
    from hoibaocao.chat.talks import Listed
    from hoibaocao.records import Answer


def trouble(line: str) -> str:
    """Show what went wrong, already in plain words."""
    return f'<div class="trouble">{text(line)}</div>'


def banner(words: Words, other: str) -> str:
    """Show the name of the page, one line of help, and where its other language is."""
    return (
        f'<div class="banner"><h1>{text(words.name)}</h1>'
        f'<span class="help">{text(words.help)}</span>'
        f'<button type="button" class="show-talks" title="{text(words.talks)}">☰</button>'
        f'<a class="language" href="{text(other)}">{text(words.other_language)}</a></div>'
    )


def who(user: str, words: Words, *, may_edit: bool) -> str:
    """Show who is logged in, with the way out, and mark a page of somebody who only reads."""
    mark = "" if may_edit else '<span class="reads-only"></span>'
    login = f'<a class="login" href="./login?lang={words.lang}">{text(user)}</a>' if user else ""
    return f"{mark}{login}"


def talks(listed: Sequence[Listed], here: str, words: Words) -> str:
    """List the conversations, with what can be done to each.

    Args:
        listed: The latest first.
        here: The name of the one that is open.
        words: The page's words.
    """
    rows = "".join(_talk(each, words, is_here=each.name == here) for each in listed)
    return (
        f'<nav class="talks" id="talk-{here}" title="{text(words.talks)}">'
        f"{button('talk', order('new'), words.new_talk)}"
        f"<ul>{rows}</ul>{'' if rows else note('hint', words.no_talks)}</nav>"
    )


def _talk(listed: Listed, words: Words, *, is_here: bool) -> str:
    title = listed.title or words.talk_unreadable
    sure = words.delete_ask.format(title=title)
    tools = (
        button(
            "talk",
            order("rename", talk=listed.name),
            words.rename,
            style="text",
            ask=words.rename_ask,
        ),
        download(listed.name, "docx", words.export_docx, words),
        download(listed.name, "md", words.export_md, words),
        button("talk", order("delete", talk=listed.name), words.delete, style="sure", ask=sure),
    )
    return (
        f'<li class="{"here" if is_here else "other"}">'
        f"{button('talk', order('open', talk=listed.name), title, style='title', ask=title)}"
        f"{menu('⋯', tools, words.more)}</li>"
    )


def messages(
    talk: Talk, words: Words, asked_next: Callable[[Answer], Sequence[str]] = lambda _: ()
) -> list[dict[str, str]]:
    """Give the conversation as role and content of each message.

    Args:
        talk: The conversation.
        words: The page's words.
        asked_next: Names the places and periods that the same may be asked of next.
    """
    shown = []
    last = len(talk.exchanges) - 1
    for turn, exchange in enumerate(talk.exchanges):
        asked = f'<div class="question">{text(exchange.question)}</div>{_picked(exchange, words)}'
        said = answer(exchange, turn, words, is_busy=talk.is_busy and turn == last)
        if not (talk.is_busy and turn == last):
            said += answer_tools(exchange, turn, talk, words)
            said += _asking_on(exchange, turn, words, asked_next) if turn == last else ""
        shown.append({"role": "user", "content": f"<div>{asked}</div>"})
        shown.append({"role": "assistant", "content": f'<div class="reply">{said}</div>'})
    return shown


def _picked(exchange: Exchange, words: Words) -> str:
    picked = (*exchange.places, *exchange.periods)
    return note("scope", f"{words.scope} {' · '.join(picked)}") if picked else ""


def answer(exchange: Exchange, turn: int, words: Words, *, is_busy: bool = False) -> str:
    """Show one answer: its text with markers that lead to the cards, then what to know of it.

    Args:
        exchange: With the answer so far, the trouble met, or neither.
        turn: The exchange's number; it keeps the cards of different answers apart.
        words: The page's words.
        is_busy: Whether more of it is to come.
    """
    if exchange.trouble:
        return trouble(exchange.trouble)
    found = exchange.answer
    if found is None:
        being = words.loading if exchange.early else words.thinking
        waiting = being if is_busy else words.cut_off
        return note("stopped", words.stopped if exchange.stopped else waiting)
    parts = []
    if found.refused:
        parts.append(f'<strong class="refused">{text(words.refused)}</strong>')
    parts += [f'<div class="said">{prose(found, turn, words)}</div>', bars(found)]
    if not is_busy:
        parts.append(_checked(found, words))
    if found.notice:
        parts.append(note("notice", getattr(words, found.notice)))
    if exchange.stopped:
        parts.append(note("stopped", words.stopped))
    parts += _read_as(found, turn, words)
    return f'<div class="answer">{"".join(parts)}</div>'


def _checked(found: Answer, words: Words) -> str:
    doubted = sum(not statement.verified for statement in found.statements)
    if doubted:
        return note("notice", words.verified_some.format(count=doubted))
    is_told = bool(found.statements) and not found.refused
    return note("verified", words.verified_all) if is_told else ""


def _read_as(found: Answer, turn: int, words: Words) -> Iterator[str]:
    """Yield how the question was read and where it was looked for, each part to be changed."""
    if found.reading:
        yield _line(words.reading, [refill(found.reading, found.reading)])
    scope = found.scope
    places = _chips("places", [*map(label, scope.places)], turn, words)
    periods = _chips("periods", [*map(words.describe, scope.periods)], turn, words)
    lacking = {*map(label, scope.absent_places), *map(words.describe, scope.absent_periods)}
    chips = {**places, **periods}
    here = [chip for name, chip in chips.items() if name not in lacking]
    if not places and found.citations:
        here.append(_chip("places", words.add_place, (), turn, words))
    if not periods and found.citations:
        here.append(_chip("periods", words.add_period, (), turn, words))
    yield _line(words.scope, here)
    yield _line(words.absent, (chip for name, chip in chips.items() if name in lacking))
    choices = (", ".join(about(choice.metadata, words)) for choice in found.choices)
    yield _line(words.choices, [_follow(turn, choice, choice) for choice in choices], "choices")


def _line(name: str, parts: Iterable[str], style: str = "scope") -> str:
    shown = " ".join(parts)
    return f'<div class="note {style}">{text(name)} {shown}</div>' if shown else ""


def _chips(kind: str, names: Sequence[str], turn: int, words: Words) -> dict[str, str]:
    """Make a button for each place or period, which changes it and leaves the others."""
    return {
        name: _chip(kind, name, [other for other in names if other != name], turn, words)
        for name in names
    }


def _chip(kind: str, shown: str, others: Sequence[str], turn: int, words: Words) -> str:
    beside = {"beside": words.also.join(others)} if others else {}
    asked = order("follow", turn=turn, **beside)
    tip = words.change_place if kind == "places" else words.change_period
    return button("ask", asked, shown, style=f"pick {kind}", ask=tip)


def _follow(turn: int, what: str, shown: str) -> str:
    return button("ask", order("follow", turn=turn, what=what), shown)


def _asking_on(
    exchange: Exchange, turn: int, words: Words, asked_next: Callable[[Answer], Sequence[str]]
) -> str:
    found = exchange.answer
    if found is None or found.choices:
        return ""
    shown = [_follow(turn, what, words.follow.format(what=what)) for what in asked_next(found)]
    return _line(words.next_questions, shown, "further")
