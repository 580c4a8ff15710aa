"""Understand a question in English: its question phrase, its verb, and what is left, which names things."""

from __future__ import annotations

from collections.abc import Sequence

from graph.names import normal
from graph.store import Store
from queries import chinese_names, english_names, names
from queries.english_words import AUXILIARIES, HAN, PREPOSITIONS, YEAR, Cue, Tokens
from queries.question import COUNTED, HEAD, TAIL, Mention, Question


def understand(store: Store, text: str) -> Question:
    """Read an English question; names in it may be Chinese.

    Args:
        store: where names are looked up.
        text: the question, with or without punctuation.
    """
    question = Question(text, english=True)
    _Reader(store, question).read()
    return question


class _Reader(Tokens):
    """Reads one question: tokens are taken by cues, and what no cue takes are names."""

    def __init__(self, store: Store, question: Question) -> None:
        super().__init__(question.text)
        self.store = store
        self.question = question
        # the noun behind "how many": it may be part of the name of a figure, too
        self.counted: list[int] = []

    def read(self) -> None:
        question = self.question
        said = {group for at in range(len(self.tokens)) for cue in self.phrases(at) for group in cue.groups}
        question.unknown, question.path, question.most = "unknown" in said, "path" in said, "most" in said
        question.about, question.planned, question.result = "about" in said, "plan" in said, "result" in said
        nouns = {
            cue.groups["asked"] for at in range(len(self.tokens)) for cue in self.phrases(at) if "asked" in cue.groups
        }
        counted = [COUNTED[noun] for noun in COUNTED if noun in nouns]
        question.compared = counted[0] if len(counted) == 1 else None
        if question.path and self._pair():
            return
        question.path = False
        if question.result:
            self._take_all("result", "plan")
        head = self._question_phrase()
        self._superlative()
        verb = self._verb(head)
        self._status()
        self._names(verb)

    def _take_all(self, *groups: str) -> None:
        for at in range(len(self.tokens)):
            for group in groups:
                cue = self.cue(at, group)
                if cue is not None:
                    self.take(cue.start, cue.end)

    def _pair(self) -> bool:
        """Two things whose connection is asked for: split at and, to, with."""
        kept = [
            at
            for at in range(len(self.tokens))
            if not self.has(at, "path")
            and not self.is_(at, *AUXILIARIES, "which", "what", "how", "there", "any", "show", "find", "tell", "me")
        ]
        for at in kept:
            if not self.is_(at, "and", "to", "with"):
                continue
            first = self._link(self.trim([i for i in kept if i < at]))
            if first is None:
                continue
            second = self._link(self.trim([i for i in kept if i > at]))
            if second is not None:
                self.question.mentions = [first, second]
                return True
        return False

    def _question_phrase(self) -> int:
        """Take the question word and the noun asked for; gives the place behind them."""
        question = self.question
        asking = next(
            (at for at in range(len(self.tokens)) if self.is_(at, "which", "what", "who", "whom", "where", "how")), None
        )
        if asking is None:
            return self._noun_phrase(0)
        whole = self.cue(asking, "asked")
        if self.is_(asking, "how") and whole is not None:
            self._set_noun(whole)
            return whole.end
        if self.is_(asking, "how") and self.is_(asking + 1, "many", "much"):
            question.measure = True
            self.take(asking, asking + 2)
            at = asking + 2
            unit = self.cue(at, "unit")
            if unit is not None and self.is_(unit.end, "of"):
                question.unit = unit.groups["unit"]
                self.take(at, unit.end + 1)
                at = unit.end + 1
        else:
            self.take(asking, asking + 1)
            at = asking + 1
        if asking and self.is_(asking - 1, *PREPOSITIONS):
            self.take(asking - 1, asking)
        if self.is_(asking, "where"):
            question.asked = "Region"
            return at
        if self.is_(asking, "who", "whom"):
            question.asked = "Institution"
            return at
        if self.is_(asking, "what") and self.is_(at, "do", "have"):
            # what did X issue
            return at
        if self.is_(asking, "what") and self.is_(at, "be"):
            end = self._noun_phrase(at)
            # what is the total investment in X
            question.measure |= question.asked is None and question.relation is None
            return end
        return self._asked_noun(at)

    def _asked_noun(self, at: int) -> int:
        """Take the noun asked for, with the adjectives before it: which pilot programs."""
        for step in range(at, min(at + 4, len(self.tokens))):
            cue = self.cue(step, "asked")
            if cue is not None:
                further = self.cue(cue.end, "asked") if cue.end < len(self.tokens) else None
                self.question.kind = cue.groups.get("kind")
                if further is not None and "verb" not in further.groups:
                    cue = Cue(cue.start, further.end, further.groups)
                    self.question.kind = further.groups.get("kind") or self.question.kind
                self.question.asked = cue.groups["asked"]
                self.question.one = not self.tokens[cue.end - 1].endswith("s")
                self._count()
                self.counted = list(range(at, cue.end)) if self.question.measure else []
                self.take(at, cue.end)
                return cue.end
            if not (self.function(step) or self.has(step, "status") or self.has(step, "most")):
                break
        return self._named_noun(at)

    def _named_noun(self, at: int) -> int:
        """Take the noun asked for behind a name: which rural reform policies are there."""
        for step in range(at + 1, min(at + 8, len(self.tokens))):
            cue = self.cue(step, "asked")
            if cue is None or cue.groups["asked"] in ("ReformArea", "Institution", "Region"):
                continue
            if cue.end == len(self.tokens) or self.is_(cue.end, *AUXILIARIES, "exist", "serve", *PREPOSITIONS):
                self.question.asked, self.question.kind = cue.groups["asked"], cue.groups.get("kind")
                self._count()
                self.take(cue.start, cue.end)
                break
        return at

    def _superlative(self) -> None:
        """Which area has the most policies: nothing here is a name; which documents mention X: a verb of the text."""
        for at in range(len(self.tokens)):
            if self.question.most and (self.has(at, "most") or self.has(at, "asked")):
                cue = self.cue(at, "most") or self.cue(at, "asked")
                self.take(at, cue.end if cue else at + 1)
            if self.question.about and not self.used[at] and self.has(at, "about"):
                cue = self.cue(at, "about")
                self.take(at, cue.end if cue else at + 1)

    def _count(self) -> None:
        if self.question.measure:
            self.question.count = self.question.asked not in ("Indicator", "Status")

    def _noun_phrase(self, at: int) -> int:
        """A question that begins or ends with its noun: the leaders of X, status of X, rural reform policies."""
        while at < len(self.tokens) and self.function(at) and not HAN.search(self.tokens[at]):
            self.take(at, at + 1)
            at += 1
        if at >= len(self.tokens):
            return at
        counted = self.cue(at, "count")
        if counted is not None:
            self.question.measure = True
            self.take(at, counted.end)
            return self._asked_noun(counted.end)
        cue = next((c for c in self.phrases(at) if c.groups.keys() & {"asked", "noun"}), None)
        if cue is not None and (
            cue.end == len(self.tokens)
            or self.is_(cue.end, *PREPOSITIONS, "be", "that", "which", "do", "have", "serve", "mention")
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
        self.take(cue.start, cue.end)

    def _last_noun(self) -> Cue | None:
        for start in range(max(1, len(self.tokens) - 3), len(self.tokens)):
            cue = self.cue(start, "asked")
            if cue is not None and cue.end == len(self.tokens) and cue.groups["asked"] != "ReformArea":
                return cue
        return None

    def _verb(self, head: int) -> Cue | None:
        """The verb: behind the question phrase, at the end, or before the question word."""
        free = [at for at in range(len(self.tokens)) if not self.used[at]]
        cues = [
            cue
            for at in free
            for cue in self.phrases(at)
            if "verb" in cue.groups and not any(self.used[cue.start : cue.end])
        ]
        if not cues:
            return None
        start = head
        while start < len(self.tokens) and (self.function(start) and not any(c.start == start for c in cues)):
            start += 1
        # at the start of the predicate, else at the end of the question, or before "which" and "by whom"
        chosen = next((cue for cue in cues if cue.start == start), None)
        if chosen is None and start < len(self.tokens) and self.is_(start, *AUXILIARIES):
            chosen = next((cue for cue in cues if cue.start == start + 1), None)
        if chosen is None and self.is_(head, *PREPOSITIONS):
            # which policies of X serve Y
            chosen = next((cue for cue in cues if cue.start > head + 1), None)
        if self.question.asked == "Evidence":
            # which sentence says that A serves B: a name on either side
            both = [cue for cue in cues if start < cue.start and any(at >= cue.end for at in free)]
            chosen = both[0] if both else chosen
        if chosen is None:
            for cue in cues:
                rest = [at for at in range(cue.end, len(self.tokens)) if not self.used[at] and not self.function(at)]
                if not rest:
                    chosen = cue
                    break
        if chosen is None:
            return None
        self.question.relation = chosen.groups["verb"]
        self.take(chosen.start, chosen.end)
        return chosen

    def _status(self) -> None:
        for at in range(len(self.tokens)):
            cue = self.cue(at, "status")
            if cue is None:
                continue
            around = [
                i
                for i in range(len(self.tokens))
                if not cue.start <= i < cue.end and not self.used[i] and not self.function(i)
            ]
            adjective = cue.end < len(self.tokens) and self.used[cue.end]
            predicate = bool(cue.start) and self.is_(
                cue.start - 1, "be", "still", "be", "already", "fully", "currently"
            )
            if (
                not around
                or adjective
                or (predicate and (not any(i >= cue.end for i in around) or self.is_(cue.end, *PREPOSITIONS)))
            ):
                self.question.status = cue.groups["status"]
                self.take(cue.start, cue.end)
                if any(self.has(i, "verb") for i in range(cue.start, cue.end)):
                    self.question.relation = None
                return

    def _names(self, verb: Cue | None) -> None:
        """What is left names things; its place before or behind the verb says its role."""
        question = self.question
        runs: list[list[int]] = [[]]
        for at in range(len(self.tokens)):
            if self.used[at] or (self.is_(at, *AUXILIARIES) and not HAN.search(self.tokens[at])):
                runs.append([])
            else:
                runs[-1].append(at)
        content = []
        for run in map(self.trim, runs):
            if not run:
                continue
            years = [at for at in run if YEAR.fullmatch(self.tokens[at])]
            if years:
                question.year = self.tokens[years[0]]
            run = self.trim([at for at in run if at not in years])
            if not run:
                continue
            content += run
            for mention in self._mentions(run):
                mention.role = self._role(verb, run)
                question.mentions.append(mention)
        question.content = " ".join(self.tokens[at] for at in [*self.counted, *content])
        if verb is not None and question.measure:
            question.content += " " + " ".join(self.tokens[verb.start : verb.end])

    def _mentions(self, run: list[int]) -> list[Mention]:
        """A run of words as one name; else as two, split at a preposition; else as nothing that the graph has."""
        whole = self._link(run)
        if whole is not None:
            return [whole]
        for place, at in enumerate(run):
            if place and self.is_(at, *PREPOSITIONS, "and"):
                first, second = self._link(self.trim(run[:place])), self._link(self.trim(run[place + 1 :]))
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
            by = self.is_(run[0] - 1, "by") or (verb.end < len(self.tokens) and self.is_(verb.end, "by"))
            return subject if passive and by else other
        return other if passive else subject

    def _passive(self, verb: Cue) -> bool:
        """Whether a form of be stands before a participle: was issued, are led."""
        word = self.tokens[verb.start].lower()
        if self.is_(verb.start, "be"):
            return False
        if not word.endswith(("ed", "en")) and word not in ("led", "set", "built", "run", "made", "put", "written"):
            return False
        before = [at for at in range(verb.start) if self.is_(at, "be")]
        return bool(before) or (verb.end < len(self.tokens) and self.is_(verb.end, "by"))

    def _link(self, run: Sequence[int]) -> Mention | None:
        """The entity that these words name, Chinese ones by the graph's names, English ones by translation."""
        if not run:
            return None
        phrase = [self.tokens[at] for at in run]
        text = " ".join(phrase)
        han = [token for token in phrase if HAN.search(token)]
        if han:
            entities = names.find(self.store, "".join(han)) or chinese_names.like(self.store, normal("".join(han)))
            others = [
                at
                for at in run
                if not HAN.search(self.tokens[at]) and not self.function(at) and not self.has(at, "asked")
            ]
            return Mention(text, entities) if entities and not others else None
        entities = english_names.link(
            self.store,
            [token for at, token in zip(run, phrase, strict=True) if not self.function(at) or token.isupper()],
        )
        return Mention(text, entities) if entities else None
