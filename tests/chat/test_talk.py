from hoibaocao.chat.talk import Exchange, Talk
from hoibaocao.records import Turn
from tests.chat.scripted import REFUSAL, REVENUE


def test_an_answer_takes_the_place_of_its_question() -> None:
    talk = Talk()
    run = talk.begin("Thu?")
    assert talk.exchanges == (Exchange("Thu?"),)
    assert talk.is_asking("Thu?")
    assert talk.put(run, Exchange("Thu?", REVENUE))
    assert talk.finish(run)
    assert talk.exchanges == (Exchange("Thu?", REVENUE),)
    assert not talk.is_asking("Thu?")


def test_a_stopped_answer_comes_too_late() -> None:
    talk = Talk()
    run = talk.begin("Thu?")
    talk.put(run, Exchange("Thu?", REVENUE))
    talk.stop()
    assert not talk.put(run, Exchange("Thu?", REFUSAL))
    assert not talk.finish(run)
    assert talk.exchanges == (Exchange("Thu?", REVENUE, stopped=True),)


def test_the_next_question_stops_the_one_before() -> None:
    talk = Talk()
    first = talk.begin("Thu?")
    second = talk.begin("Chi?")
    assert not talk.put(first, Exchange("Thu?", REVENUE))
    assert talk.put(second, Exchange("Chi?", REFUSAL))
    assert talk.exchanges == (Exchange("Thu?", stopped=True), Exchange("Chi?", REFUSAL))


def test_a_cleared_talk_is_empty_and_stays_so() -> None:
    talk = Talk()
    run = talk.begin("Thu?")
    talk.clear()
    assert not talk.put(run, Exchange("Thu?", REVENUE))
    assert talk.exchanges == ()


def test_stopping_a_finished_answer_changes_nothing() -> None:
    talk = Talk()
    talk.finish(talk.begin("Thu?"))
    talk.stop()
    assert talk.exchanges == (Exchange("Thu?"),)


def test_the_history_holds_the_questions_that_were_answered() -> None:
    talk = Talk()
    talk.put(talk.begin("lỗi"), Exchange("lỗi", trouble="x"))
    talk.put(talk.begin("thời tiết"), Exchange("thời tiết", REFUSAL))
    assert talk.history() == [Turn("user", "thời tiết"), Turn("assistant", REFUSAL.text)]
