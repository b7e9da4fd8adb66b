"""Questions as people type them, read with a small library of made-up reports."""

import pytest

from hoibaocao.vietnamese.restoring import Reading, SyllableModel
from hoibaocao.vietnamese.syllable_counts import SyllableCounts

REPORTS = [
    "Huyện Cẩm Xuyên thu ngân sách 6 tháng đầu năm 2023 đạt 120 tỷ đồng, bằng 40% kế hoạch.",
    "Tỷ lệ hộ nghèo giảm còn 3,2%. Quý I/2023 giải ngân vốn đầu tư công đạt thấp.",
    "Huyện Ba Chẽ phát triển kinh tế - xã hội; đất đai được quản lý. HĐND huyện giao chỉ tiêu.",
    "UBND huyện xây dựng nông thôn mới (NTM) ở các xã. Rừng trồng mới của Ba Chẽ là 900 ha.",
    "Huyện Chiêm Hóa có 12 sản phẩm OCOP. Lượng khách du lịch đến Chiêm Hóa tăng.",
]


@pytest.fixture(scope="module")
def model() -> SyllableModel:
    return SyllableModel(SyllableCounts.counted(REPORTS))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("thu ngan sach cam xuyen 2023", "thu ngân sách cẩm xuyên 2023"),
        ("Ba Che trong moi bao nhieu ha rung?", "Ba Chẽ trồng mới bao nhiêu ha rừng?"),
        ("CHIEM HOA CO BAO NHIEU SAN PHAM", "CHIÊM HÓA CÓ BAO NHIÊU SẢN PHẨM"),
        ("tai sao ho ngheo giam, o dau?", "tại sao hộ nghèo giảm, ở đâu?"),
        ("khi nao, the nao, la gi, ai la ai", "khi nào, thế nào, là gì, ai là ai"),
        ("giai ngan dau tu cong quy I/2023", "giải ngân đầu tư công quý I/2023"),
        ("UBND huyen giao NTM, ntm, kt-xh, hdnd", "UBND huyện giao NTM, ntm, kt-xh, hdnd"),
        ("soc son con bao nhieu ho ngheo", "sóc sơn còn bao nhiêu hộ nghèo"),
        ("so ho ngheo cua Wakanda", "số hộ nghèo của Wakanda"),
    ],
)
def test_diacritics_come_back_from_the_library_and_the_phrases(
    model: SyllableModel, typed: str, meant: str
) -> None:
    assert model.restored(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Thu ngân sách Cam Xuyen nam 2023", "Thu ngân sách Cẩm Xuyên năm 2023"),
        ("hộ ngheo ở Ba Chẽ", "hộ nghèo ở Ba Chẽ"),
        ("thu chi của Chiêm Hoá", "thu chi của Chiêm Hoá"),
        ("So hộ ngheo cua huyen Ba Chẽ", "Số hộ nghèo của huyện Ba Chẽ"),
        ("hộ ngheo của Gia Benh", "hộ nghèo của Gia Benh"),
    ],
)
def test_in_an_accented_question_only_what_cannot_be_meant_is_restored(
    model: SyllableModel, typed: str, meant: str
) -> None:
    assert model.restored(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        # Telex
        ("thu ngaan sachs cam xuyen", "thu ngân sách cam xuyen"),
        ("ddaats ddai huyeenj Ba Chex", "đất đai huyện Ba Chẽ"),
        ("thu ngân sachs Cẩm Xuyên", "thu ngân sách Cẩm Xuyên"),
        ("phaats trieenr kinh tees", "phat triển kinh tế"),
        ("Số hooj nghèo", "Số hộ nghèo"),
        # VNI
        ("nga6n sa1ch huye65n Ba Che4 na8m 2023", "ngân sách huyện Ba Chẽ năm 2023"),
        ("d9a61t d9ai", "đất đai"),
        # stuck words
        ("thungansach camxuyen nam2023", "thu ngan sach cam xuyen nam 2023"),
        ("Thu ngânsách củaCẩm Xuyên", "Thu ngân sách của Cẩm Xuyên"),
        ("UBNDhuyện giao chỉtiêu", "UBND huyện giao chỉ tiêu"),
        ("bao nhiêu HTXmới được giao", "bao nhiêu HTX mới được giao"),
        ("bao nhiêu DNgiao đất", "bao nhiêu DN giao đất"),
        ("Thu ngân sách quy1 thế nào", "Thu ngân sách quy 1 thế nào"),
        ("6thang dau nam", "6 thang dau nam"),
        ("quy1/2023 giai ngan", "quy 1/2023 giai ngan"),
        ("hộnghèo ởcác xã", "hộ nghèo ở các xã"),
        ("Thu ngân sách huyệnCaamr Xuyên", "Thu ngân sách huyện Cẩm Xuyên"),
        ("sảnphaarm du lịch", "sản phẩm du lịch"),
        ("tỷ lệ hộgnhèo giảm", "tỷ lệ hộ nghèo giảm"),
        ("Lượng kháhcdu lịch", "Lượng khách du lịch"),
        ("sảnphẫm du lịch", "sản phẩm du lịch"),
        ("huyeenBaChex", "huyen Ba Chẽ"),
        ("6 tahngs đầu năm", "6 tháng đầu năm"),
        # one letter
        ("Vệic trồng rừng", "Việc trồng rừng"),
        ("thu ngna sahc cam xuyen", "thu ngan sach cam xuyen"),
        ("thu ngân sácch", "thu ngân sách"),
        ("khách du lcịh", "khách du lịch"),
        ("thuu ngân sách", "thu ngân sách"),
        ("nông thn mới", "nông thôn mới"),
        ("bao nhêu sản phẩm", "bao nhiêu sản phẩm"),
        ("phát trển kinh tế", "phát triển kinh tế"),
        ("Số hộ của Tỉhn nghèo", "Số hộ của Tỉnh nghèo"),
        # one half of a word, and what is typed in a chat
        ("thu ngân sá ch", "thu ngân sách"),
        ("ns có đạt ko", "ngân sách có đạt không"),
        # the ear, the tone
        ("giãi ngân vốn", "giải ngân vốn"),
        ("Tỹ lệ hộ nghèo", "Tỷ lệ hộ nghèo"),
        ("nữa đầu năm 2023", "nửa đầu năm 2023"),
        ("xản phẩm, du nịch", "sản phẩm, du lịch"),
        ("huyện Cẫm Xuyên và Ba Chẻ", "huyện Cẩm Xuyên và Ba Chẽ"),
        ("huyện Thường Tính", "huyện Thường Tín"),
        ("huyên Ba Chẽ", "huyện Ba Chẽ"),
    ],
)
def test_slips_are_mended(model: SyllableModel, typed: str, meant: str) -> None:
    assert model.mended(typed) == meant


@pytest.mark.parametrize(
    "question",
    [
        "Thu ngân sách 6 tháng đầu năm 2023 của huyện Cẩm Xuyên là bao nhiêu?",
        "Hoà Bình có bao nhiêu hộ nghèo?",
        "Huyện Bình Lân và xã Cẩm Xuyến năm 2023?",
        "cẩm xuyến có bao nhiêu hộ nghèo",
        "Huyện Cẩm Xuyết và huyện ba che",
        "Xã Ea H’leo, Krong Pa, M'Drắk, Đắk Mil",
        "khí gas, CO2, xe bus, OCOP, COVID-19, km2",
        "website facebook của huyện, robot, camera, Zalo, VNeID, Formosa, Samsung",
        "Tiêu chuẩn ISO 9001 của Doctor Who và Apollo",
        "Which district collected more revenue, Cam Xuyen or Ba Che?",
        "How many OCOP products are there?",
        "2023",
        "",
        "???",
    ],
)
def test_what_is_typed_right_stays(model: SyllableModel, question: str) -> None:
    assert model.repaired(question) == Reading(question, changed=False)


@pytest.mark.parametrize("name", ["tam dao", "son duong", "binh lan", "my duc", "cam giang"])
def test_a_bare_name_keeps_its_letters(model: SyllableModel, name: str) -> None:
    assert model.mended(f"{name} co bao nhieu ho ngheo") == f"{name} co bao nhieu ho ngheo"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("phaats trieenr kinh tees Cam Xuyen", "phát triển kinh tế Cẩm Xuyên"),
        ("thu ngansach chiemhoa la bao nhieu", "thu ngân sách chiêm hóa là bao nhiêu"),
        ("phat trien kihn te Ba Che", "phát triển kinh tế Ba Chẽ"),
        ("Who la chu tich huyen, what la ho ngheo", "Who là chủ tịch huyện, what là hộ nghèo"),
    ],
)
def test_slips_and_lost_diacritics_together(model: SyllableModel, typed: str, meant: str) -> None:
    assert model.repaired(typed) == Reading(meant, changed=True)


def test_a_library_without_text_still_understands_questions() -> None:
    model = SyllableModel(SyllableCounts.counted([]))
    assert model.restored("huyen nao co bao nhieu") == "huyện nào có bao nhiêu"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Ban do nao duoc su dung?", "Bản đồ nào được sử dụng?"),
        ("toi da bao nhieu giay", "tối đa bao nhiêu giây"),
        ("tac dung phu la gi", "tác dụng phụ là gì"),
    ],
)
def test_common_words_that_the_library_lacks_are_known(typed: str, meant: str) -> None:
    assert SyllableModel(SyllableCounts.counted(["Huyện có ba xã."])).restored(typed) == meant
