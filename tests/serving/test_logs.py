import io
import json
import logging
import sys

import pytest

from hoibaocao.serving.logs import ACCESS, JsonLines, set_up_logs


def record(message: str, *given: object, **facts: object) -> logging.LogRecord:
    made = logging.LogRecord("hoibaocao.x", logging.WARNING, "", 0, message, given, None)
    made.created = 0.0
    made.facts = facts
    return made


def test_a_record_is_a_line_of_json() -> None:
    line = JsonLines().format(record("a %s\nb", "đ", status=200))
    assert line.count("\n") == 0
    assert json.loads(line) == {
        "at": "1970-01-01T00:00:00.000+00:00",
        "level": "warning",
        "logger": "hoibaocao.x",
        "message": "a đ\nb",
        "status": 200,
    }


@pytest.mark.parametrize("with_messages", [False, True])
def test_an_error_tells_where_it_was_raised_but_only_if_wanted_what_was_asked(
    with_messages: bool,
) -> None:
    made = record("not answered")
    try:
        raise ValueError("thu ngân sách?")
    except ValueError:
        made.exc_info = sys.exc_info()
    line = JsonLines(with_messages=with_messages).format(made)
    told = json.loads(line)["error"]
    assert ("thu ngân sách?" in line) is with_messages
    assert any("ValueError" in each for each in told)
    assert any("test_logs.py" in each for each in told)


def test_secrets_are_hidden_wherever_they_stand() -> None:
    line = JsonLines(["", "sk-123"]).format(record("refused: sk-123", of="Bearer sk-123"))
    assert "sk-123" not in line
    assert line.count("***") == 2


@pytest.mark.parametrize("is_terminal", [False, True])
def test_requests_are_written_where_nobody_watches(
    is_terminal: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", stderr := io.StringIO())
    monkeypatch.setattr(stderr, "isatty", lambda: is_terminal)
    monkeypatch.setattr(logging.root, "handlers", [])
    for logger in (logging.root, ACCESS):  # both are put back
        monkeypatch.setattr(logger, "level", logger.level)
    set_up_logs()
    ACCESS.info("request")
    ACCESS.warning("slow")
    written = [json.loads(line)["message"] for line in stderr.getvalue().splitlines()]
    assert written == (["slow"] if is_terminal else ["request", "slow"])
