from concurrent.futures import ThreadPoolExecutor
from typing import Any

import anyio
import pytest
from mcp import Client

from hoibaocao.chat.contract import report_json
from hoibaocao.errors import ExtraMissing
from hoibaocao.records import Answer, Question
from hoibaocao.serving import mcp_tools as module
from hoibaocao.serving.mcp_tools import make_tools
from tests.chat.scripted import HALF_REPORT, REVENUE, ScriptedAssistant, ScriptedLibrary


class Assistant(ScriptedAssistant):
    """Answers whole, as the tools ask for it."""

    def ask(self, question: Question) -> Answer:
        *_, answer = self.stream(question)
        return answer


async def _called(name: str, given: dict[str, Any]) -> Any:
    server = make_tools(Assistant(), ScriptedLibrary())  # type: ignore[arg-type]
    async with Client(server) as client:
        listed = (await client.list_tools()).tools
        assert [tool.name for tool in listed] == ["search", "ask", "show"]
        assert all(tool.annotations and tool.annotations.read_only_hint for tool in listed)
        return await client.call_tool(name, given)


def _call(name: str, given: dict[str, Any]) -> Any:
    """Call a tool from a thread of its own: tests of the page leave an event loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(anyio.run, _called, name, given).result()


def test_a_program_asks_and_reads() -> None:
    answered = _call("ask", {"question": "Thu?"}).structured_content
    assert answered["answer"] == REVENUE.text
    shown = _call("show", {"report": HALF_REPORT.path}).structured_content
    assert shown == report_json(HALF_REPORT)


def test_what_goes_wrong_is_told_in_plain_words() -> None:
    told = _call("show", {"report": "../mat.txt"})
    assert told.is_error
    assert "Không có báo cáo nào tên là ../mat.txt" in told.content[0].text


def test_without_its_package_the_tools_name_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "find_spec", lambda _: None)
    with pytest.raises(ExtraMissing):
        make_tools(Assistant(), ScriptedLibrary())  # type: ignore[arg-type]
