"""Fifty users at once, each with a secret word: does anybody see the word of another?

    python -m benchmarks.privacy [--users 50] [--each 20]

Each logs in, sends a file that holds the word, and asks questions that hold it, at the page and at
the programs' interface by turns. Then each goes after the conversation, the stream, the exports and
the file of the next one, whose names are told. All that is ever received is searched for all words.
"""

import argparse
import asyncio
import json
import re
import secrets
from collections import Counter
from dataclasses import dataclass, field

import httpx

from benchmarks.office import Office, office
from benchmarks.page_visitor import PageVisitor

_QUESTIONS = (
    "Thu ngân sách 6 tháng đầu năm 2023 của Cẩm Xuyên là bao nhiêu? ({word})",
    "Bí thư Huyện ủy Cẩm Xuyên là ai? ({word})",
    "So sánh thu ngân sách 6 tháng đầu năm 2023 của Cẩm Xuyên và Sông Trăng ({word})",
)
_WORD = re.compile(r"bimat[0-9a-f]{16}")


@dataclass(slots=True)
class User:
    """Somebody with a word of their own, and all the words that they were sent."""

    name: str
    word: str = field(default_factory=lambda: "bimat" + secrets.token_hex(8))
    session: str = ""
    talk: str = ""
    file: str = ""
    words: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)

    def see(self, received: object) -> bool:
        """Take note of the words in something; tell whether one's own is among them."""
        found = _WORD.findall(json.dumps(received, ensure_ascii=False))
        self.words.update(found)
        return self.word in found


async def _ask_page(user: User, visitor: PageVisitor, question: str) -> None:
    told = False
    async for _ in visitor.ask(question):
        told = user.see(visitor.shown)
    is_whole = told and 'class=\\"answer\\"' in visitor.reply
    user.statuses["answered at the page" if is_whole else "cut at the page"] += 1


async def _ask_api(user: User, client: httpx.AsyncClient, question: str) -> None:
    answer = await client.post("/api/ask", json={"question": question})
    told = user.see(answer.text) and answer.status_code == 200
    user.statuses["answered at the interface" if told else f"status {answer.status_code}"] += 1


async def _use(user: User, client: httpx.AsyncClient, each: int) -> PageVisitor:
    visitor = await PageVisitor(client).open()
    files = {"files": ("bao-cao.txt", user.word.encode(), "text/plain")}
    sent = await client.post("/gradio_api/upload", files=files)
    user.file = sent.raise_for_status().json()[0]
    for turn in range(each):
        question = _QUESTIONS[turn % len(_QUESTIONS)].format(word=user.word)
        if turn % 2:
            await _ask_api(user, client, question)
        else:
            await _ask_page(user, visitor, question)
    user.session, user.talk = visitor.session, visitor.shown["talk-name"]
    own = await client.get(f"/files/talks/{user.talk}.md")
    user.statuses["own export" if user.word in own.text else "own export missing"] += 1
    return visitor


async def _intrude(
    user: User, other: User, client: httpx.AsyncClient, visitor: PageVisitor
) -> None:
    """Go after what belongs to somebody else; their word in any reply is noted."""
    for path in (
        f"/gradio_api/queue/data?session_hash={other.session}",
        f"/files/talks/{other.talk}.md",
        f"/files/talks/{other.talk}.docx",
        f"/?talk={other.talk}",
        f"/gradio_api/file={other.file}",
        f"/files/report?path={other.file}",
    ):
        reply = await client.get(path)
        user.see(reply.text)
        door = re.split(r"[?=]|[0-9a-f]{32}", path)[0]
        user.statuses[f"{door} {reply.status_code}"] += 1
    event = {"data": [], "fn_index": 0, "session_hash": other.session}
    joined = await client.post("/gradio_api/queue/join", json=event)
    user.statuses[f"joining {joined.status_code}"] += 1
    await visitor.order("talk", f"open?talk={other.talk}")
    user.see(visitor.shown)


async def _campaign(at: Office, users: list[User], each: int) -> None:
    everybody_is_done = asyncio.Barrier(len(users))

    async def one(user: User, other: User) -> None:
        async with at.browser(user.name) as client:
            visitor = await _use(user, client, each)
            await everybody_is_done.wait()
            await _intrude(user, other, client, visitor)

    others = [*users[1:], users[0]]
    await asyncio.gather(*map(one, users, others))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--users", type=int, default=50)
    parser.add_argument("--each", type=int, default=20, help="questions of a user")
    given = parser.parse_args()
    users = [User(f"nguoi{number}") for number in range(given.users)]
    with office([user.name for user in users], role="editor") as at:
        asyncio.run(_campaign(at, users, given.each))
    statuses: Counter[str] = sum((user.statuses for user in users), Counter())
    foreign = {
        user.name: [word for word in user.words if word != user.word]
        for user in users
        if set(user.words) != {user.word}
    }
    print(json.dumps({"told": dict(statuses), "foreign_words": foreign}, ensure_ascii=False))
    if foreign:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
