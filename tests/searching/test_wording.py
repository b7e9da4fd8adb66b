"""What share of a topic a sentence names, by words of known frequency."""

import pytest

from hoibaocao.indexing.lexical import LexicalIndex, write_lexical
from hoibaocao.searching.wording import weighed

_PASSAGES = ("đàn lợn tăng", "đàn bò tăng", "mưa nhiều")


@pytest.fixture(scope="module")
def lexical(tmp_path_factory: pytest.TempPathFactory) -> LexicalIndex:
    folder = tmp_path_factory.mktemp("lexical")
    write_lexical(folder, [(at, 0, text) for at, text in enumerate(_PASSAGES)])
    return LexicalIndex(folder, [0], [0])


def test_the_weights_of_the_asked_words_are_one_together(lexical: LexicalIndex) -> None:
    (asked,) = weighed(lexical, ["đàn lợn có bao nhiêu con"])
    assert sum(asked.weights.values()) == pytest.approx(1)
    assert asked.weights["con"] > asked.weights["lon"] > asked.weights["dan"]
    assert asked.pairs == (" dan lon ", " lon con ")


def test_a_lighter_wording_proves_less(lexical: LexicalIndex) -> None:
    asked, lighter, heavier = weighed(lexical, ["heo nái", "lợn", "tổng đàn lợn nái sinh sản"])
    assert sum(asked.weights.values()) == sum(heavier.weights.values()) == pytest.approx(1)
    assert sum(lighter.weights.values()) == pytest.approx(0.331, abs=0.001)


def test_a_share_is_the_sentence_s_before_the_heading_s(
    lexical: LexicalIndex,
) -> None:
    (asked,) = weighed(lexical, ["đàn lợn nái"])
    dan, lon, nai = asked.weights.values()
    sentences = [" dan lon ", " dan ", " bo "]
    assert asked.named_by(sentences, frozenset({"lon", "nai"})) == [
        (dan + lon, 0.5, nai),
        (dan, 0, lon + nai),
        (0, 0, lon + nai),
    ]
    (named,) = asked.named_by([" dan "], frozenset())
    assert named == (dan, 0, 0)


def test_the_syllables_of_a_word_prove_little_where_they_stand_apart(
    lexical: LexicalIndex,
) -> None:
    (asked,) = weighed(lexical, ["dân số"])
    together, apart, one = asked.named_by(
        [" dan so ", " nhan dan giao so voi ", " so "], frozenset()
    )
    assert together == (1.0, 1.0, 0.0)
    assert apart == (0.25, 0.0, 0.0)
    assert one == (asked.weights["so"] / 4, 0.0, 0.0)
