from pathlib import Path

import pytest

from hoibaocao.reading.archives import refuse_hostile_archive
from hoibaocao.reading.document import Refused
from hoibaocao.reading.limits import Limits
from tests.reading import hostile_archives as made

LIMITS = Limits(unpacked_bytes=2**20, entries=200)


@pytest.mark.parametrize(
    "data",
    [
        made.docx(),
        made.odt(),
        made.external_picture(),  # what it refers to is never fetched
        made.archive({"a.txt": "<!ENTITY"}),
        b"",
        b"PK",
        b"%PDF-1.7 " + made.docx(),  # a document that only ends as an archive does
    ],
)
def test_what_does_no_harm_passes(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a").write_bytes(data)
    refuse_hostile_archive(tmp_path / "a", LIMITS)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (made.archive({"a": b" " * 2**21}), "too_large"),
        (made.overlapping(3), "too_large"),
        (made.many_entries(201), "too_large"),
        (made.lying(), "damaged"),
        (made.wrong_checksum(), "damaged"),
        (made.docx()[:20] + made.docx()[40:], "damaged"),
        (made.external_entity(), "damaged"),
        (made.archive({"a.XML": made.LAUGHS}), "damaged"),
        (made.archive({"a.rels": made.LAUGHS.encode("utf-16-be")}), "damaged"),
        (made.archive({"a.xml": " " * (2**20 - 30 - len(made.LAUGHS)) + made.LAUGHS}), "damaged"),
        (made.encrypted_zip(), "encrypted"),
        (made.odt(encrypted=True), "encrypted"),
    ],
)
def test_what_may_do_harm_is_refused(tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / "a").write_bytes(data)
    with pytest.raises(Refused) as refused:
        refuse_hostile_archive(tmp_path / "a", LIMITS)
    assert refused.value.reason == reason


def test_an_entity_across_two_bites_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hoibaocao.reading.archives._CHUNK_BYTES", 64)
    (tmp_path / "a").write_bytes(made.archive({"a.xml": " " * 60 + "<!ENTITY a>"}))
    with pytest.raises(Refused, match="damaged"):
        refuse_hostile_archive(tmp_path / "a", LIMITS)
