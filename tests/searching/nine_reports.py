"""Nine reports of six places, and a way to write down what a question asks of them."""

from hoibaocao.records import Metadata, Place
from hoibaocao.searching.scope import Resolution
from hoibaocao.vietnamese.periods import describe, period_of_months

HILLS = Place("Đồi Mây", "district", "huyện", province="Vân Lam")
MIST = Place("Bến Sương", "district", "huyện", province="Vân Lam")
MIST_TOWN = Place("Bến Sương", "district", "thị xã", province="Vân Lam")
BROOK = Place("Suối Ngà", "commune", "xã", district="Đồi Mây", province="Vân Lam")
SHORT = Place("Ba", "commune", "xã")
PROVINCE = Place("Vân Lam", "province", "tỉnh")
HALF_2021, HALF_2023, HALF_2024 = (period_of_months(year, 1, 6) for year in (2021, 2023, 2024))
YEAR_2023 = period_of_months(2023, 1, 12)
REPORTS = (
    Metadata("Đồi Mây, nửa đầu 2023", HILLS, HALF_2023),
    Metadata("Đồi Mây, nửa đầu 2024", HILLS, HALF_2024),
    Metadata("Bến Sương, nửa đầu 2023", MIST, HALF_2023),
    Metadata("Bến Sương, cả năm 2023", MIST, YEAR_2023),
    Metadata("Thị xã Bến Sương, cả năm 2023", MIST_TOWN, YEAR_2023),
    Metadata("Suối Ngà, cả năm 2023", BROOK, YEAR_2023),
    Metadata("Vân Lam, cả năm 2023", PROVINCE, YEAR_2023),
    Metadata("Bến Sương, nửa đầu 2021", MIST, HALF_2021),
    Metadata("Đồi Mây, nửa đầu 2021", HILLS, HALF_2021),
)
ALL = tuple(range(len(REPORTS)))


def sides_of(resolution: Resolution) -> list[tuple[str, str, tuple[int, ...]]]:
    """Return place, period and report numbers of each side."""
    return [
        (
            f"{side.place.kind} {side.place.name}" if side.place else "",
            describe(side.period) if side.period else "",
            side.reports,
        )
        for side in resolution.sides
    ]
