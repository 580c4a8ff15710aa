"""Find programs: phrases that may name one, weighed by what stands in and around them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from graph.names import normal
from ingest.logistic import probability
from ingest.programs.program_bounds import Found
from ingest.programs.program_features import features
from ingest.programs.program_names import candidates
from ingest.programs.program_scorer import weights
from ingest.programs.program_spans import Spans
from ingest.programs.program_status import plans, status_of
from ingest.programs.program_tags import GROUP, with_tags
from ingest.programs.program_weighed import Weighed
from ingest.reading import Candidate, Reading, reading_of

NAME = "reformgraph_programs"
EXTRACTOR, TAGGED = "programs.phrase", "programs.tagger"
# how likely a phrase must be
LEAST = 0.42


@Language.factory(NAME, default_config={"learned": True})
class Programs:
    """Adds the programs to the document's reading; by the rules alone where `learned` is false."""

    def __init__(self, nlp: Language, name: str, learned: bool) -> None:
        self.learned = learned

    def __call__(self, doc: Doc) -> Doc:
        """Add to the document's reading."""
        find(reading_of(doc), learned=self.learned)
        return doc


def find(reading: Reading, *, learned: bool = True) -> None:
    """Add the programs that the sentences name."""
    text, planned = reading.document.text, plans(reading)
    made: list[Candidate] = []
    phrases = weighed(reading)
    if learned:
        phrases = with_tags(reading, phrases)
    bodies = {candidate.start: candidate.end for candidate in reading.of_type("Institution")}
    phrases = [phrase for phrase in phrases if not _acts(text, bodies.get(phrase.found.start))]
    for phrase, score in chosen(phrases, weights(learned)):
        found, sentence = phrase.found, reading.sentences[phrase.sentence]
        made.append(
            Candidate(
                found.start,
                found.end,
                "Program",
                found.name,
                TAGGED if found.group == GROUP else EXTRACTOR,
                round(score, 2),
                tuple(dict.fromkeys(alias for alias in found.aliases if alias != found.name)),
                found.kind,
                status_of(found, text, sentence.start, sentence.end, planned[sentence.section]),
            )
        )
    _unify(made)
    reading.candidates.extend(made)


# 株洲机床集团公司|建成“绿谷”项目: who does it is no part of the name.
_ACTS = re.compile("建成|建设|承建|承担|打造|负责|开展|启动|实施|推进|投资")


def _acts(text: str, end: int | None) -> bool:
    """Whether a verb follows the body that ends there."""
    return end is not None and _ACTS.match(text, end) is not None


def chosen(phrases: Sequence[Weighed], weight: Mapping[str, float]) -> list[tuple[Weighed, float]]:
    """The phrases that name a program, with how likely; a name that is one anywhere is one wherever it stands.

    Of phrases that overlap, the likeliest is taken.
    """
    own = [probability(phrase.features, weight) for phrase in phrases]
    names = [normal(phrase.found.name) for phrase in phrases]
    best: dict[str, float] = {}
    for name, score in zip(names, own, strict=True):
        best[name] = max(best.get(name, 0.0), score)
    likely = [
        (phrase, best[name], score)
        for phrase, name, score in zip(phrases, names, own, strict=True)
        if best[name] >= LEAST
    ]
    likely.sort(key=lambda one: (-one[1], -one[2], one[0].found.start, -one[0].found.end))
    kept: list[tuple[Weighed, float]] = []
    taken: dict[int, list[Found]] = defaultdict(list)
    for phrase, score, _ in likely:
        found = phrase.found
        if all(one.end <= found.start or found.end <= one.start for one in taken[phrase.sentence]):
            taken[phrase.sentence].append(found)
            kept.append((phrase, score))
    return sorted(kept, key=lambda one: (one[0].found.start, one[0].found.end))


def weighed(reading: Reading) -> list[Weighed]:
    """The phrases of the document that may name a program, outside of bodies and policies, with their features."""
    phrases = list(_phrases(reading))
    places, bodies = Spans(reading.of_type("Region")), Spans(reading.of_type("Institution"))
    titles = sorted((heading.title_start, heading.title_end) for heading in reading.headings)
    planned = plans(reading)
    counts = Counter(normal(found.name) for found, _ in phrases)
    made = []
    for found, index in phrases:
        place = bisect_right(titles, (found.start, len(reading.document.text))) - 1
        marks = features(
            found,
            heading=place >= 0 and found.end <= titles[place][1],
            region=places.within(found.start, found.end),
            body=bodies.within(found.start, found.end),
            plan=planned[reading.sentences[index].section],
            repeated=counts[normal(found.name)] > 1,
        )
        made.append(Weighed(found, marks, index))
    return made


# A title of a plan names what it plans: 《碧水蓝天三年行动实施方案》.
_TITLE = re.compile(r"《([^《》\n]{6,80})》")
_PLANNED = ("action", "work", "zone", "base", "pilot", "event", "project", "strategy", "drive")


def _phrases(reading: Reading) -> Iterator[tuple[Found, int]]:
    """The phrases with the sentences in which they stand."""
    text = reading.document.text
    named = reading.of_type("Institution", "Policy", "Region")
    subjects = sorted({candidate.end for candidate in named})
    closed = Spans(reading.of_type("Institution", "Policy"))
    for index, sentence in enumerate(reading.sentences):
        low, high = bisect_right(subjects, sentence.start), bisect_right(subjects, sentence.end)
        inside = frozenset(subjects[low:high])
        for found in candidates(text, sentence.start, sentence.end, inside):
            if not closed.hold(found.start, found.end):
                yield found, index
        for title in _TITLE.finditer(text, sentence.start, sentence.end):
            for found in candidates(text, title.start(1), title.end(1), inside):
                if found.group in _PLANNED and found.tail.endswith(("方案", "计划", "办法")):
                    found.marks.add("title")
                    yield found, index


def _unify(made: list[Candidate]) -> None:
    """One identity for candidates of which one has the other's name among its own.

    A name in quotation marks says enough for all that hold it; another short name is taken to mean the first that has
    it, since two places may have programs of the same kind.
    """
    owner = {normal(candidate.name): normal(candidate.name) for candidate in made}

    def root(name: str) -> str:
        while owner[name] != name:
            name = owner[name]
        return name

    for candidate in made:
        mine = root(normal(candidate.name))
        for alias in candidate.aliases:
            other = normal(alias)
            if len(other) > 3 and other in owner and root(other) != mine and (owner[other] == other or "“" in alias):
                owner[root(other)] = mine
    for candidate in made:
        candidate.identity = root(normal(candidate.name))
