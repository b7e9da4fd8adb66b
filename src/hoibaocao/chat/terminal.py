"""What the command line says, laid out; the words are in `hoibaocao.chat.command_words`."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hoibaocao.chat import command_words as words
from hoibaocao.chat.messages import WORDS, moment, seconds, stage
from hoibaocao.chat.troubles import unreadable
from hoibaocao.reading.quality import POOR
from hoibaocao.records import Changes, Progress, SyncResult

if TYPE_CHECKING:
    from hoibaocao.indexing.entries import Entry


def changes(of: Changes) -> list[str]:
    """Return the lines that tell what a sync did, or would do."""
    files = replace(of, changed=tuple(path for path in of.changed if path not in of.corrected))
    lines = [f"{kind}: {path}" for name, kind in words.CHANGES for path in getattr(files, name)]
    lines += [words.RENAMED.format(before=each.before, after=each.after) for each in of.renamed]
    lines += [words.DUPLICATE.format(name=each.name, report=each.report) for each in of.duplicates]
    lines += [words.EDITION.format(newer=each.newer, older=each.older) for each in of.editions]
    if of.abbreviations:
        lines.append(WORDS["vi"].abbreviations)
    if of.none:
        lines.append(WORDS["vi"].nothing_changed)
    return lines + [unreadable(file) for file in of.unreadable]


def poorly_read(of: Changes, entries: "Sequence[Entry]") -> list[str]:
    """Return a line for each new report that reads badly, as scans of bad copies do."""
    fresh = {*of.added, *of.changed}
    poor = (each.path for each in entries if each.path in fresh and each.quality < POOR)
    return [words.POORLY_READ_FILE.format(report=path) for path in poor]


def synced(result: SyncResult) -> str:
    """Return the line that sums a sync up."""
    return (
        f"Chỉ mục {result.generation}: {result.reports} báo cáo, {result.passages} đoạn"
        f" ({seconds(result.duration_s)} giây)."
    )


def hits(found: dict[str, Any]) -> str:
    """Lay out the JSON shape of a search."""
    passages = (
        "\n   ".join((f"{n}. {_source(hit)}", *_also_in(hit), hit["text"])) + "\n"
        for n, hit in enumerate(found["hits"], 1)
    )
    return "\n".join((*_absent(found["scope"]), *passages))


def explained(found: dict[str, Any]) -> str:
    """Lay out the JSON shape of an explained search: the reading, then each side with its hits."""
    lines = [words.TYPED.format(question=found["question"])]
    lines += [
        (words.MENDED if c["mended"] else words.RESTORED).format(**c) for c in found["typing"]
    ]
    lines += _scope(found)
    lines.append(words.TOPIC.format(topic=found["topic"]))
    for side in found["sides"]:
        about = ", ".join(side[key] for key in ("place", "period") if side[key])
        why = (
            words.SIDE_ABSENT if side["absent"] else "" if side["exact_period"] else words.SIDE_NEAR
        )
        said = words.SIDE.format(
            reports=side["reports"],
            library=found["library_reports"],
            about=f" ({about})" if about else "",
        )
        lines += ["", f"{said}{why}:"]
        for n, hit in enumerate(side["hits"], 1):
            lines.append("\n   ".join((f"{n}. {_source(hit)}", *_also_in(hit), *_counted(hit))))
    return "\n".join(lines)


def _scope(found: dict[str, Any]) -> Iterator[str]:
    """Yield which words were taken for place and period, and what the library lacks of them."""
    scope = found["scope"]
    quoted = ", ".join(f"“{words}”" for words in found["place_words"])
    if found["picked_places"]:
        yield words.PICKED_PLACES.format(places="; ".join(found["picked_places"]))
    if scope["places"] and (quoted or not found["picked_places"]):
        places = "; ".join(scope["places"])
        yield words.PLACE_WORDS.format(words=quoted or words.NOTHING_UNDERSTOOD, places=places)
    elif not found["picked_places"]:
        yield words.NO_PLACE_WORDS
    if found["picked_periods"]:
        yield words.PICKED_PERIODS.format(periods="; ".join(found["picked_periods"]))
    for read in found["period_words"]:
        line = words.PERIOD_COMPARED if read["compared_to"] else words.PERIOD_WORDS
        yield line.format(words=read["words"], period=read["period"] or words.PERIOD_WITHOUT_YEAR)
    if not found["period_words"] and not found["picked_periods"]:
        yield words.NO_PERIOD_WORDS
    if found["must_name"]:
        yield words.MUST_NAME.format(names=", ".join(found["must_name"]))
    yield from _absent(scope)


def _absent(scope: dict[str, Any]) -> Iterator[str]:
    if absent := [*scope["absent_places"], *scope["absent_periods"]]:
        yield words.ABSENT.format(absent="; ".join(absent))


def _counted(hit: dict[str, Any]) -> Iterator[str]:
    """Yield what counted for a hit: the legs that found it, its best sentence, the signs."""
    yield words.LEG_LINE.format(legs=_sum(hit["legs"], words.LEGS))
    score = f"{hit['score']:.2f}"
    if hit["sentence"] is None:
        yield words.NO_SENTENCE.format(score=score)
        return
    sentence = " ".join(hit["sentence"].split())
    yield f"{words.SENTENCE if hit['answers'] else words.SENTENCE_UNSURE}: “{sentence}”"
    yield words.SIGN_LINE.format(score=score, signs=_sum(hit["signs"], words.SIGNS))


def _sum(parts: dict[str, float], names: dict[str, str]) -> str:
    """Write the parts of a score, the weightiest first."""
    ranked = sorted(parts.items(), key=lambda part: -abs(part[1]))
    return ", ".join(f"{names.get(name, name)} {value:+.2f}" for name, value in ranked)


def _also_in(row: dict[str, Any]) -> list[str]:
    return [words.ALSO_IN.format(reports=", ".join(row["also_in"]))] if row["also_in"] else []


def answer(of: dict[str, Any]) -> str:
    """Lay out the JSON shape of an answer: the text, then its sources."""
    sources = (
        "\n    ".join(
            (
                f"\n[{citation['n']}] {_source(citation)}",
                f"“{citation['quote']}”",
                *_also_in(citation),
            )
        )
        for citation in of["citations"]
    )
    notice = [WORDS["vi"].llm_failed] if of["notice"] == "llm_failed" else []
    read = [] if of["reading"] == of["question"] else [words.READING.format(reading=of["reading"])]
    choices = [f"- {_source(choice | words.NO_PLACE)}" for choice in of["choices"]]
    return "\n".join(
        (*notice, *read, of["answer"], *([words.CHOICES, *choices] if choices else []), *sources)
    )


def report(row: dict[str, Any]) -> str:
    """Lay out the JSON shape of a catalogue entry in a line."""
    parts = [row[key] or "?" for key in ("report", "place", "period", "title")]
    if row["pages"]:
        parts.append(words.PAGES.format(pages=row["pages"]))
    parts.append(WORDS["vi"].passages.format(count=row["passages"]))
    if row["quality"] < POOR:
        parts.append(words.POORLY_READ)
    if row["added"]:
        parts.append(words.ADDED.format(day=row["added"][:10]))
    if row["other_names"]:
        parts.append(words.OTHER_NAMES.format(names=", ".join(row["other_names"])))
    if row["newer_edition"]:
        parts.append(words.NEWER_EDITION.format(report=row["newer_edition"]))
    return " · ".join(parts)


def update(row: dict[str, Any]) -> str:
    """Lay out the JSON shape of a step in the history of the index in a line."""
    at = moment(row["at"])
    if row["undone"]:
        return words.UNDONE.format(**row | {"at": at})
    counts = (words.format(len(row[kind])) for kind, words in words.COUNTED.items() if row[kind])
    changes = ", ".join(counts)
    shown = {"at": at, "spent": seconds(row["duration_s"]), "changes": changes and f"; {changes}"}
    return words.UPDATED.format(**row | shown)


def checked(row: dict[str, Any]) -> str:
    """Lay out the JSON shape of what a check found."""
    if not row["findings"]:
        return words.INDEX_FINE.format(**row)
    lines = [words.INDEX_FLAWED.format(count=len(row["findings"]))]
    lines += [words.REPAIR.format(**f | {"flaw": words.FLAWS[f["flaw"]]}) for f in row["findings"]]
    return "\n".join(lines)


def _source(row: dict[str, Any]) -> str:
    page = words.PAGE.format(page=row["page"]) if row["page"] else None
    parts = (row["title"], row["place"], row["period"], page, row["section"], row["report"])
    named = row.get("other_names")
    others = words.OTHER_NAMES.format(names=", ".join(named)) if named else None
    return " · ".join(part for part in (*parts, others) if part)


@contextmanager
def progress_bars() -> Iterator[Progress]:
    """Show a bar a stage on stderr; nothing where no one looks."""
    from tqdm import tqdm  # noqa: PLC0415  # not before there is something to show

    bars: dict[str, tqdm[Any]] = {}

    def progress(name: str, done: int, total: int, what: str = "", /) -> None:
        bar = bars.get(name)
        if bar is None:
            bar = bars[name] = tqdm(desc=stage(name), disable=None, leave=False)
        bar.set_postfix_str(what, refresh=False)
        bar.total = total
        bar.update(done - bar.n)

    try:
        yield progress
    finally:
        for bar in bars.values():
            bar.close()
