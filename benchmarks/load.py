"""Many people at once, against a server that runs: how long they wait, and what they are told.

    python -m benchmarks.load [--door page] [--askers 50] [--each 4]
    python -m benchmarks.load --url http://127.0.0.1:7860 [--token TOKEN]

Without an address it asks a server of its own over the sample reports. At the ``api`` each asker
asks one question after the other; at the ``page`` all open it first, as browsers do. The seconds to
the first words are those to the first words of the answer, not to the word that it is being made.

Each asker has a question with a word of its own and must find it in each of its answers, so that
an answer that went to somebody else is counted. A busy server may refuse (503); nothing else.
"""

import argparse
import asyncio
import json
import time
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, field

import httpx
import psutil

from benchmarks.office import office
from benchmarks.page_visitor import EventFailed, PageVisitor

_QUESTIONS = (
    "Thu ngân sách 6 tháng đầu năm 2023 của Cẩm Xuyên là bao nhiêu? ({mark})",
    "thu ngan sach cam xuyen 2023 ({mark})",
    "Bí thư Huyện ủy Cẩm Xuyên là ai? ({mark})",
    "So sánh thu ngân sách 6 tháng đầu năm 2023 của Cẩm Xuyên và Sông Trăng ({mark})",
)


@dataclass(slots=True)
class Seen:
    """What all askers saw; seconds."""

    open_s: list[float] = field(default_factory=list)
    first_s: list[float] = field(default_factory=list)
    last_s: list[float] = field(default_factory=list)
    told: Counter[str] = field(default_factory=Counter)


async def _ask(client: httpx.AsyncClient, mark: str, number: int, seen: Seen) -> None:
    question = _QUESTIONS[number % len(_QUESTIONS)].format(mark=mark)
    began = time.perf_counter()
    headers = {"Accept": "text/event-stream"}
    first = 0.0
    async with client.stream(
        "POST", "/api/ask", json={"question": question}, headers=headers
    ) as response:
        if response.status_code != 200:
            seen.told[f"status {response.status_code}"] += 1
            return
        kind, done = "", {}
        async for line in response.aiter_lines():
            first = first or time.perf_counter() - began
            name, _, value = line.partition(": ")
            kind = value if name == "event" else kind
            if name == "data" and kind == "done":
                done = json.loads(value)
    seen.first_s.append(first)
    seen.last_s.append(time.perf_counter() - began)
    seen.told["whole" if mark in done.get("question", "") else "not one's own, or cut"] += 1


async def _ask_page(visitor: PageVisitor, mark: str, number: int, seen: Seen) -> None:
    began = time.perf_counter()
    first = 0.0
    async for _ in visitor.ask(_QUESTIONS[number % len(_QUESTIONS)].format(mark=mark)):
        if not first and 'class=\\"answer\\"' in visitor.reply:
            first = time.perf_counter() - began
    if 'class=\\"trouble\\"' in visitor.reply:
        seen.told["refused in words"] += 1
        return
    seen.first_s.append(first)
    seen.last_s.append(time.perf_counter() - began)
    seen.told["whole" if first and mark in visitor.talk else "not one's own, or cut"] += 1


async def _at_api(client: httpx.AsyncClient, number: int, each: int, seen: Seen) -> None:
    for turn in range(each):
        await _ask(client, f"dấu {number}x{turn}", number + turn, seen)


async def _at_page(client: httpx.AsyncClient, number: int, each: int, seen: Seen) -> None:
    began = time.perf_counter()
    visitor = await PageVisitor(client).open()
    seen.open_s.append(time.perf_counter() - began)
    for turn in range(each):
        await _ask_page(visitor, f"dấu {number}x{turn}", number + turn, seen)


_DOORS = {"api": _at_api, "page": _at_page}


async def _load(url: str, token: str, given: argparse.Namespace) -> Seen:
    seen = Seen()
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    limits = httpx.Limits(max_connections=None)

    async def asker(number: int) -> None:
        try:
            await _DOORS[given.door](client, number, given.each, seen)
        except (httpx.HTTPError, EventFailed) as error:
            seen.told[type(error).__name__] += 1

    async with httpx.AsyncClient(
        base_url=url, headers=headers, timeout=120, limits=limits
    ) as client:
        await asyncio.gather(*map(asker, range(given.askers)))
    return seen


def _p95(seconds: list[float]) -> float:
    ranked = sorted(seconds) or [float("nan")]
    return ranked[min(len(ranked) - 1, int(0.95 * len(ranked)))]


def _row(seen: Seen, given: argparse.Namespace, whole_s: float) -> dict[str, object]:
    return {
        "door": given.door,
        "askers": given.askers,
        "questions": given.askers * given.each,
        "told": dict(seen.told),
        "open_s_p95": round(_p95(seen.open_s), 3) if seen.open_s else None,
        "first_s_p95": round(_p95(seen.first_s), 3),
        "last_s_p95": round(_p95(seen.last_s), 3),
        "longest_s": round(max(seen.last_s, default=0.0), 3),
        "whole_s": round(whole_s, 1),
    }


def _cpu_s(server: psutil.Process) -> float:
    """Return what a server and the processes it has started have used up."""
    return sum(sum(each.cpu_times()[:2]) for each in (server, *server.children(recursive=True)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", default="", help="of a server that runs; else one is started")
    parser.add_argument("--token", default="")
    parser.add_argument("--door", choices=list(_DOORS), default="api")
    parser.add_argument("--askers", type=int, default=50)
    parser.add_argument("--each", type=int, default=4, help="questions of an asker, in a row")
    given = parser.parse_args()
    with ExitStack() as stack:
        url, cpu_s = given.url, None
        if not url:
            at = stack.enter_context(office())
            asyncio.run(_load(at.url, "", argparse.Namespace(door="page", askers=1, each=4)))
            url, cpu_s = at.url, lambda: _cpu_s(psutil.Process(at.pid))
        began, before_s = time.perf_counter(), cpu_s() if cpu_s else 0.0
        seen = asyncio.run(_load(url, given.token, given))
        row = _row(seen, given, time.perf_counter() - began)
        if cpu_s:
            row["server_cpu_s"] = round(cpu_s() - before_s, 1)
    print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
