"""Many people at once, against a server that runs: how long they wait, and what they are told.

    hoibaocao serve &
    python -m benchmarks.load --url http://127.0.0.1:7860 [--token TOKEN] [--askers 50] [--each 4]

Each asker has a question with a word of its own and must find it in each of its answers, so that
an answer that went to somebody else is counted. A busy server may refuse (503); nothing else.
"""

import argparse
import asyncio
import json
import time
from collections import Counter
from dataclasses import dataclass, field

import httpx

_QUESTIONS = (
    "Thu ngân sách 6 tháng đầu năm 2023 của Cẩm Xuyên là bao nhiêu? ({mark})",
    "thu ngan sach cam xuyen 2023 ({mark})",
    "Bí thư Huyện ủy Cẩm Xuyên là ai? ({mark})",
    "So sánh thu ngân sách 6 tháng đầu năm 2023 của Cẩm Xuyên và Sông Trăng ({mark})",
)


@dataclass(slots=True)
class Seen:
    """What all askers saw; seconds."""

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


async def _asker(client: httpx.AsyncClient, number: int, each: int, seen: Seen) -> None:
    for turn in range(each):
        try:
            await _ask(client, f"dấu {number}x{turn}", number + turn, seen)
        except httpx.HTTPError as error:
            seen.told[type(error).__name__] += 1


async def _load(url: str, token: str, askers: int, each: int) -> Seen:
    seen = Seen()
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    limits = httpx.Limits(max_connections=None)
    async with httpx.AsyncClient(
        base_url=url, headers=headers, timeout=120, limits=limits
    ) as client:
        await asyncio.gather(*(_asker(client, n, each, seen) for n in range(askers)))
    return seen


def _p95(seconds: list[float]) -> float:
    ranked = sorted(seconds) or [float("nan")]
    return ranked[min(len(ranked) - 1, int(0.95 * len(ranked)))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", default="http://127.0.0.1:7860")
    parser.add_argument("--token", default="")
    parser.add_argument("--askers", type=int, default=50)
    parser.add_argument("--each", type=int, default=4, help="questions of an asker, in a row")
    given = parser.parse_args()
    began = time.perf_counter()
    seen = asyncio.run(_load(given.url, given.token, given.askers, given.each))
    row = {
        "askers": given.askers,
        "questions": given.askers * given.each,
        "told": dict(seen.told),
        "first_s_p95": round(_p95(seen.first_s), 3),
        "last_s_p95": round(_p95(seen.last_s), 3),
        "longest_s": round(max(seen.last_s, default=0.0), 3),
        "whole_s": round(time.perf_counter() - began, 1),
    }
    print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
