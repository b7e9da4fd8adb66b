"""How much memory the server takes the longer it is used.

    python -m benchmarks.memory [--minutes 30] [--askers 10] [--pause 3]

Askers come and go: each opens the page, asks twice, opens a report and a part of it, and leaves.
The slope is that of a straight line through the process's anonymous memory after a third of the
time: until then caches fill. Pages of files are left out, as they count as the process's own or
not by what else runs on the machine.
"""

import argparse
import asyncio
import json
import time
from collections import Counter

import httpx
import numpy as np
import psutil

from benchmarks.office import Office, office
from benchmarks.page_visitor import EventFailed, PageVisitor

_LOOK_EVERY_S = 10.0
_WARM_UP = 1 / 3
_QUESTIONS = (
    "Thu ngân sách 6 tháng đầu năm 2023 của Cẩm Xuyên là bao nhiêu?",
    "So sánh thu ngân sách 6 tháng đầu năm 2023 của Cẩm Xuyên và Sông Trăng",
    "binh lam co bao nhieu xa dat chuan nong thon moi",
    "Bí thư Huyện ủy Cẩm Xuyên là ai?",
)


async def _visit(client: httpx.AsyncClient, turn: int, told: Counter[str]) -> None:
    visitor = await PageVisitor(client, "en" if turn % 5 == 0 else "").open()
    for question in (_QUESTIONS[turn % 4], _QUESTIONS[(turn + 1) % 4]):
        async for _ in visitor.ask(question):
            pass
        told["answers"] += 1
    for link in visitor.links[:2]:
        await visitor.order("report", link)
        told["reports"] += 1


async def _asker(at: Office, user: str, until: float, pause_s: float, told: Counter[str]) -> None:
    turn = 0
    async with at.browser(user) as client:
        while time.monotonic() < until:
            try:
                await _visit(client, turn, told)
            except (httpx.HTTPError, EventFailed) as error:
                told[repr(error)[:200]] += 1
            turn += 1
            await asyncio.sleep(pause_s)


async def _watch(pid: int, until: float) -> list[tuple[float, float]]:
    """Return minutes and megabytes of memory, each time that was looked."""
    process, began = psutil.Process(pid), time.monotonic()
    seen = []
    while time.monotonic() < until:
        megabytes = sum(part.anonymous for part in process.memory_maps()) / 1e6
        seen.append(((time.monotonic() - began) / 60, megabytes))
        await asyncio.sleep(_LOOK_EVERY_S)
    return seen


async def _use(
    at: Office, users: list[str], minutes: float, pause_s: float
) -> tuple[list[tuple[float, float]], Counter[str]]:
    until = time.monotonic() + 60 * minutes
    told: Counter[str] = Counter()
    askers = (_asker(at, user, until, pause_s, told) for user in users)
    watching = asyncio.create_task(_watch(at.pid, until))
    await asyncio.gather(*askers)
    return await watching, told


def slope(seen: list[tuple[float, float]]) -> float:
    """Return the megabytes a minute by which memory grows once caches are filled."""
    minutes, megabytes = np.array(seen).T
    warm = minutes >= _WARM_UP * minutes[-1]
    return float(np.polyfit(minutes[warm], megabytes[warm], 1)[0])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--askers", type=int, default=10)
    parser.add_argument("--pause", type=float, default=3, help="seconds between an asker's visits")
    given = parser.parse_args()
    users = [f"nguoi{number}" for number in range(given.askers)]
    with office(users) as at:
        seen, told = asyncio.run(_use(at, users, given.minutes, given.pause))
    row = {
        "minutes": given.minutes,
        "told": dict(told),
        "megabytes_first": round(seen[0][1]),
        "megabytes_every_5_minutes": [round(mb) for _, mb in seen[:: round(300 / _LOOK_EVERY_S)]],
        "megabytes_last": round(seen[-1][1]),
        "megabytes_a_minute": round(slope(seen), 3),
    }
    print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
