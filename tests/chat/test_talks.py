import errno
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from hoibaocao.chat.talk import Exchange
from hoibaocao.chat.talks import Listed, Talks
from hoibaocao.errors import TalkNotSaved, TalkUnreadable
from hoibaocao.records import Hit
from tests.chat.scripted import CITED, DOUBTFUL, REVENUE

_COPY = Hit(CITED.passage, CITED.metadata, 1.0)
_EXCHANGES = (
    Exchange("Thu?", replace(REVENUE, citations=(replace(CITED, also_in=(_COPY,)),))),
    Exchange("Chi?\n", DOUBTFUL, stopped=True, places=("Đồi Xanh",)),
    Exchange("?", trouble="Chưa có chỉ mục."),
    Exchange("Còn?"),
)


def _saved(talks: Talks, user: str = "", question: str = "Thu?") -> str:
    talk = talks.open(user)
    talk.exchanges = (Exchange(question, REVENUE), *_EXCHANGES[1:])
    talks.save(user, talk)
    return talk.name


def test_a_conversation_is_there_again_after_a_restart(tmp_path: Path) -> None:
    talks = Talks(tmp_path)
    talk = talks.open("")
    talk.exchanges = _EXCHANGES
    talks.save("", talk)
    again = Talks(tmp_path).open("", talk.name)
    assert again.exchanges == _EXCHANGES
    assert again.title == "Thu?"
    assert [path.suffix for path in (tmp_path / "local").iterdir()] == [".jsonl"]


def test_all_who_work_on_a_conversation_share_it(tmp_path: Path) -> None:
    talks = Talks(tmp_path)
    name = _saved(talks)
    assert talks.open("", name) is talks.open("", name)


def test_nobody_opens_or_lists_the_conversation_of_another(tmp_path: Path) -> None:
    talks = Talks(tmp_path)
    name = _saved(talks, "lan")
    assert talks.open("hoa", name).exchanges == ()
    assert talks.open("", name).exchanges == ()
    assert talks.listed("hoa") == talks.listed("") == []
    assert talks.listed("lan") == [Listed(name, "Thu?")]


@pytest.mark.parametrize("name", ["", "../x", "a" * 31, "A" * 32, "local/x"])
def test_a_name_that_is_none_gives_a_new_conversation(tmp_path: Path, name: str) -> None:
    talk = Talks(tmp_path).open("", name)
    assert (talk.exchanges, len(talk.name)) == ((), 32)
    assert talk.name != name


def test_the_one_that_changed_last_is_listed_first_and_what_is_deleted_is_gone(
    tmp_path: Path,
) -> None:
    talks = Talks(tmp_path)
    first, second = _saved(talks, question="A"), _saved(talks, question="B")
    talks.save("", talks.open("", first))
    assert [each.title for each in talks.listed("")] == ["A", "B"]
    assert [each.title for each in talks.listed("", most=1)] == ["A"]
    talks.delete("", second)
    talks.delete("", "../../x")
    assert [each.name for each in talks.listed("")] == [first]
    assert talks.open("", second).exchanges == ()


@pytest.mark.parametrize(
    "damage", [b"", b"{", b'{"title": "x"}\n[{"question": 3}]\n', b"\xff\n[]\n"]
)
def test_a_damaged_file_is_told_and_listed_without_title(tmp_path: Path, damage: bytes) -> None:
    name = _saved(Talks(tmp_path))
    (tmp_path / "local" / f"{name}.jsonl").write_bytes(damage)
    talks = Talks(tmp_path)
    with pytest.raises(TalkUnreadable):
        talks.open("", name)
    assert talks.listed("")[0].name == name


def test_what_cannot_be_saved_is_told_and_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    talks = Talks(tmp_path)
    talk = talks.open("", _saved(talks))
    (file,) = (tmp_path / "local").iterdir()
    before = file.read_bytes()
    talk.exchanges = ()
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(TalkNotSaved) as caught:
        talks.save("", talk)
    assert caught.value.facts == {"reason": "No space left on device"}
    assert list((tmp_path / "local").iterdir()) == [file]
    assert file.read_bytes() == before


def test_the_first_line_tells_the_title(tmp_path: Path) -> None:
    name = _saved(Talks(tmp_path))
    first, *_ = (tmp_path / "local" / f"{name}.jsonl").read_text("utf-8").split("\n")
    assert json.loads(first) == {"title": "Thu?"}
