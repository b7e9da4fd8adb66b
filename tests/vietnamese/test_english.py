import pytest

from hoibaocao.vietnamese.english import is_english, translated


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What was the budget revenue in 2023?", True),
        ("how many communes meet the standard", True),
        ("Budget revenue of Cam Xuyen in 2023", True),
        ("thu ngan sach cam xuyen 2023", False),
        ("Thu ngân sách what?", False),
        ("budget revenue Cam Xuyen 2023", True),
        ("budget revenue cam xuyen", True),
        ("revenue cam xuyen 2023", False),
        ("Compared with the plan?", True),
        ("", False),
    ],
)
def test_only_clearly_english_questions_are(question: str, expected: bool) -> None:
    assert is_english(question) is expected


@pytest.mark.parametrize(
    ("topic", "words"),
    [
        ("What was the budget revenue?", "thu ngân sách"),
        ("state budget revenue", "thu ngân sách nhà nước"),
        ("the growth rate of the industries", "tốc độ tăng trưởng công nghiệp"),
        ("Taxes and taxes", "thuế thuế"),
        ("Revenue of unicorns", "thu ngân sách unicorn"),
        ("how many", "how many"),
    ],
)
def test_terms_become_those_of_reports(topic: str, words: str) -> None:
    assert translated(topic) == words


def test_the_longest_term_wins() -> None:
    assert translated("budget") == "ngân sách"
    assert translated("budget expenditure") == "chi ngân sách"


def test_plural_and_singular_are_one() -> None:
    assert translated("residential areas") == translated("residential area") == "khu dân cư"
