from hoibaocao.chat.talk import Exchange, Talk
from hoibaocao.records import Turn
from tests.chat.scripted import REFUSAL, REVENUE


def test_an_answer_takes_the_place_of_its_question() -> None:
    talk = Talk()
    run = talk.begin(Exchange("Thu?"))
    assert talk.exchanges == (Exchange("Thu?"),)
    assert talk.is_asking("Thu?")
    assert talk.put(run, Exchange("Thu?", REVENUE))
    assert talk.finish(run)
    assert talk.exchanges == (Exchange("Thu?", REVENUE),)
    assert not talk.is_asking("Thu?")


def test_a_stopped_answer_comes_too_late() -> None:
    talk = Talk()
    run = talk.begin(Exchange("Thu?"))
    talk.put(run, Exchange("Thu?", REVENUE))
    talk.stop()
    assert not talk.put(run, Exchange("Thu?", REFUSAL))
    assert not talk.finish(run)
    assert talk.exchanges == (Exchange("Thu?", REVENUE, stopped=True),)


def test_the_next_question_stops_the_one_before() -> None:
    talk = Talk()
    first = talk.begin(Exchange("Thu?"))
    second = talk.begin(Exchange("Chi?"))
    assert not talk.put(first, Exchange("Thu?", REVENUE))
    assert talk.put(second, Exchange("Chi?", REFUSAL))
    assert talk.exchanges == (Exchange("Thu?", stopped=True), Exchange("Chi?", REFUSAL))


def test_a_question_that_is_taken_away_stays_away() -> None:
    talk = Talk()
    assert talk.drop_last() is None
    run = talk.begin(Exchange("Thu?"))
    assert talk.drop_last() == Exchange("Thu?", stopped=True)
    assert not talk.put(run, Exchange("Thu?", REVENUE))
    assert talk.exchanges == ()


def test_a_conversation_is_called_by_its_first_question_until_it_is_renamed() -> None:
    talk = Talk("a", (Exchange("Thu?"), Exchange("Chi?")))
    assert (Talk().title, talk.title) == ("", "Thu?")
    talk.rename("Thu 2023")
    assert talk.title == "Thu 2023"


def test_stopping_a_finished_answer_changes_nothing() -> None:
    talk = Talk()
    talk.finish(talk.begin(Exchange("Thu?")))
    talk.stop()
    assert talk.exchanges == (Exchange("Thu?"),)


def test_the_history_holds_the_questions_that_were_answered() -> None:
    talk = Talk()
    talk.put(talk.begin(Exchange("lỗi")), Exchange("lỗi", trouble="x"))
    talk.put(talk.begin(Exchange("thời tiết")), Exchange("thời tiết", REFUSAL))
    talk.put(talk.begin(Exchange("Thu?")), Exchange("Thu?", REVENUE))
    weather = (Turn("user", "thời tiết"), Turn("assistant", REFUSAL.text))
    assert talk.history(1) == weather
    assert talk.history() == (*weather, Turn("user", "Thu?"), Turn("assistant", REVENUE.text))
