import pytest

from benchmarks import askers
from tests.answering.pids import PidAssistant, mortal


def test_answers_a_second_and_waits_are_told_by_askers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(askers, "_WARM_S", 0.0)
    monkeypatch.setattr(askers, "_ROUNDS", 2)
    row = askers.asked_at_once(PidAssistant(mortal=False), mortal, ["?"] * 8, (1, 4))
    assert list(row) == [
        *("rate_1", "median_1_ms", "p95_1_ms"),
        *("rate_4", "median_4_ms", "p95_4_ms"),
    ]
    assert all(row[f"median_{number}_ms"] <= row[f"p95_{number}_ms"] for number in (1, 4))
