from hoibaocao.vietnamese.syllable_counts import BREAK, FIGURE, SyllableCounts

_ONE, _OTHER = "Thu ngân sách đạt 5 tỷ.", "Thu ngân sách quý II; chi 3 tỷ."


def _pairs(of: SyllableCounts) -> dict[tuple[str, str], int]:
    pairs = (divmod(key, len(of.words)) for key in of.keys.tolist())
    return {
        (of.words[before], of.words[after]): count
        for (before, after), count in zip(pairs, of.counts.tolist(), strict=True)
    }


def test_pairs_are_counted_with_numbers_and_sentences_as_one() -> None:
    assert _pairs(SyllableCounts.counted(["Thu 5, quý II.", "Thu 6"])) == {
        (BREAK, "thu"): 2,
        ("thu", FIGURE): 2,
        (FIGURE, "quý"): 1,
        ("quý", FIGURE): 1,
        (FIGURE, BREAK): 2,
        (BREAK, BREAK): 1,
    }


def test_counts_add_up_and_can_be_taken_away() -> None:
    one, other = SyllableCounts.counted([_ONE]), SyllableCounts.counted([_OTHER])
    both = SyllableCounts.counted([_ONE, _OTHER])
    assert one.plus(other).to_bytes() == both.to_bytes()
    assert both.plus(other, -1).to_bytes() == one.to_bytes()
    assert _pairs(one.plus(other, 3))["thu", "ngân"] == 4
    assert one.plus(one, -1).to_bytes() == SyllableCounts.counted([]).to_bytes()


def test_counts_can_be_kept_as_bytes() -> None:
    data = SyllableCounts.counted([_ONE, _OTHER]).to_bytes()
    assert SyllableCounts.from_bytes(data).to_bytes() == data
    assert SyllableCounts.from_bytes(SyllableCounts.counted([]).to_bytes()).words == ()
