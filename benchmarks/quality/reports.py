"""Write the reports: same headings and sentences everywhere, other figures.

Every report keeps what it states, so that questions can be made whose evidence is known.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.quality.indicators import Indicator
from benchmarks.quality.naming import formal, formal_next
from benchmarks.quality.places import Place, below
from benchmarks.quality.world import SCALE, Issue, Period, World, written

_PROSE = Path(__file__).with_name("prose.toml")
_LAST_MONTH = {"quarter": 3, "half": 6, "nine": 9, "year": 12}
_MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
_TABLE_EVERY = 4
_TABLE_ROWS = 6
_TARGETS = 9
_ABOVE = {"province": "Trung ương", "district": "tỉnh", "commune": "huyện"}


@dataclass(frozen=True)
class Fact:
    """A figure of a report: its evidence and what a right answer states."""

    indicator: str
    evidence: str
    answer: str
    in_table: bool = False


@dataclass
class Written:
    """A report as text; ``facts`` are by indicator."""

    name: str
    issue: Issue
    text: str = ""
    facts: dict[str, Fact] = field(default_factory=dict)

    @property
    def about(self) -> tuple[str, Period]:
        """Its place and period, which two versions of a report share."""
        return self.issue.place.key, self.issue.period


@cache
def prose() -> dict[str, Any]:
    """Return the words between the figures."""
    return tomllib.loads(_PROSE.read_text(encoding="utf-8"))


def write_all(world: World) -> list[Written]:
    """Return all reports of a world; file names tell nothing of what is in them."""
    order = list(range(len(world.issues)))
    world.random("names").shuffle(order)
    return [
        _Writer(world, issue, f"bc-{number + 1:04d}.txt").write()
        for number, issue in zip(order, world.issues, strict=True)
    ]


class _Writer:
    def __init__(self, world: World, issue: Issue, name: str) -> None:
        self.world, self.issue = world, issue
        self.place, self.period = issue.place, issue.period
        self.random = world.random("text", issue.place.key, issue.period)
        self.done = Written(name, issue)
        self.table: list[Indicator] = []
        self.words = _words(issue.place, issue.period)

    def write(self) -> Written:
        stated = [
            each
            for each in self.world.indicators(self.place)
            if self.world.states(self.issue, each)
        ]
        if self.random.randrange(_TABLE_EVERY) == 0:
            self.table = self.random.sample(stated, _TABLE_ROWS)
        body = [*self._opening(), *self._chapters(stated), *self._table(), *self._signature()]
        self.done.text = "\n\n".join(body) + "\n"
        return self.done

    def _opening(self) -> list[str]:
        place, issued = self.place, _issued(self.issue)
        number = f"{issued.timetuple().tm_yday + 40 * len(self.issue.changed[:1])}/BC-UBND"
        head = ["ỦY BAN NHÂN DÂN", place.called.upper(), f"Số: {number}", *_MOTTO]
        seat = f"{place.name}, ngày {issued.day:02d} tháng {issued.month:02d} năm {issued.year}"
        named = place.full if place.homonym or place.lookalike else place.called
        title = self.random.choice(prose()["titles"]).format(**{**self.words, "place": named})
        opening = ["\n".join([*head, seat]), f"BÁO CÁO\n{title}"]
        if self.issue.changed:
            first = _issued(Issue(place, self.period))
            replaced = f"{first.timetuple().tm_yday}/BC-UBND"
            day = f"{first:%d/%m/%Y}"
            opening.append(prose()["replaces"].format(number=replaced, day=day))
        return [*opening, self._one_of(prose()["openings"])]

    def _chapters(self, stated: list[Indicator]) -> Iterator[str]:
        for chapter in prose()["chapter"]:
            yield chapter["heading"]
            if chapter.get("targets"):
                yield from self._targets()
            for sentence in chapter.get("sentences", ()):
                yield self._one_of(sentence)
            for number, section in enumerate(chapter.get("sections", ()), 1):
                yield from self._section(number, section, stated)

    def _section(self, number: int, key: str, stated: list[Indicator]) -> Iterator[str]:
        section = prose()["section"][key]
        yield f"{number}. {section['heading']}"
        fillers = [self._one_of(sentence) for sentence in section["sentences"]]
        yield fillers.pop(0)
        for indicator in self.world.indicators(self.place):
            if indicator.section == key:
                yield " ".join(self._about(indicator, present=indicator in stated))
                if fillers and self.random.random() < 0.5:
                    yield fillers.pop(0)
        yield from fillers

    def _about(self, indicator: Indicator, *, present: bool) -> Iterator[str]:
        if indicator.defines:
            yield f"Công tác {indicator.defines} được tập trung chỉ đạo."
        if present and indicator not in self.table:
            yield self._main(indicator)
            if self.random.random() < 0.3:
                yield from self._other_period(indicator)
        if self.random.random() < 0.55:
            yield self._below(indicator)
        if not present or self.random.random() < 0.5:
            yield self._fill(indicator.near, indicator)

    def _main(self, indicator: Indicator) -> str:
        template = self.random.choice(indicator.sentences)
        marked = self._fill(template, indicator)
        before, _, rest = marked.partition("«")
        evidence, _, after = rest.partition("»")
        evidence = evidence[0].upper() + evidence[1:] if not before else evidence
        self._state(indicator, evidence)
        return before + evidence + after

    def _state(self, indicator: Indicator, evidence: str, *, in_table: bool = False) -> None:
        figure = written(self._value(indicator), indicator.decimals)
        answer = figure if in_table else indicator.answer.format(v=figure)
        self.done.facts[indicator.key] = Fact(indicator.key, evidence, answer, in_table)

    def _fill(self, template: str, indicator: Indicator) -> str:
        value = self._value(indicator)
        before = self.world.value(self.place, indicator, self.period.before)
        change = 100 * (value / before - 1)
        target = self.world.target(self.place, indicator, self.period.year)
        return template.format(
            v=written(value, indicator.decimals),
            trend=f"{'tăng' if change >= 0 else 'giảm'} {written(abs(change), 1)}%",
            plan=written(100 * value / target, 1),
            last=self._last(indicator) if "{last}" in template else "",
            here=f"toàn {self.place.kind}",
            above=self.words["above"],
            **self._extras(indicator),
        )

    def _extras(self, indicator: Indicator) -> dict[str, str]:
        random = self.world.random("extras", self.place.key, indicator.key, self.period)
        scale = SCALE[self.place.level]
        extras = {}
        for name, (low, high, decimals) in indicator.extras.items():
            drawn = random.uniform(low, high)
            # p and q are shares: they do not depend on the size of the place.
            drawn *= scale if indicator.scaled and name not in "pq" else 1
            extras[name] = written(max(drawn, 10**-decimals), int(decimals))
        return extras

    def _value(self, indicator: Indicator) -> float:
        version = self.world.value if self.issue.changed else self.world.first_value
        return version(self.place, indicator, self.period)

    def _last(self, indicator: Indicator) -> str:
        figure = self._last_figure(indicator)
        if not figure or self.random.random() < 0.5:
            return ""
        aside: str = self.random.choice(prose()["last_year"])
        return aside.format(v=_with_unit(figure, indicator), before=self.period.year - 1)

    def _last_figure(self, indicator: Indicator) -> str:
        """Return the figure of last year, unless last year's own report is silent on it."""
        earlier = self.world.issue(self.place, self.period.before)
        if earlier and not self.world.states(earlier, indicator):
            return ""
        before = self.world.value(self.place, indicator, self.period.before)
        return written(before, indicator.decimals)

    def _other_period(self, indicator: Indicator) -> Iterator[str]:
        """Say what an earlier report of the same year said."""
        earlier = [
            issue
            for issue in self.world.issues_of(self.place)
            if issue.period.year == self.period.year
            and _LAST_MONTH[issue.period.kind] < _LAST_MONTH[self.period.kind]
            and self.world.states(issue, indicator)
        ]
        if earlier:
            issue = self.random.choice(earlier)
            figure = self.world.value(self.place, indicator, issue.period)
            sentence: str = self.random.choice(prose()["other_period"])
            yield sentence.format(
                p=formal(issue.period),
                noun=indicator.noun,
                v=_with_unit(written(figure, indicator.decimals), indicator),
            )

    def _below(self, indicator: Indicator) -> str:
        figure = self._value(indicator) * self.random.uniform(*indicator.sub_share)
        figure = min(max(figure, 10**-indicator.decimals), indicator.highest)
        unit = self.random.choice(below(self.place))
        return indicator.sub.format(sub=unit, x=written(figure, indicator.decimals))

    def _targets(self) -> Iterator[str]:
        chosen = self.random.sample(self.world.indicators(self.place), _TARGETS)
        year = self.period.year + (self.period.kind == "year")
        for indicator in chosen:
            target = self.world.target(self.place, indicator, year)
            yield self.random.choice(prose()["target"]).format(
                noun=indicator.noun,
                Noun=indicator.noun[0].upper() + indicator.noun[1:],
                year=year,
                v=_with_unit(written(target, indicator.decimals), indicator),
            )

    def _table(self) -> Iterator[str]:
        if not self.table:
            return
        rows = [prose()["table_title"], prose()["table_head"].format(year=self.period.year)]
        for indicator in self.table:
            target = self.world.target(self.place, indicator, self.period.year)
            cells = [written(each, indicator.decimals) for each in (target, self._value(indicator))]
            name = f"{indicator.noun[0].upper()}{indicator.noun[1:]} ({indicator.unit})"
            evidence = " | ".join([name, *cells])
            self._state(indicator, evidence, in_table=True)
            rows.append(f"{evidence} | {self._last_figure(indicator) or '-'}")
        yield "\n\n".join(rows)

    def _signature(self) -> list[str]:
        signer = Random(self.place.key).choice(prose()["heads"])
        return ["Nơi nhận: như kính gửi; lưu: VT.", f"TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n{signer}"]

    def _one_of(self, sentence: list[str]) -> str:
        return self.random.choice(sentence).format(**self.words)


def _with_unit(figure: str, indicator: Indicator) -> str:
    return f"{figure}%" if indicator.unit == "%" else f"{figure} {indicator.unit}"


def _words(place: Place, period: Period) -> dict[str, object]:
    return {
        "here": f"toàn {place.kind}",
        "unit": place.kind,
        "office": f"UBND {place.kind}",
        "above": _ABOVE[place.level],
        "p": formal(period),
        "next": formal_next(period),
        "year": period.year,
    }


def _issued(issue: Issue) -> date:
    """Return the day of issue: soon after the period, three weeks later for a revision."""
    month, year = _LAST_MONTH[issue.period.kind], issue.period.year
    end = date(year + month // 12, month % 12 + 1, 1)
    days = Random(f"{issue.place.key}:{issue.period}").randrange(3, 12)
    return end + timedelta(days=days + 21 * bool(issue.changed))
