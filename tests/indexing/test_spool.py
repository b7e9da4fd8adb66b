from pathlib import Path

import pytest

from hoibaocao.errors import IndexNotWritable
from hoibaocao.indexing import spool
from hoibaocao.indexing.facts import Sentence
from hoibaocao.indexing.spool import Cut, Spool
from hoibaocao.records import Metadata, Passage, Report, Section


def _cut(number: int) -> Cut:
    text = f"Báo cáo số {number}\n\nThu {number} tỷ đồng."
    report = Report(f"{number}.txt", text, Metadata("Báo cáo"), (0,), (Section(0, "I. THU"),), 0.5)
    passage = Passage(report.path, 0, len(text), text, 1, "I. THU")
    return Cut(report, (passage,), ((Sentence(0, 9), Sentence(11, len(text), figure=True)),))


@pytest.mark.parametrize("in_memory", [spool.IN_MEMORY, 100])
def test_reports_come_back_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_memory: int
) -> None:
    monkeypatch.setattr(spool, "IN_MEMORY", in_memory)
    with Spool(tmp_path) as waiting:
        aside = [waiting.put(_cut(number)) for number in range(5)]
        assert [each.taken() for each in reversed(aside)] == [_cut(n) for n in (4, 3, 2, 1, 0)]
        assert aside[0].taken() == aside[0].taken()
        waiting.put(_cut(5))
        assert aside[4].taken() == _cut(4)
    assert not list(tmp_path.iterdir())


def test_a_disk_that_refuses_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "IN_MEMORY", 100)
    with Spool(tmp_path / "gone") as waiting, pytest.raises(IndexNotWritable) as error:
        waiting.put(_cut(1))
    assert error.value.facts["path"] == tmp_path / "gone"
