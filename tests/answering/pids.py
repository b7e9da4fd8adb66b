"""Assistants that tell which process they are in, for processes that tests start."""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hoibaocao.errors import PlaceUnknown
from hoibaocao.records import Question


class PidAssistant:
    """Says the number of its process; dies, fails or waits when it is told to."""

    def __init__(self, *, mortal: bool) -> None:
        self._mortal = mortal

    def ask(self, question: Question, *_: Any) -> Any:
        if question.text == "die" and self._mortal:
            os._exit(1)
        if question.text == "err":
            raise PlaceUnknown(place="Sông Trăng")
        if question.text == "bug":
            raise ValueError("what somebody asked")
        if question.text == "unsendable":
            return lambda: "an answer"
        if question.text.startswith("until "):
            while not Path(question.text.removeprefix("until ")).exists():
                time.sleep(0.01)
        return os.getpid()

    search = ask

    def stream(self, question: Question) -> Iterator[Any]:
        yield self.ask(question)


def mortal() -> PidAssistant:
    return PidAssistant(mortal=True)


def stillborn() -> PidAssistant:
    os._exit(1)
