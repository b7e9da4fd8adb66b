"""What a question is about, and how much of it the sentences of a passage hold."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import NamedTuple

from hoibaocao.indexing.dense import Vectors
from hoibaocao.indexing.facts import Facts
from hoibaocao.indexing.generations import Generation
from hoibaocao.records import Hit, Place
from hoibaocao.searching.cutting import cut
from hoibaocao.searching.fitting import dimension_asked
from hoibaocao.searching.nearness import nearness
from hoibaocao.searching.planning import looks_ahead
from hoibaocao.searching.questions import (
    Asked,
    asked_for,
    is_bare,
    office_asked,
    section_asked,
)
from hoibaocao.searching.things import thing_measured
from hoibaocao.searching.wording import Holding, Named, Wording, one_word, weighed
from hoibaocao.vietnamese.documents import Document, documents_named
from hoibaocao.vietnamese.kinds import Kinds, kinds_asked
from hoibaocao.vietnamese.offices import Office
from hoibaocao.vietnamese.periods import find_periods
from hoibaocao.vietnamese.sites import events_named, sites_named
from hoibaocao.vietnamese.text import fold


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that was found, with its number in the catalogue."""

    number: int
    hit: Hit


@dataclass(frozen=True, slots=True)
class Topic:
    """What sentences are held against.

    ``question`` is folded. ``texts`` are the question without its places and periods, in
    Vietnamese, spelt out, then as reports may word it. ``by_chance`` is the cosine of the topic
    with an average passage, which depends on the model. Of the ``wordings`` counts the one that a
    sentence names most of. Of a ``bare`` one a figure is asked for, or what else is said of it.
    A ``section`` whose heading names that answers as a whole, if there is such a word.
    ``ahead`` tells that what is to come is asked for. ``named`` are places within a report's area
    that a sentence must name, and it must be of the ``kinds`` asked for, or of its ``own_kinds``,
    those of the question's own words, if it says all of them; of an ``office`` the
    holder is asked for, of a figure its ``dimension``; a topic that is one ``word`` counts only as
    it is spelt, and of its ``sites`` and ``events`` each must be named, as the ``thing`` whose
    measure is asked.
    """

    question: str
    texts: tuple[str, ...]
    vector: Vectors = field(compare=False)
    by_chance: float
    wordings: tuple[Wording, ...]
    asked: Asked
    bare: bool
    section: str
    ahead: bool
    named: tuple[Place, ...]
    kinds: Kinds
    own_kinds: Kinds
    documents: frozenset[Document]
    office: Office | None
    dimension: str
    word: str
    sites: tuple[str, ...]
    events: tuple[str, ...]
    thing: str

    @property
    def vague(self) -> bool:
        """Whether it is asked as a question, and not told what for."""
        return self.bare and self.question.endswith("?")

    @classmethod
    def of(
        cls,
        generation: Generation,
        question: str,
        texts: tuple[str, ...],
        vector: Vectors,
        named: tuple[Place, ...],
    ) -> "Topic":
        """Return the topic of a question to a generation.

        Args:
            generation: The one to search.
            question: As it is read, in NFC, spelt out.
            texts: Those of the topic.
            vector: Of them.
            named: Places that evidence has to name.
        """
        own_kinds = kinds_asked(texts[:1])
        kinds = kinds_asked(texts) if len(texts) > 1 else own_kinds
        return cls(
            question=fold(question),
            texts=texts,
            vector=vector,
            by_chance=float(generation.dense.centroid @ vector),
            ahead=looks_ahead(question),
            wordings=weighed(generation.lexical, texts),
            asked=asked_for(question),
            bare=is_bare(question),
            section=section_asked(texts[0], bare=is_bare(question)),
            named=named,
            kinds=kinds,
            documents=documents_named(fold(question)),
            own_kinds=own_kinds,
            dimension=dimension_asked(question, kinds),
            word=one_word(texts),
            sites=sites_named(question),
            events=events_named(fold(question)),
            thing=thing_measured(texts),
            office=next(filter(None, map(office_asked, (question, *texts))), None),
        )

    def naming(self, generation: Generation, place: Place) -> "Topic":
        """Return the same topic of a place, for reports that it is a part of: they must name it.

        Those are of the period asked for, so that no sentence has to name that.
        """
        periods = [(each.start, each.end) for each in find_periods(self.texts[0])]
        text = f"{cut(self.texts[0], periods).rstrip(' ?.')} {place.kind} {place.name}"
        texts = (text, *self.texts[1:])
        wordings = weighed(generation.lexical, texts)
        return replace(self, texts=texts, wordings=wordings, named=(*self.named, place))

    def named_by(self, passages: Iterable[Facts]) -> list[Named]:
        """Return how much each sentence of passages names of the wording it names most of."""
        holding = Holding((facts.tokens, facts.above) for facts in passages)
        first, *others = (each.named_by(holding) for each in self.wordings)
        return [*map(max, first, *others)] if others else first


class Measured(NamedTuple):
    """A passage, and what of its sentences depends on the topic alone.

    Attributes:
        hit: The passage that was found.
        numbers: Of its sentences.
        facts: What is known of them.
        shares: How much of the topic each names.
        alone: How near each is to the topic.
        around: Likewise together with its neighbours.
    """

    hit: Hit
    numbers: range
    facts: Facts
    shares: Sequence[Named]
    alone: Sequence[float]
    around: Sequence[float]


def measured(
    generation: Generation, topic: Topic, candidates: Sequence[Candidate]
) -> list[Measured]:
    """Hold the sentences of passages against a topic, all at once."""
    if not candidates:
        return []
    known = [generation.catalogue.facts(candidate.number) for candidate in candidates]
    vectors = generation.sentences.rows([numbers for numbers, _ in known])
    sizes = [len(numbers) for numbers, _ in known]
    near = nearness(vectors, sizes, topic.vector, topic.by_chance)
    named = iter(topic.named_by(facts for _, facts in known))
    return [
        Measured(candidate.hit, numbers, facts, [*islice(named, len(numbers))], *each)
        for candidate, (numbers, facts), each in zip(candidates, known, near, strict=True)
    ]
