"""What the tagger says of a document's programs: features for the phrases that the rules give, and further phrases."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from graph.names import normal
from ingest.programs.program_bounds import Found
from ingest.programs.program_names import names_nothing, other_names
from ingest.programs.program_spans import Spans
from ingest.programs.program_weighed import Weighed
from ingest.programs.program_words import vocabulary
from ingest.programs.tagger import Model, Sentence, model, spans
from ingest.programs.tagger_features import Clause, Phrase, clauses, head_of, head_word, is_mark, role_of
from ingest.reading import Reading

GROUP = "tagged"
_CLAUSE = re.compile(r"[^，。；：！？\n,;:!?]*")
Stretches = dict[tuple[int, int], float]


def phrase(weighed: Weighed) -> Phrase:
    """What the tagger sees of a phrase that the rules give."""
    return Phrase(weighed.found, weighed.sentence, "generic" in weighed.features)


def with_tags(reading: Reading, weighed: Sequence[Weighed], learned: Model | None = None) -> list[Weighed]:
    """The phrases with features of how likely the tagger takes them for a name, and the likely ones that they lack.

    `learned` is the tagger's model; the one that ships where None.
    """
    seen = list(clauses(reading, [phrase(one) for one in weighed]))
    by_sentence: dict[int, list[Weighed]] = defaultdict(list)
    for one in weighed:
        by_sentence[one.sentence].append(one)
    closed = Spans(reading.of_type("Institution", "Policy"))
    asked = [
        [stretch for one in by_sentence[clause.sentence] if (stretch := clause.stretch(one.found.start, one.found.end))]
        for clause in seen
    ]
    shares = spans(learned or model(), [Sentence(c.features, a) for c, a in zip(seen, asked, strict=True)])
    made: list[Weighed] = []
    likely: dict[str, float] = {}
    for clause, stretches in zip(seen, shares, strict=True):
        rules = by_sentence[clause.sentence]
        taken = set()
        for one in rules:
            stretch = clause.stretch(one.found.start, one.found.end)
            taken.add(stretch)
            share = stretches[stretch] if stretch else 0.0
            made.append(Weighed(one.found, one.features | _marks(one.found, stretch, stretches), one.sentence))
            _raise(likely, one.found.name, share)
        for stretch, share in stretches.items():
            found = None if stretch in taken else _found(reading.document.text, clause, stretch)
            if found is not None and not closed.hold(found.start, found.end):
                made.append(Weighed(found, _tagged(found, clause, stretch, stretches, rules, reading), clause.sentence))
                _raise(likely, found.name, share)
    for one in made:
        one.features.add(f"likely anywhere={_step(likely[normal(one.found.name)])}")
    return made


def _raise(likely: dict[str, float], name: str, share: float) -> None:
    likely[normal(name)] = max(share, likely.get(normal(name), 0.0))


def _step(share: float) -> int:
    """Tenths, and two steps below."""
    return min(9, int(share * 10)) if share >= 0.05 else -1 if share >= 0.01 else -2


def _most(stretches: Stretches, own: tuple[int, int], *, holding: bool = True, held: bool = True) -> int:
    """The step of the likeliest other stretch that overlaps this one; only those holding it, or held by it."""
    first, last = own
    shares = [
        share
        for (low, high), share in stretches.items()
        if (low, high) != own
        and low <= last
        and high >= first
        and (holding or first <= low <= high <= last)
        and (held or low <= first <= last <= high)
    ]
    return _step(max(shares, default=0.0))


def _marks(found: Found, stretch: tuple[int, int] | None, stretches: Stretches) -> set[str]:
    """What the tagger says of a phrase of the rules."""
    share = _step(stretches[stretch]) if stretch else -2
    marks = {f"likely={share}", f"likely={share}&{found.group}"}
    if stretch:
        marks |= {
            f"other={_most(stretches, stretch)}",
            f"inner={_most(stretches, stretch, holding=False)}",
            f"outer={_most(stretches, stretch, held=False)}",
        }
    return marks


def _found(text: str, clause: Clause, stretch: tuple[int, int]) -> Found | None:
    """A phrase that only the tagger gives, with the verb before it and the words behind it."""
    first, last = stretch
    start, end = clause.words[first][0], clause.words[last][1]
    name = re.sub(r"\s", "", text[start:end])
    if len(name) < 2 or names_nothing(name) or name.count("（") != name.count("）"):
        return None
    word = text[clause.words[last][0] : end]
    known = head_word(word)
    found = Found(start, end, name, known, GROUP, vocabulary()[known].kind if known else None)
    rest = _CLAUSE.match(text, end)
    found.rest = rest[0] if rest else ""
    at = last + 1
    while at < len(clause.words) and "tail" in _roles(text, clause.words[at]):
        at += 1
    found.tail = re.sub(r"\s", "", text[end : clause.words[at - 1][1]])
    if at < len(clause.words) and "predicate" in _roles(text, clause.words[at]):
        found.closing = "predicate"
    for low, high in reversed(clause.words[:first]):
        verb = text[low:high]
        if is_mark(verb) and verb != "、":
            break
        role = role_of(verb)
        if role.startswith("v:"):
            found.verb, found.verb_group, found.verb_start = verb, role[2:], low
            break
    found.aliases = [name + found.tail] if found.tail else []
    found.aliases += other_names(name, known, GROUP)
    return found


def _roles(text: str, span: tuple[int, int]) -> frozenset[str]:
    known = vocabulary().get(text[slice(*span)])
    return known.roles if known else frozenset()


def _tagged(
    found: Found,
    clause: Clause,
    stretch: tuple[int, int],
    stretches: Stretches,
    rules: Sequence[Weighed],
    reading: Reading,
) -> set[str]:
    """The features of a phrase that only the tagger gives."""
    first, last = stretch
    text = reading.document.text
    step = _step(stretches[stretch])
    word = text[slice(*clause.words[last])]
    before = role_of(text[slice(*clause.words[first - 1])]) if first else "edge"
    after = text[slice(*clause.words[last + 1])] if last + 1 < len(clause.words) else "edge"
    marks = {
        GROUP,
        f"tagged likely={step}",
        f"tagged other={_most(stretches, stretch)}",
        f"tagged head={head_of(word)}",
        f"tagged word={word}",
        f"tagged after {before}",
        f"tagged before {after if is_mark(after) else role_of(after)}",
        f"tagged size={min(len(found.name), 16) // 3}",
        f"tagged quoted={'“' in found.name}",
    }
    marks |= {f"tagged {feature}" for feature in clause.features[first] if feature.startswith("n=")}
    if any(one.found.start < found.end and found.start < one.found.end for one in rules):
        marks |= {"tagged over a phrase", f"tagged over a phrase&{step}"}
    return marks
