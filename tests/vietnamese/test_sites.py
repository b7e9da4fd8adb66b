"""Names of sites in questions."""

import pytest

from hoibaocao.vietnamese.sites import sites_named


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
