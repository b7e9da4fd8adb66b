"""Somebody who uses the page as a browser does: by the protocol of its own events.

Only what the server sees is done; nothing is drawn, and files of the page are not fetched.
"""

import json
import re
import secrets
from collections.abc import AsyncIterator
from typing import Any, Self

import httpx
from gradio_client.utils import apply_diff  # type: ignore[import-untyped]

_CONFIG = "window.gradio_config = "
_LINK = re.compile(r'<a class="[^"]*\bopen\b[^"]*" href="#([^"]+)"')


class EventFailed(Exception):
    """Raised when the page does not do what it was asked."""


class PageVisitor:
    """One tab of a browser.

    Attributes:
        shown: The value of each component, by its ``elem_id`` or else its number.
        session: The word by which the server knows the tab.

    Args:
        client: Knows the address of the server and the cookie of the user.
        path: Of the page; ``en`` is the one in English.
    """

    def __init__(self, client: httpx.AsyncClient, path: str = "") -> None:
        self.shown: dict[str, Any] = {}
        self._client = client
        self._path = path
        self.session = secrets.token_hex(6)
        self._names: dict[int, str] = {}
        self._events: list[dict[str, Any]] = []

    async def open(self) -> Self:
        """Fetch the page and have it do what it does when it has loaded."""
        found = await self._client.get(f"/{self._path}")
        found.raise_for_status()
        _, _, behind = found.text.partition(_CONFIG)
        config, _ = json.JSONDecoder().raw_decode(behind)
        for part in config["components"]:
            name = self._names[part["id"]] = part["props"].get("elem_id") or str(part["id"])
            empty = "" if part["type"] == "textbox" else None
            self.shown[name] = part["props"].get("value", empty)
        self._events = config["dependencies"]
        async for _ in self._run(*(each for each in self._events if _is_load(each))):
            pass
        return self

    async def ask(self, question: str) -> AsyncIterator[str]:
        """Ask, and yield the conversation each time that it has changed."""
        self.shown["question"] = question
        async for _ in self._run(self._event("question", "submit")):
            yield self.talk

    async def order(self, kind: str, order: str) -> None:
        """Give an order of `hoibaocao.chat.orders`, as its buttons and links do."""
        self.shown[f"do-{kind}"] = order
        async for _ in self._run(self._event(f"do-{kind}", "change")):
            pass

    @property
    def talk(self) -> str:
        """What the conversation shows."""
        return json.dumps(self.shown["chat"], ensure_ascii=False)

    @property
    def reply(self) -> str:
        """What the last message shows."""
        return json.dumps(self.shown["chat"][-1], ensure_ascii=False) if self.shown["chat"] else ""

    @property
    def links(self) -> list[str]:
        """The orders of the links to reports that the sources show."""
        return [link.replace("&amp;", "&") for link in _LINK.findall(str(self.shown["sources"]))]

    def _event(self, name: str, trigger: str) -> dict[str, Any]:
        numbers = {number for number, each in self._names.items() if each == name}
        return next(
            each
            for each in self._events
            if any(number in numbers and on == trigger for number, on in each["targets"])
        )

    async def _run(self, *events: dict[str, Any]) -> AsyncIterator[None]:
        """Send events, take over what they change, and yield after each change."""
        left = {await self._sent(event): event for event in events}
        before: dict[str, list[Any]] = {}
        address = f"/gradio_api/queue/data?session_hash={self.session}"
        async with self._client.stream("GET", address) as replies:
            async for line in replies.aiter_lines():
                if not line.startswith("data:"):
                    continue
                said = json.loads(line.removeprefix("data:"))
                number = said.get("event_id")
                if said["msg"] == "unexpected_error" or said.get("success") is False:
                    raise EventFailed(line)
                if said["msg"] in {"process_generating", "process_completed"}:
                    data = said["output"]["data"]
                    if said["msg"] == "process_generating" and number in before:
                        data = list(map(apply_diff, before[number], data))
                    before[number] = data
                    self._take(left[number]["outputs"], data)
                    yield
                if said["msg"] == "process_completed":
                    del left[number]
        if left:
            raise EventFailed("the stream of replies ended early")

    async def _sent(self, event: dict[str, Any]) -> str:
        data = [self.shown[self._names[number]] for number in event["inputs"]]
        sent = await self._client.post(
            "/gradio_api/queue/join",
            json={"data": data, "fn_index": event["id"], "session_hash": self.session},
        )
        if sent.status_code != 200:
            raise EventFailed(sent.text)
        return str(sent.json()["event_id"])

    def _take(self, numbers: list[int], data: list[Any]) -> None:
        for number, value in zip(numbers, data, strict=True):
            is_update = isinstance(value, dict) and value.get("__type__") == "update"
            if not is_update:
                self.shown[self._names[number]] = value
            elif "value" in value:
                self.shown[self._names[number]] = value["value"]


def _is_load(event: dict[str, Any]) -> bool:
    return any(trigger == "load" for _, trigger in event["targets"])
