"""Names of sites in questions."""

import pytest

from hoibaocao.vietnamese.sites import events_named, sites_named


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("KCN Yên Bình có bao nhiêu doanh nghiệp?", (" yen binh ",)),
        ("Khu công nghiệp Gia Bình II lấp đầy mấy phần trăm?", (" gia binh ii ",)),
        ("CCN Đại Bái và Sân bay Gia Bình", (" dai bai ", " gia binh ")),
        ("Các khu công nghiệp của huyện Gia Bình thu hút mấy dự án?", ()),
        ("kcn gia binh co may doanh nghiep", ()),
        ("KCN GIA BÌNH CÓ MẤY DOANH NGHIỆP", ()),
        ("Số KCN 2023", ()),
    ],
)
def test_capitals_show_the_names_of_sites(question: str, names: tuple[str, ...]) -> None:
    assert sites_named(question) == names


@pytest.mark.parametrize(
    ("question", "events"),
    [
        ("thiet hai do bao so 3 yagi", (" bao so 3 ",)),
        ("ap thap nhiet doi so 01 va bao so 10", (" ap thap nhiet doi so 1 ", " bao so 10 ")),
        ("nghi quyet ky hop thu 12 va thu khoa khoi c00", (" ky hop thu 12 ", " khoi c 0 ")),
        ("bao cao so 12", ()),
    ],
)
def test_events_are_told_apart_by_their_numbers(question: str, events: tuple[str, ...]) -> None:
    assert events_named(question) == events
