"""What share of a topic a sentence names, by words of known frequency."""

import pytest

from hoibaocao.indexing.lexical import LexicalIndex, write_lexical
from hoibaocao.searching.wording import Holding, one_word, spells, weighed

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
    assert asked.named_by(Holding([(sentences, frozenset({"lon", "nai"}))])) == [
        (dan + lon, 0.5, nai),
        (dan, 0, lon + nai),
        (0, 0, lon + nai),
    ]
    (named,) = asked.named_by(Holding([([" dan "], frozenset())]))
    assert named == (dan, 0, 0)


def test_words_are_next_to_each_other_in_one_sentence_only(lexical: LexicalIndex) -> None:
    (asked,) = weighed(lexical, ["đàn lợn nái"])
    dan, lon, nai = asked.weights.values()
    assert asked.named_by(Holding([([" bo dan ", " lon nai ", " lon dan lon "], frozenset())])) == [
        (dan, 0, 0),
        (lon + nai, 0.5, 0),
        (dan + lon, 0.5, 0),
    ]


def test_a_measure_names_nothing_alone(lexical: LexicalIndex) -> None:
    (asked,) = weighed(lexical, ["tỷ lệ lợn nái"])
    ty, le, lon, _ = asked.weights.values()
    assert asked.named_by(Holding([([" ty le ", " ty le lon "], frozenset({"ty"}))])) == [
        (0, 0, 0),
        (pytest.approx(ty + le + lon), 2 / 3, 0),
    ]


def test_the_syllables_of_a_word_prove_little_where_they_stand_apart(
    lexical: LexicalIndex,
) -> None:
    (asked,) = weighed(lexical, ["dân số"])
    together, apart, one = asked.named_by(
        Holding([([" dan so ", " nhan dan giao so voi ", " so "], frozenset())])
    )
    assert together == (1.0, 1.0, 0.0)
    assert apart == (0.25, 0.0, 0.0)
    assert one == (asked.weights["so"] / 4, 0.0, 0.0)


@pytest.mark.parametrize(
    ("topic", "word"),
    [
        ("Dân số là bao nhiêu?", ""),
        ("Dân số", "dân số"),
        ("dan so", ""),
        ("số hộ nghèo", ""),
    ],
)
def test_a_topic_may_be_one_word(topic: str, word: str) -> None:
    assert one_word((topic,)) == word
    assert not one_word((topic, "quy mô dân số"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Chăm sóc đàn, số lợn tăng.", False), ("Dân số tăng.", True), ("Dan so tang.", True)],
)
def test_a_word_counts_as_it_is_spelt(text: str, expected: bool) -> None:
    assert spells(text, "dân số") is expected


def test_a_measure_alone_names_nothing(lexical: LexicalIndex) -> None:
    (asked,) = weighed(lexical, ["tỷ lệ nái"])
    other, own = asked.named_by(Holding([([" ty le tiem phong ", " ty le nai "], frozenset())]))
    assert other == (0.0, 0.0, 0.0)
    assert own == (1.0, 1.0, 0.0)
