"""The words people read on the page; those of errors are in `hoibaocao.chat.troubles`.

They stand in ``words.vi.toml`` and ``words.en.toml`` beside this module; Vietnamese comes first.
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files
from typing import Literal

from hoibaocao.records import Period
from hoibaocao.vietnamese.periods import describe, describe_en

Lang = Literal["vi", "en"]
LANGS: tuple[Lang, ...] = ("vi", "en")

STAGES: Mapping[Lang, Mapping[str, str]] = {
    "vi": {
        "model": "Nạp mô hình",
        "export": "Chuẩn bị mô hình cho máy này",
        "reading": "Đọc báo cáo",
        "pages": "Đọc trang",
        "embedding": "Tính véc-tơ",
        "writing": "Ghi chỉ mục",
    },
    "en": {
        "model": "Loading the model",
        "export": "Preparing the model for this computer",
        "reading": "Reading reports",
        "pages": "Reading pages",
        "embedding": "Computing vectors",
        "writing": "Writing the index",
    },
}


@dataclass(frozen=True, slots=True)
class Words:
    """What the page says, each a key of both files; ``{…}`` are filled in by `hoibaocao.chat`."""

    lang: Lang
    describe: Callable[[Period], str]
    name: str
    help: str
    welcome: str
    ask_here: str
    places: str
    periods: str
    send: str
    stop: str
    sources: str
    report: str
    library: str
    no_sources: str
    no_sources_found: str
    sources_of: str
    also_in: str
    open_report: str
    read_on: str
    before: str
    after: str
    back: str
    page: str
    section: str
    passages: str
    no_place: str
    no_period: str
    refused: str
    unverified: str
    unverified_why: str
    llm_failed: str
    reading: str
    scope: str
    absent: str
    loading: str
    thinking: str
    stopped: str
    unexpected: str
    update: str
    library_holds: str
    synced: str
    nothing_changed: str
    added: str
    changed: str
    removed: str
    abbreviations: str
    unreadable: str
    examples: tuple[str, ...]
    ask_tab: str
    other_language: str
    no_report: str
    choices: str
    follow: str
    next_questions: str
    example_of: str
    indicators: tuple[str, ...]
    change_place: str
    change_period: str
    add_place: str
    add_period: str
    filter_here: str
    close: str
    cut_off: str
    verified_all: str
    verified_some: str
    retry: str
    edit: str
    copy: str
    copied: str
    copy_failed: str
    export: str
    export_docx: str
    export_md: str
    export_xlsx: str
    rate_good: str
    rate_bad: str
    rate_figure: str
    rate_scope: str
    rate_citation: str
    rate_other: str
    rate_thanks: str
    answer_heading: str
    sources_heading: str
    talks: str
    new_talk: str
    no_talks: str
    rename: str
    rename_ask: str
    delete: str
    delete_ask: str
    more: str
    talk_unreadable: str
    verified: str
    issued: str
    number: str
    view_page: str
    view_text: str
    page_before: str
    page_after: str
    up: str
    no_picture: str
    update_help: str
    library_empty: str
    place: str
    period: str
    kind: str
    length: str
    actions: str
    pages: str
    original: str
    remove: str
    remove_ask: str
    search_here: str
    upload: str
    plan: str
    undo: str
    stop_update: str
    update_stopped: str
    planned: str
    up_to_date: str
    uploaded: str
    undone: str
    gone: str
    renamed: str
    duplicates: str
    editions: str
    newer: str
    same: str
    history: str
    no_history: str
    step: str
    step_undone: str
    correct: str
    correct_help: str
    correct_title: str
    correct_issued: str
    correct_number: str
    correct_issuer: str
    save: str
    cancel: str
    corrected: str
    corrections: str
    astray: str
    old_index: str
    no_index: str
    rebuild: str
    rebuild_ask: str
    quality: str
    reads_well: str
    reads_poorly: str
    reads_poorly_why: str
    came: str
    other_names: str
    newer_edition: str
    nothing_found: str
    also: str
    log_in: str
    log_out: str
    log_in_help: str
    user_name: str
    password: str
    logged_in_as: str
    to_page: str
    log_in_wrong: str
    log_in_wait: str


def _words(lang: Lang, describe: Callable[[Period], str]) -> Words:
    read = tomllib.loads(files("hoibaocao.chat").joinpath(f"words.{lang}.toml").read_text("utf-8"))
    lists = {name: tuple(value) for name, value in read.items() if isinstance(value, list)}
    return Words(lang=lang, describe=describe, **(read | lists))


VI, EN = _words("vi", describe), _words("en", describe_en)
WORDS: Mapping[Lang, Words] = {"vi": VI, "en": EN}


def seconds(span: float, lang: Lang = "vi") -> str:
    """Write seconds as people of a language write them, with one decimal."""
    written = f"{span:.1f}"
    return written.replace(".", ",") if lang == "vi" else written


def moment(at: str) -> str:
    """Write a moment, given in ISO 8601, in the time of this computer."""
    return f"{datetime.fromisoformat(at).astimezone():%d/%m/%Y %H:%M}"


def stage(name: str, lang: Lang = "vi") -> str:
    """Name a stage of a sync as users know it; an unknown stage keeps its own name."""
    return STAGES[lang].get(name, name)
