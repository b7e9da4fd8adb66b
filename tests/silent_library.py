"""Three small near copies, the last of which is silent on how much forest was planted."""

from pathlib import Path

from hoibaocao.indexing.library import Library
from tests.fakes import FakeEmbedder

_REPORT = """\
ỦY BAN NHÂN DÂN
HUYỆN {upper}

BÁO CÁO
Tình hình kinh tế - xã hội năm 2023 của huyện {name}, tỉnh Vân Lam

I. Nông nghiệp

{planted}Diện tích rừng tập trung được các chủ rừng và các hộ nhận chăm sóc, bảo vệ, khoanh nuôi \
tái sinh là {kept} ha.
"""
PLANTED = "Diện tích trồng rừng tập trung đạt 120,5 ha, bằng 98% kế hoạch."
"""What is told of Đồi Mây."""

_PLANTED_TOO = "Toàn huyện trồng mới 86,2 ha rừng tập trung, bằng 95% kế hoạch giao."

KEPT = (
    "Diện tích rừng tập trung được các chủ rừng và các hộ nhận chăm sóc, bảo vệ, khoanh nuôi tái"
    " sinh là 5.262,8 ha."
)
"""What is told of Suối Ngà."""


def silent_library(folder: Path, embedder: FakeEmbedder) -> Library:
    """Write the reports into a folder and index them there."""
    reports = folder / "reports"
    reports.mkdir()
    for name, planted, kept in (
        ("Đồi Mây", PLANTED, "4.870,3"),
        ("Bến Sương", _PLANTED_TOO, "3.114,9"),
        ("Suối Ngà", "", "5.262,8"),
    ):
        told = f"{planted}\n\n" if planted else ""
        text = _REPORT.format(upper=name.upper(), name=name, planted=told, kept=kept)
        (reports / f"{name}.txt").write_text(text, encoding="utf-8")
    library = Library(reports, folder / "index", embedder, target_chars=700)
    library.sync()
    return library
