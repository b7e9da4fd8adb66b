from hoibaocao.answering.kept_answers import KeptAnswers


def test_what_was_kept_is_given_for_an_equal_key() -> None:
    kept = KeptAnswers(2)
    kept.keep(("gen-000001", "Thu bao nhiêu?"), "120,3 tỷ [1]")

    assert kept.get(("gen-000001", "Thu bao nhiêu?")) == "120,3 tỷ [1]"
    assert kept.get(("gen-000002", "Thu bao nhiêu?")) == ""


def test_the_one_not_asked_for_longest_makes_room() -> None:
    kept = KeptAnswers(2)
    kept.keep("a", "A")
    kept.keep("b", "B")
    kept.get("a")
    kept.keep("c", "C")

    assert [kept.get(key) for key in "abc"] == ["A", "", "C"]


def test_a_newer_answer_replaces_the_older() -> None:
    kept = KeptAnswers(1)
    kept.keep("a", "A")
    kept.keep("a", "Ă")

    assert kept.get("a") == "Ă"


def test_none_is_kept_when_there_is_no_room() -> None:
    kept = KeptAnswers(0)
    kept.keep("a", "A")

    assert kept.get("a") == ""
