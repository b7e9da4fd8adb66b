"""Seven small reports that are near copies of each other, as a library.

The places are invented. A district's report holds what makes such reports hard to read: the figure
of another year, a plan, a commune's figure.
"""

from pathlib import Path

from hoibaocao.indexing.library import Library
from tests.fakes import FakeEmbedder

_DISTRICT = """\
ỦY BAN NHÂN DÂN
HUYỆN {upper}

BÁO CÁO
Tình hình kinh tế - xã hội {period} của huyện {name}, tỉnh Vân Lam

I. Tài chính

Tổng thu ngân sách nhà nước trên địa bàn đạt {revenue} tỷ đồng, bằng {share}% dự toán. \
Năm 2022, thu ngân sách nhà nước đạt {before} tỷ đồng. \
Phấn đấu tổng thu ngân sách nhà nước trên địa bàn đạt 9.999 tỷ đồng. \
Xã Thanh Sơn thu ngân sách đạt {commune} tỷ đồng.

II. Nông thôn mới

Toàn huyện có {villages} xã đạt chuẩn nông thôn mới. \
Huyện ủy {name} chỉ đạo xây dựng đường giao thông nông thôn. \
Ông {chair}, Chủ tịch UBND huyện, trao bằng công nhận cho các xã.
"""

_COMMUNE = """\
ỦY BAN NHÂN DÂN
XÃ SUỐI NGÀ

BÁO CÁO
Tình hình kinh tế - xã hội năm 2023 của xã Suối Ngà, tỉnh Vân Lam

Thu ngân sách xã đạt 6,4 tỷ đồng. Xã Suối Ngà có 12 thôn.
"""

_TOWN = """\
ỦY BAN NHÂN DÂN
THỊ XÃ BẾN SƯƠNG

BÁO CÁO
Tình hình kinh tế - xã hội năm 2023 của thị xã Bến Sương, tỉnh Vân Lam

I. Tài chính

Tổng thu ngân sách nhà nước trên địa bàn đạt 771,3 tỷ đồng, bằng 104% dự toán.
"""

_PROVINCE = """\
ỦY BAN NHÂN DÂN
TỈNH VÂN LAM

BÁO CÁO
Tình hình kinh tế - xã hội năm 2023 của tỉnh Vân Lam

Thu ngân sách nhà nước trên địa bàn tỉnh đạt 12.480 tỷ đồng. \
Riêng 6 tháng đầu năm 2023, chi đầu tư phát triển đạt 2.310 tỷ đồng.
"""


def _district(name: str, period: str, figures: str, chair: str) -> str:
    revenue, share, before, commune, villages = figures.split()
    return _DISTRICT.format(
        upper=name.upper(),
        name=name,
        period=period,
        revenue=revenue,
        share=share,
        before=before,
        commune=commune,
        villages=villages,
        chair=chair,
    )


BINH, NGA = "Trần Văn Bình", "Lê Thị Nga"
REPORTS = {
    "ben-suong/2023-6t.txt": _district(
        "Bến Sương", "6 tháng đầu năm 2023", "310,4 48 598,5 8,2 11", NGA
    ),
    "ben-suong/2023.txt": _district("Bến Sương", "năm 2023", "640,8 101 598,5 17,5 12", NGA),
    "doi-may/2023-6t.txt": _district(
        "Đồi Mây", "6 tháng đầu năm 2023", "125,3 52 240,6 3,1 7", BINH
    ),
    "doi-may/2024-6t.txt": _district(
        "Đồi Mây", "6 tháng đầu năm 2024", "148,9 55 240,6 3,6 9", BINH
    ),
    "suoi-nga/2023.txt": _COMMUNE,
    "thi-xa-ben-suong/2023.txt": _TOWN,
    "van-lam/2023.txt": _PROVINCE,
}


def small_library(folder: Path, embedder: FakeEmbedder) -> Library:
    """Write the reports into a folder and index them there."""
    for name, text in REPORTS.items():
        path = folder / "reports" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    library = Library(folder / "reports", folder / "index", embedder, target_chars=700)
    library.sync()
    return library
