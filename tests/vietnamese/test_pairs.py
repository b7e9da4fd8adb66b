import pytest

from hoibaocao.vietnamese.pairs import Pair, pair_asked


@pytest.mark.parametrize(
    ("question", "place", "expected"),
    [
        (
            "Thu, chi ngân sách huyện An Bình thế nào?",
            "An Bình",
            Pair(
                "thu ngân sách huyện An Bình thế nào?",
                "chi ngân sách huyện An Bình thế nào?",
                told_apart=True,
            ),
        ),
        (
            "An Bình có bao nhiêu hộ nghèo và trồng mấy ha rừng?",
            "An Bình",
            Pair("An Bình có bao nhiêu hộ nghèo", "An Bình trồng mấy ha rừng?", told_apart=False),
        ),
        (
            "Thu ngân sách và số hộ nghèo của An Bình là bao nhiêu?",
            "An Bình",
            Pair(
                "Thu ngân sách của An Bình là bao nhiêu?",
                " số hộ nghèo của An Bình là bao nhiêu?",
                told_apart=False,
            ),
        ),
        (
            "Compare budget revenue and expenditure of An Binh",
            "An Binh",
            Pair("Compare budget revenue of An Binh", " expenditure of An Binh", told_apart=False),
        ),
        ("Thu ngân sách của An Bình và Bến Sương", "An Bình và Bến Sương", None),
        ("Bồi thường, hỗ trợ và tái định cư ở An Bình", "An Bình", None),
        ("Số trường và lớp của An Bình", "An Bình", None),
    ],
)
def test_two_things_in_one_breath_are_two_questions(
    question: str, place: str, expected: Pair | None
) -> None:
    start = question.index(place)
    assert pair_asked(question, [(start, start + len(place))]) == expected
