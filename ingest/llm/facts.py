"""The facts of a language model's answers become candidates, links and quantities where the text bears them out.

Where the rules speak of the same thing, their reading stands: the model adds, it changes nothing.
"""

from __future__ import annotations

from collections import Counter
from math import isclose

from graph.errors import OntologyError
from graph.names import normal
from graph.ontology import ontology
from ingest.indicators import amounts, dates
from ingest.indicators.amounts import Amount
from ingest.llm import evidence
from ingest.llm.answer import Answer, EntityFact, IndicatorFact, RelationFact
from ingest.llm.windows import Span, Window
from ingest.policies.policy_identity import identify
from ingest.reading import Candidate, Link, Quantity, Reading
from ingest.regions.gazetteer import gazetteer
from ingest.regions.place_names import choose, names_in
from ingest.resolution.identity import identity_of

# nobody has measured how often a model is right; rules' surest facts have 0.9 and more
SCORE = 0.5
# names of these stand inside each other: a committee's in that of its office
NESTING = ("Institution", "Region")

# What became of a fact.
ADDED, KNOWN = "added", "known to the rules"
SHAPE, QUOTE, NAME = (
    "of a wrong shape",
    "with a quote that is not in the text",
    "with a name that its quote does not give",
)
FIT, END, NUMBER, PLACE = (
    "that the ontology does not allow",
    "about an entity that was dropped",
    "with a number that its quote does not give",
    "about a place that the register does not know",
)
DROPPED = (SHAPE, QUOTE, NAME, FIT, END, NUMBER, PLACE)


class Facts:
    """Adds answers to one document's reading; `became` counts what became of their facts.

    Args:
        reading: what the rules found.
        extractor: the name to note with what is added.
    """

    def __init__(self, reading: Reading, extractor: str) -> None:
        self.reading, self.extractor = reading, extractor
        self.became: Counter[str] = Counter()
        self.clock = dates.clock_of(reading.document)
        self.names: dict[tuple[str, str], Candidate] = {}
        self.links: set[tuple[str, str, str, int | None]] = set()
        for candidate in reading.candidates:
            self._note(candidate)
        for link in reading.links:
            self._new(link)

    def add(self, window: Window, answer: Answer) -> None:
        """Add what an answer says of a window."""
        before = len(self.reading.candidates)
        ends: dict[str, Candidate] = {}
        for fact in answer.entities:
            self.became[self._entity(window, fact, ends)] += 1
        identify(self.reading, [one for one in self.reading.candidates[before:] if one.type == "Policy"])
        for relation in answer.relations:
            self.became[self._relation(window, relation, ends)] += 1
        for indicator in answer.indicators:
            self.became[self._indicator(window, indicator, ends)] += 1
        if answer.wrong:
            self.became[SHAPE] += answer.wrong

    def _note(self, candidate: Candidate) -> None:
        for name in (candidate.name, *candidate.aliases):
            self.names.setdefault((candidate.type, normal(name)), candidate)

    def _entity(self, window: Window, fact: EntityFact, ends: dict[str, Candidate]) -> str:
        node = ontology().nodes.get(fact.type)
        if node is None:
            return FIT
        spans = window.places(self.reading, fact.quote)
        if not spans:
            return QUOTE
        name = " ".join(fact.name.strip("《》 ").split())
        if not evidence.spelled(name, fact.quote):
            return NAME
        places = [self._named(name, span) for span in spans]
        known = self._known(fact.type, name, places)
        if known is not None:
            ends[fact.id] = known
            return KNOWN
        identity = self._path(name) if fact.type == "Region" else None
        if fact.type == "Region" and identity is None:
            return PLACE
        kind = fact.kind if fact.kind in node.kinds else None
        status = fact.status if fact.status in node.statuses else None
        for start, end in places:
            candidate = Candidate(
                start, end, fact.type, name, self.extractor, SCORE, (), kind, status, identity=identity
            )
            self.reading.candidates.append(candidate)
            self._note(candidate)
        ends[fact.id] = self.names[fact.type, normal(name)]
        return ADDED

    def _named(self, name: str, span: Span) -> Span:
        """Where the name itself stands in a quote that holds more, else the quote."""
        inside = evidence.places(self.reading.document.text, *span, name)
        return inside[0] if inside else span

    def _known(self, kind: str, name: str, places: list[Span]) -> Candidate | None:
        """What is known by this name, or stands at this place and can't hold another of its type."""
        known = self.names.get((kind, normal(name)))
        if known is not None or kind in NESTING:
            return known
        for start, end in places:
            for other in self.reading.candidates:
                if other.type == kind and other.start < end and start < other.end:
                    return other
        return None

    def _path(self, name: str) -> str | None:
        """The path of the region of this name in the register of divisions."""
        whole = [found for found in names_in(name) if found.end == len(name)]
        place = choose(name, whole[0], self.reading.home) if whole else None
        return place.path if place is not None and name in gazetteer().names else None

    def _relation(self, window: Window, fact: RelationFact, ends: dict[str, Candidate]) -> str:
        head, tail = ends.get(fact.head), ends.get(fact.tail)
        if head is None or tail is None:
            return END
        try:
            ontology().check_relation(fact.type, head.type, tail.type)
        except OntologyError:
            return FIT
        spans = window.places(self.reading, fact.quote)
        if not spans:
            return QUOTE
        start, end = spans[0]
        trigger = self.reading.document.text[start:end]
        link = Link(fact.type, head, tail, start, trigger, self.extractor, SCORE)
        if not self._new(link):
            return KNOWN
        self.reading.links.append(link)
        return ADDED

    def _new(self, link: Link) -> bool:
        """Note a link; whether no other in its sentence says the same."""
        home, sentence = self.reading.home, self.reading.sentence_at(link.start)
        head, tail = identity_of(link.head, home), identity_of(link.tail, home)
        key = (link.type, head, tail, sentence)
        if key in self.links or (head == tail and link.head.type == link.tail.type):
            return False
        self.links.add(key)
        return True

    def _indicator(self, window: Window, fact: IndicatorFact, ends: dict[str, Candidate]) -> str:
        rules, text = ontology(), self.reading.document.text
        if fact.comparator not in rules.comparators or fact.status not in rules.indicator_statuses:
            return FIT
        spans = window.places(self.reading, fact.quote)
        if not spans:
            return QUOTE
        start, end = spans[0]
        amount = _amount(text[start:end], fact)
        if amount is None:
            return NUMBER
        place = self.reading.sentence_at(start)
        opening = start if place is None else self.reading.sentences[place].start
        if not evidence.spelled(fact.name, text[opening:end]):
            return NAME
        if fact.topic is not None and fact.topic not in ends:
            return END
        left, right = start + amount.start, start + amount.end
        for quantity in self.reading.quantities:
            if quantity.start < right and left < quantity.end and isclose(quantity.value, fact.value):
                return KNOWN
        period, iso = self._period(window, fact.period)
        unit = amount.unit or (fact.unit if fact.unit in amounts.unit_kinds() else "")
        self.reading.quantities.append(
            Quantity(
                start,
                end,
                fact.name,
                amount.value,
                amount.value_max,
                unit,
                fact.comparator,
                period,
                iso,
                fact.status,
                self.extractor,
                SCORE,
                ends[fact.topic] if fact.topic is not None else None,
            )
        )
        return ADDED

    def _period(self, window: Window, words: str | None) -> tuple[str | None, str | None]:
        """The time expression, where the text has it, and its ISO 8601 form."""
        if words is None or not window.places(self.reading, words):
            return None, None
        times = dates.find(words, 0, len(words), self.clock, self.clock.year)
        return words, times[0].iso if times else None


def _amount(quote: str, fact: IndicatorFact) -> Amount | None:
    """The amount of the quote that has the fact's number."""

    def same(one: float | None, other: float | None) -> bool:
        return one is other if one is None or other is None else isclose(one, other, rel_tol=1e-6)

    fits = (a for a in amounts.find(quote) if same(a.value, fact.value) and same(a.value_max, fact.value_max))
    return next(fits, None)
