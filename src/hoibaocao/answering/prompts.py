"""The messages of the folder ``prompts/``, Markdown with ``$placeholders``, and what goes in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Template

from hoibaocao.answering.citations import normalised_markers
from hoibaocao.errors import PromptInvalid
from hoibaocao.records import Hit, Turn
from hoibaocao.vietnamese.periods import describe
from hoibaocao.vietnamese.places import label

LANGUAGES = ("vi", "en")
PLACEHOLDERS: Mapping[str, frozenset[str]] = {
    "system": frozenset({"no_answer"}),
    "question": frozenset({"passages", "question", "no_answer"}),
    "greeting": frozenset(),
    "refusal_nothing": frozenset({"looked_for", "count", "available"}),
    "planned": frozenset({"planned"}),
    "refusal_nearest": frozenset({"looked_for", "report", "nearest"}),
    "refusal_place": frozenset({"where", "looked_for", "places", "available"}),
    "ask_next": frozenset({"question"}),
    "more": frozenset({"source"}),
    "library": frozenset(),
    "picked": frozenset(),
    "missing": frozenset({"where", "missing"}),
    "in_brief": frozenset({"title"}),
    "yes": frozenset(),
    "no": frozenset(),
    "not_yet": frozenset(),
    "table": frozenset(),
    "not_told": frozenset(),
    "no_report": frozenset(),
    "difference": frozenset({"higher", "lower", "difference"}),
    "extremes": frozenset({"highest", "lowest"}),
    "highest_row": frozenset({"count", "column"}),
    "lowest_row": frozenset({"count", "column"}),
    "equal": frozenset(),
    "other_lengths": frozenset(),
    "refusal_period": frozenset({"where", "looked_for", "periods", "available"}),
}
"""The messages there are, and what each must have a place for."""

HISTORY_CHARS = 4_000
"""Of the conversation so far, at most this much is told to the language model."""

Message = tuple[str, str]
"""A role as LangChain names it (``system``, ``human``, ``ai``), and what is said."""

_ROLES = {"user": "human", "assistant": "ai"}


@dataclass(frozen=True, slots=True)
class Prompts:
    """All messages in all languages, checked; made by `load`."""

    templates: Mapping[tuple[str, str], Template]

    @classmethod
    def load(cls, folder: Path) -> "Prompts":
        """Read and check every message.

        Raises:
            PromptInvalid: A file is missing, empty, not UTF-8, or has other placeholders than
                `PLACEHOLDERS` says.
        """
        return cls(
            {
                (name, language): _template(folder / f"{name}.{language}.md", expected)
                for name, expected in PLACEHOLDERS.items()
                for language in LANGUAGES
            }
        )

    def render(self, name: str, lang: str, **values: str) -> str:
        """Return a message with its values put in; a ``$`` within a value is left alone."""
        return self.templates[name, lang].substitute(values)


def _template(path: Path, expected: frozenset[str]) -> Template:
    try:
        text = path.read_text(encoding="utf-8-sig").strip()
    except OSError as error:
        raise PromptInvalid(path=path, reason=error.strerror or "it cannot be read") from error
    except UnicodeDecodeError as error:
        raise PromptInvalid(path=path, reason="it is not UTF-8 text") from error
    template = Template(text)
    reason = _fault(template, expected)
    if reason:
        raise PromptInvalid(path=path, reason=reason)
    return template


def _fault(template: Template, expected: frozenset[str]) -> str:
    if not template.template:
        return "it is empty"
    if not template.is_valid():
        return "a $ stands alone; write $$ for a dollar sign"
    found = set(template.get_identifiers())
    if missing := sorted(expected - found):
        return f"it lacks ${', $'.join(missing)}"
    if unknown := sorted(found - expected):
        return f"it has ${', $'.join(unknown)}, for which there is no value"
    return ""


def numbered_passages(hits: Sequence[Hit], room: int) -> list[str]:
    """Return the first passages as a language model is shown them, each under its number.

    Args:
        hits: Best first; they are numbered from 1.
        room: Characters there are for all of them; the first is cut if it alone is longer.
    """
    given: list[str] = []
    for n, hit in enumerate(hits, 1):
        block = _numbered(n, hit)
        if given and len(block) > room:
            break
        given.append(block[:room])
        room -= len(block)
    return given


def _numbered(n: int, hit: Hit) -> str:
    of = hit.metadata
    parts = (
        of.title,
        label(of.place) if of.place else "",
        describe(of.period) if of.period else "",
        hit.passage.section,
    )
    heading = " — ".join(" ".join(part.split()) for part in parts if part)
    # A report cannot close its own passage.
    heading, text = (text.replace("<", "‹") for text in (heading, hit.passage.text))
    return f"[{n}] {heading}\n<passage>\n{text}\n</passage>"


def recent_turns(history: Sequence[Turn], room: int) -> list[Message]:
    """Return the latest turns, oldest first, without markers: they number other passages.

    The first is the user's, as the chat templates of some models insist.

    Args:
        history: Oldest turn first.
        room: Characters there are for all of them.
    """
    kept: list[Message] = []
    for turn in reversed(history):
        room -= len(turn.content)
        if room < 0:
            break
        kept.append((_ROLES[turn.role], normalised_markers(turn.content, ())))
    while kept and kept[-1][0] != "human":
        kept.pop()
    return kept[::-1]
