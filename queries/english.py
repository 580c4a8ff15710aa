"""Understand a question in English: its question phrase, its verb, and what is left, which names things."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from graph.store import Store
from queries import bilingual, chinese, names
from queries.bilingual import lemmas
from queries.names import Named, normal
from queries.question import HEAD, TAIL, Mention, Question, words

TOKEN = re.compile(
    r"[《“\"‘][^》”\"’]*[^\x00-\x7f][^》”\"’]*[》”\"’][^\x00-\x7f]*|[^\x00-\x7f,?!]+(?:[0-9A-Za-z+~-]*[^\x00-\x7f,?!]+)*|[A-Za-z0-9]+(?:[-'&+./][A-Za-z0-9]+)*"
)
HAN = re.compile(r"[一-鿿]")
YEAR = re.compile(r"(?:19|20)\d{2}")
PREPOSITIONS = (
    "of",
    "in",
    "for",
    "by",
    "from",
    "under",
    "within",
    "at",
    "on",
    "to",
    "with",
    "into",
    "through",
    "during",
    "about",
    "regarding",
)
AUXILIARIES = ("be", "do", "have", "can", "could", "will", "would", "should", "may", "might", "must")
LONGEST_CUE = 5
CANDIDATES = 80
# A name is taken where its words explain so much of the phrase; strange words need so near a meaning.
LEAST_TOLD = 0.99
NEAR_MEANING = 0.75
LEAST_SCORE = 0.4
CLOSE = 0.04


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase of the lexicon at tokens `start` to `end`, with what it says: group → value."""

    start: int
    end: int
    groups: dict[str, str]


@cache
def lexicon() -> dict[str, dict[str, str]]:
    """Every phrase (lemmas joined by spaces) → group → value."""
    data = words("en")
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for asked, entry in data["asked"].items():
        for word in entry.get("words", ()):
            found[word]["asked"] = asked
        for word, kind in entry.get("kinds", {}).items():
            found[word].update(asked=asked, kind=kind)
    for relation, roles in data["verbs"].items():
        for role, verbs in roles.items():
            for word in verbs:
                found[word].update(verb=relation, subject=role)
    for relation, nouns in data["nouns"].items():
        for word in nouns:
            found[word]["noun"] = relation
    for status, forms in data["status"].items():
        for word in forms:
            found[word]["status"] = status
    for group in ("question", "count", "measure", "path", "most", "plan", "result", "about", "unknown", "function"):
        for word in data[group]:
            found[word].setdefault(group, group)
    return dict(found)


def understand(store: Store, text: str) -> Question:
    """Read an English question; names in it may be Chinese.

    Args:
        store: where names are looked up.
        text: the question, with or without punctuation.
    """
    question = Question(text, english=True)
    reader = _Reader(store, question, TOKEN.findall(text))
    reader.read()
    return question


class _Reader:
    """Reads one question: tokens are taken by cues, and what no cue takes are names."""

    def __init__(self, store: Store, question: Question, tokens: list[str]) -> None:
        self.store = store
        self.question = question
        self.tokens = tokens
        self.used = [False] * len(tokens)

    def read(self) -> None:
        question = self.question
        question.unknown = any(self._has(at, "unknown") for at in range(len(self.tokens)))
        question.path = any(self._has(at, "path") for at in range(len(self.tokens)))
        question.most = any(self._has(at, "most") for at in range(len(self.tokens)))
        question.about = any(self._has(at, "about") for at in range(len(self.tokens)))
        question.planned = any(self._has(at, "plan") for at in range(len(self.tokens)))
        if question.path and self._pair():
            return
        question.path = False
        head = self._question_phrase()
        self._superlative()
        verb = self._verb(head)
        self._status()
        self._names(verb)

    def _phrases(self, at: int) -> list[Cue]:
        """All phrases of the lexicon that begin at this token, longest first."""
        found = []
        for size in range(min(LONGEST_CUE, len(self.tokens) - at), 0, -1):
            for key in _keys(tuple(self.tokens[at : at + size])):
                if key in lexicon():
                    found.append(Cue(at, at + size, lexicon()[key]))
        return found

    def _cue(self, at: int, group: str | None = None) -> Cue | None:
        return next((cue for cue in self._phrases(at) if group is None or group in cue.groups), None)

    def _has(self, at: int, group: str) -> bool:
        return self._cue(at, group) is not None

    def _take(self, start: int, end: int) -> None:
        for at in range(start, end):
            self.used[at] = True

    def _is(self, at: int, *forms: str) -> bool:
        return at < len(self.tokens) and bool(lemmas(self.tokens[at]) & set(forms))

    def _function(self, at: int) -> bool:
        return self._has(at, "function")

    def _pair(self) -> bool:
        """Two things whose connection is asked for: split at and, to, with."""
        kept = [
            at
            for at in range(len(self.tokens))
            if not self._has(at, "path")
            and not self._is(at, *AUXILIARIES, "which", "what", "how", "there", "any", "show", "find", "tell", "me")
        ]
        for at in kept:
            if not self._is(at, "and", "to", "with"):
                continue
            first = self._link(self._trim([i for i in kept if i < at]))
            if first is None:
                continue
            second = self._link(self._trim([i for i in kept if i > at]))
            if second is not None:
                self.question.mentions = [first, second]
                return True
        return False

    def _trim(self, places: list[int]) -> list[int]:
        while places and self._function(places[0]) and not HAN.search(self.tokens[places[0]]):
            places = places[1:]
        while places and self._function(places[-1]) and not HAN.search(self.tokens[places[-1]]):
            places = places[:-1]
        return places

    def _question_phrase(self) -> int:
        """Take the question word and the noun asked for; gives the place behind them."""
        question = self.question
        asking = next(
            (at for at in range(len(self.tokens)) if self._is(at, "which", "what", "who", "whom", "where", "how")), None
        )
        if asking is None:
            return self._noun_phrase(0)
        if self._is(asking, "how") and self._is(asking + 1, "many", "much"):
            question.measure = True
            self._take(asking, asking + 2)
            at = asking + 2
        else:
            self._take(asking, asking + 1)
            at = asking + 1
        if asking and self._is(asking - 1, *PREPOSITIONS):
            self._take(asking - 1, asking)
        if self._is(asking, "where"):
            question.asked = "Region"
            return at
        if self._is(asking, "who", "whom"):
            question.asked = "Institution"
            return at
        if self._is(asking, "what") and self._is(at, "be", "do", "have"):
            end = self._noun_phrase(at)
            # what is the total investment in X
            question.measure |= question.asked is None and question.relation is None and self._is(at, "be")
            return end
        return self._asked_noun(at)

    def _asked_noun(self, at: int) -> int:
        """Take the noun asked for, with the adjectives before it: which pilot programs."""
        for step in range(at, min(at + 4, len(self.tokens))):
            cue = self._cue(step, "asked")
            if cue is not None:
                further = self._cue(cue.end, "asked") if cue.end < len(self.tokens) else None
                self.question.kind = cue.groups.get("kind")
                if further is not None and "verb" not in further.groups:
                    cue = Cue(cue.start, further.end, further.groups)
                    self.question.kind = further.groups.get("kind") or self.question.kind
                self.question.asked = cue.groups["asked"]
                self._count()
                self._take(at, cue.end)
                return cue.end
            if not (self._function(step) or self._has(step, "status") or self._has(step, "most")):
                break
        return self._named_noun(at)

    def _named_noun(self, at: int) -> int:
        """Take the noun asked for behind a name: which rural reform policies are there."""
        for step in range(at + 1, min(at + 8, len(self.tokens))):
            cue = self._cue(step, "asked")
            if cue is None or cue.groups["asked"] in ("ReformArea", "Institution", "Region"):
                continue
            if cue.end == len(self.tokens) or self._is(cue.end, *AUXILIARIES, "exist", "serve", *PREPOSITIONS):
                self.question.asked, self.question.kind = cue.groups["asked"], cue.groups.get("kind")
                self._count()
                self._take(cue.start, cue.end)
                break
        return at

    def _superlative(self) -> None:
        """Which area has the most policies: nothing here is a name; which documents mention X: a verb of the text."""
        for at in range(len(self.tokens)):
            if self.question.most and (self._has(at, "most") or self._has(at, "asked")):
                cue = self._cue(at, "most") or self._cue(at, "asked")
                self._take(at, cue.end if cue else at + 1)
            if self.question.about and not self.used[at] and self._has(at, "about"):
                cue = self._cue(at, "about")
                self._take(at, cue.end if cue else at + 1)

    def _count(self) -> None:
        if self.question.measure:
            self.question.count = self.question.asked not in ("Indicator", "Status")

    def _noun_phrase(self, at: int) -> int:
        """A question that begins or ends with its noun: the leaders of X, status of X, rural reform policies."""
        while at < len(self.tokens) and self._function(at) and not HAN.search(self.tokens[at]):
            self._take(at, at + 1)
            at += 1
        if at >= len(self.tokens):
            return at
        counted = self._cue(at, "count")
        if counted is not None:
            self.question.measure = True
            self._take(at, counted.end)
            return self._asked_noun(counted.end)
        cue = next((c for c in self._phrases(at) if c.groups.keys() & {"asked", "noun"}), None)
        if cue is not None and (
            cue.end == len(self.tokens)
            or self._is(cue.end, *PREPOSITIONS, "be", "that", "which", "do", "have", "serve", "mention")
        ):
            self._set_noun(cue)
            return cue.end
        last = self._last_noun()
        if last is not None:
            self._set_noun(last)
        return at

    def _set_noun(self, cue: Cue) -> None:
        self.question.asked = cue.groups.get("asked")
        self.question.kind = cue.groups.get("kind")
        if "noun" in cue.groups:
            self.question.relation = cue.groups["noun"]
            if cue.groups["noun"] == "PART_OF":
                self.question.asked = None
        self._take(cue.start, cue.end)

    def _last_noun(self) -> Cue | None:
        for start in range(max(1, len(self.tokens) - 3), len(self.tokens)):
            cue = self._cue(start, "asked")
            if cue is not None and cue.end == len(self.tokens) and cue.groups["asked"] != "ReformArea":
                return cue
        return None

    def _verb(self, head: int) -> Cue | None:
        """The verb: behind the question phrase, at the end, or before the question word."""
        free = [at for at in range(len(self.tokens)) if not self.used[at]]
        cues = [
            cue
            for at in free
            for cue in self._phrases(at)
            if "verb" in cue.groups and not any(self.used[cue.start : cue.end])
        ]
        if not cues:
            return None
        start = head
        while start < len(self.tokens) and (self._function(start) and not any(c.start == start for c in cues)):
            start += 1
        # at the start of the predicate, else at the end of the question, or before "which" and "by whom"
        chosen = next((cue for cue in cues if cue.start == start), None)
        if chosen is None and start < len(self.tokens) and self._is(start, *AUXILIARIES):
            chosen = next((cue for cue in cues if cue.start == start + 1), None)
        if self.question.asked == "Evidence":
            # which sentence says that A serves B: a name on either side
            both = [cue for cue in cues if start < cue.start and any(at >= cue.end for at in free)]
            chosen = both[0] if both else chosen
        if chosen is None:
            for cue in cues:
                rest = [at for at in range(cue.end, len(self.tokens)) if not self.used[at] and not self._function(at)]
                if not rest:
                    chosen = cue
                    break
        if chosen is None:
            return None
        self.question.relation = chosen.groups["verb"]
        self._take(chosen.start, chosen.end)
        return chosen

    def _status(self) -> None:
        for at in range(len(self.tokens)):
            cue = self._cue(at, "status")
            if cue is None:
                continue
            around = [
                i
                for i in range(len(self.tokens))
                if not cue.start <= i < cue.end and not self.used[i] and not self._function(i)
            ]
            adjective = cue.end < len(self.tokens) and self.used[cue.end]
            predicate = bool(cue.start) and self._is(
                cue.start - 1, "be", "still", "be", "already", "fully", "currently"
            )
            if (
                not around
                or adjective
                or (predicate and (not any(i >= cue.end for i in around) or self._is(cue.end, *PREPOSITIONS)))
            ):
                self.question.status = cue.groups["status"]
                self._take(cue.start, cue.end)
                if any(self._has(i, "verb") for i in range(cue.start, cue.end)):
                    self.question.relation = None
                return

    def _names(self, verb: Cue | None) -> None:
        """What is left names things; its place before or behind the verb says its role."""
        question = self.question
        runs: list[list[int]] = [[]]
        for at in range(len(self.tokens)):
            if self.used[at] or (self._is(at, *AUXILIARIES) and not HAN.search(self.tokens[at])):
                runs.append([])
            else:
                runs[-1].append(at)
        content = []
        for run in map(self._trim, runs):
            if not run:
                continue
            years = [at for at in run if YEAR.fullmatch(self.tokens[at])]
            if years:
                question.year = self.tokens[years[0]]
            run = self._trim([at for at in run if at not in years])
            if not run:
                continue
            content += run
            for mention in self._mentions(run):
                mention.role = self._role(verb, run)
                question.mentions.append(mention)
        question.content = " ".join(self.tokens[at] for at in content)
        if verb is not None and question.measure:
            question.content += " " + " ".join(self.tokens[verb.start : verb.end])

    def _mentions(self, run: list[int]) -> list[Mention]:
        """A run of words as one name; else as two, split at a preposition; else as nothing that the graph has."""
        whole = self._link(run)
        if whole is not None:
            return [whole]
        for place, at in enumerate(run):
            if place and self._is(at, *PREPOSITIONS, "and"):
                first, second = self._link(self._trim(run[:place])), self._link(self._trim(run[place + 1 :]))
                if first is not None and second is not None:
                    return [first, second]
        self.question.unlinked.append(" ".join(self.tokens[at] for at in run))
        return []

    def _role(self, verb: Cue | None, run: list[int]) -> str | None:
        if verb is None:
            return TAIL if self.question.relation else None
        subject = verb.groups["subject"]
        other = TAIL if subject == HEAD else HEAD
        passive = self._passive(verb)
        if run[0] > verb.start:
            by = self._is(run[0] - 1, "by") or (verb.end < len(self.tokens) and self._is(verb.end, "by"))
            return subject if passive and by else other
        return other if passive else subject

    def _passive(self, verb: Cue) -> bool:
        """Whether a form of be stands before a participle: was issued, are led."""
        word = self.tokens[verb.start].lower()
        if self._is(verb.start, "be"):
            return False
        if not word.endswith(("ed", "en")) and word not in ("led", "set", "built", "run", "made", "put", "written"):
            return False
        before = [at for at in range(verb.start) if self._is(at, "be")]
        return bool(before) or (verb.end < len(self.tokens) and self._is(verb.end, "by"))

    def _link(self, run: Sequence[int]) -> Mention | None:
        """The entity that these words name, Chinese ones by the graph's names, English ones by translation."""
        if not run:
            return None
        phrase = [self.tokens[at] for at in run]
        text = " ".join(phrase)
        han = [token for token in phrase if HAN.search(token)]
        if han:
            entities = names.find(self.store, "".join(han)) or chinese.like(self.store, normal("".join(han)))
            others = [
                at
                for at in run
                if not HAN.search(self.tokens[at]) and not self._function(at) and not self._has(at, "asked")
            ]
            return Mention(text, entities) if entities and not others else None
        entities = link(
            self.store,
            [token for at, token in zip(run, phrase, strict=True) if not self._function(at) or token.isupper()],
        )
        return Mention(text, entities) if entities else None


def function(word: str) -> bool:
    """Whether an English word carries no content: the, of, were."""
    return any("function" in lexicon().get(form, {}) for form in lemmas(word)) and not word.isupper()


@cache
def _keys(tokens: tuple[str, ...]) -> frozenset[str]:
    keys = {""}
    for token in tokens:
        keys = {f"{key} {form}".strip() for key in keys for form in lemmas(token)}
    return frozenset(keys)


def link(store: Store, phrase: Sequence[str]) -> list[Named]:
    """The entities whose Chinese names say what the English words say, best first; none is no guess."""
    found: dict[str, Named] = {}
    vocabulary = bilingual.vocabulary(phrase)
    if vocabulary:
        for one in names.search(store, " ".join(sorted(vocabulary)), limit=CANDIDATES * 4):
            found[one.id] = one
    for one in _places(store, phrase):
        found[one.id] = one
    forms = [(form, one) for one in found.values() for form in one.names]
    fits = [(bilingual.fit(phrase, form), form, one) for form, one in forms]
    fits = [item for item in fits if item[0].told > 0.3 and (item[0].told >= LEAST_TOLD or not item[0].missing)]
    fits = sorted(fits, key=lambda item: (-item[0].told, -item[0].named, item[1]))[:CANDIDATES]
    if not fits:
        return []
    near = bilingual.similarity(" ".join(phrase), [form for _, form, _ in fits])
    scored: dict[str, tuple[float, Named]] = {}
    for (fit, _, one), close in zip(fits, near, strict=True):
        if fit.told < LEAST_TOLD and close < NEAR_MEANING:
            continue
        score = (fit.named + max(close, 0.0)) / 2
        if score >= LEAST_SCORE and score > scored.get(one.id, (0.0, one))[0]:
            scored[one.id] = (score, one)
    best = max((score for score, _ in scored.values()), default=0.0)
    ranked = sorted(scored.values(), key=lambda item: (-item[0], item[1].name, item[1].id))
    top = [one for score, one in ranked if score >= best - 1e-9]
    return [one for one in (item[1] for item in ranked) if one.name == top[0].name] if top else []


def _places(store: Store, phrase: Sequence[str]) -> list[Named]:
    """Entities of the graph whose names sound like a word of the phrase (Zhuzhou → 株洲)."""
    found = []
    for one in _regions(store):
        if any(bilingual.spelled(word, form) for word in phrase for form in one.names):
            found.append(one)
    stems = {bilingual.spelled(word, form) for one in found for word in phrase for form in one.names} - {None}
    text = " ".join(sorted(str(stem) for stem in stems))
    return [*found, *(names.search(store, text, limit=CANDIDATES) if text else [])]


def _regions(store: Store) -> list[Named]:
    rows = store.read("MATCH (r:Region) RETURN r.id AS id, r.name AS name, r.aliases AS aliases")
    return [Named(row["id"], "Region", row["name"], tuple(row["aliases"] or ())) for row in rows]
