"""Understand a question in Chinese: names of the graph first, then the words around them."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from graph.store import Store
from queries import names
from queries.names import Named, normal
from queries.question import HEAD, TAIL, Mention, Question, words

MASK = "\x01"
END = re.compile(r"[?!。.;:、…]+")
COUNTING = re.compile(r"多少|(?<!哪)几")
YEAR = re.compile(r"((?:19|20)\d{2})年?")
LONGEST_NAME = 60
# A fuzzy name must hold so much of the words asked for, and they so much of it.
LEAST_SHARE = 0.5
JOINED_SHARE = 0.6
TITLE_SHARE = 0.7
# What the name of an area adds to the name of its field.
GENERAL = re.compile(r"(?:综合|体制|制度|机制|管理|领域|事业|系统){0,3}(?:改革|建设|发展)?")
# What it costs to leave a character without a word, to begin doing so, and to take a single character as a word.
REST, REST_BEGINS, SINGLE, INFINITE = 10.0, 8.0, 12.0, 1e9
LONGEST_WORD = 8
PLACE = re.compile(r"[一-鿿]{2,}(?:省|市|自治区|区|县|州|镇|街道)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the question: a mention, a word of the lexicon, or the rest."""

    start: int
    end: int
    text: str
    mention: Mention | None = None
    word: bool = False


@cache
def lexicon() -> dict[str, dict[str, str]]:
    """Every word → group → value; groups as in zh.yaml, `asked` split into `asked` and `kind`."""
    data = words("zh")
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for asked, entry in data["asked"].items():
        for word in entry.get("words", ()):
            found[word]["asked"] = asked
        for word in entry.get("kinds", ()):
            found[word].update(asked=asked, kind=data["endings"].get(word, word))
    for relation, roles in data["verbs"].items():
        for role, verbs in roles.items():
            for word in verbs:
                found[word].update(verb=relation, subject=role)
    for status, forms in data["status"].items():
        for word in forms:
            found[word]["status"] = status
    for group in (
        "passive",
        "question",
        "count",
        "measure",
        "path",
        "most",
        "plan",
        "result",
        "about",
        "unknown",
        "function",
    ):
        for word in data[group]:
            found[word].setdefault(group, group)
    for word, unit in data["units"].items():
        found[word]["unit"] = unit
    return dict(found)


def understand(store: Store, text: str) -> Question:
    """Read a Chinese question.

    Args:
        store: where names are looked up.
        text: the question, with or without punctuation.
    """
    plain = END.sub("", normal(text))
    question = Question(text)
    year = YEAR.search(plain)
    spans = _names(store, unicodedata.normalize("NFKC", text), plain)
    pieces = _pieces(plain, spans)
    pieces = _fuzzy(store, plain, pieces)
    if year and not any(p.mention and p.start <= year.start() < p.end for p in pieces):
        question.year = year[1]
    _read(question, pieces)
    return question


def _generic(name: str) -> bool:
    """Whether a name is a word of the questions themselves: 方案, 试点工作."""
    known = lexicon()
    return name in known or (name.endswith("工作") and name[:-2] in known) or name.isdigit()


def _names(store: Store, text: str, plain: str) -> list[tuple[int, int, list[Named]]]:
    """Names of the graph in the question, longest first, none inside another."""
    parts = {plain[i:j] for i in range(len(plain)) for j in range(i + 2, min(len(plain), i + LONGEST_NAME) + 1)}
    chunks = {text, *(p.text for p in _segment(plain, 0) if not p.word)}
    found = {one.id: one for one in names.exact(store, parts)}
    for chunk in chunks:
        found.update((one.id, one) for one in names.search(store, chunk))
    places: dict[tuple[int, int], list[Named]] = defaultdict(list)
    for one in found.values():
        for form in {normal(name) for name in one.names}:
            if len(form) < 2 or _generic(form):
                continue
            for match in re.finditer(re.escape(form), plain):
                places[match.span()].append(one)
    chosen: list[tuple[int, int, list[Named]]] = []
    for (start, end), ones in sorted(places.items(), key=lambda item: (item[0][0] - item[0][1], item[0])):
        if all(end <= a or b <= start for a, b, _ in chosen):
            form = plain[start:end]
            chosen.append((start, end, sorted(ones, key=lambda one: (normal(one.name) != form, one.name, one.id))))
    return sorted(chosen, key=lambda span: span[0])


def _pieces(plain: str, spans: list[tuple[int, int, list[Named]]]) -> list[Piece]:
    pieces: list[Piece] = []
    at = 0
    for start, end, entities in spans:
        pieces += _segment(plain[at:start], at)
        pieces.append(Piece(start, end, plain[start:end], Mention(plain[start:end], entities)))
        at = end
    return pieces + _segment(plain[at:], at)


def _segment(text: str, offset: int) -> list[Piece]:
    """Words of the lexicon and the rest, with as little rest and as few words as possible."""
    known = lexicon()
    # the cheapest ways to the end of a word and to the end of a character of the rest: (cost, pieces)
    word: list[tuple[float, tuple[int, ...]]] = [(0.0, ())]
    never: tuple[float, tuple[int, ...]] = (INFINITE, ())
    rest = [never]
    for end in range(1, len(text) + 1):
        begun = (word[end - 1][0] + REST_BEGINS + REST, (*word[end - 1][1], end - 1))
        rest.append(min(begun, (rest[end - 1][0] + REST, rest[end - 1][1])))
        options = [never]
        for start in range(max(0, end - LONGEST_WORD), end):
            if text[start:end] in known:
                cost, cuts = min(word[start], rest[start])
                options.append((cost + _cost(text[start:end]), (*cuts, start)))
        word.append(min(options))
    cuts = (*min(word[-1], rest[-1])[1], len(text))
    return [
        Piece(offset + a, offset + b, text[a:b], word=text[a:b] in known) for a, b in itertools.pairwise(cuts) if a < b
    ]


def _cost(word: str) -> float:
    """Longer words are surer; single characters that are often parts of other words (家, 个, 中) cost most."""
    return 1 - 0.01 * len(word) ** 2 if len(word) > 1 or word in words("zh")["particles"] else SINGLE


def _hard(piece: Piece) -> bool:
    """Whether a piece cannot be inside a name: it asks, or carries no content."""
    if not piece.word:
        return False
    groups = lexicon()[piece.text]
    return bool(groups.keys() & {"question", "function", "passive", "unknown", "measure", "count"})


def _fuzzy(store: Store, plain: str, pieces: list[Piece]) -> list[Piece]:
    """Link the rest by names that hold it in the same order: 教育改革 → 教育综合改革."""
    done: list[Piece] = []
    at = 0
    while at < len(pieces):
        stop = at
        while stop < len(pieces) and not _hard(pieces[stop]):
            stop += 1
        run = pieces[at:stop]
        done += _link_run(store, plain, run) if any(_content(piece) for piece in run) else _join(store, run)
        if stop < len(pieces):
            done.append(pieces[stop])
        at = stop + 1
    return done


def _link_run(store: Store, plain: str, run: list[Piece]) -> list[Piece]:
    """The longest stretch around the rest that fits a name becomes a mention."""
    for size in range(len(run), 0, -1):
        for first in range(len(run) - size + 1):
            part = run[first : first + size]
            if not any(_content(piece) for piece in part):
                continue
            start, end = part[0].start, part[-1].end
            entities = like(store, plain[start:end])
            if entities:
                return [
                    *run[:first],
                    Piece(start, end, plain[start:end], Mention(plain[start:end], entities)),
                    *run[first + size :],
                ]
    return run


def _join(store: Store, run: list[Piece]) -> list[Piece]:
    """Take a name and the kind behind it as one name where there is one: 药品采购试点 → 药品采购和使用试点."""
    for at in range(len(run) - 1):
        first, second = run[at], run[at + 1]
        if first.mention is None or not second.word or "kind" not in lexicon()[second.text]:
            continue
        entities = like(store, first.text + second.text, JOINED_SHARE)
        if entities:
            text = first.text + second.text
            return [*run[:at], Piece(first.start, second.end, text, Mention(text, entities)), *run[at + 2 :]]
    return run


def like(store: Store, text: str, least: float = LEAST_SHARE) -> list[Named]:
    """Entities whose name holds the words in this order, in at most three parts, best first; none is no guess.

    A word of two characters stands for an area whose name adds nothing of its own: 教育 → 教育综合改革.
    """
    if len(text) < 2:
        return []
    scored: list[tuple[float, Named]] = []
    for one in names.search(store, text, limit=100):
        for form in map(normal, one.names):
            share = len(text) / len(form)
            if one.type == "ReformArea" and form.startswith(text) and GENERAL.fullmatch(form[len(text) :]):
                scored.append((1.0, one))
            elif len(text) > 2 and share >= (TITLE_SHARE if one.type == "Policy" else least) and holds(form, text):
                scored.append((share, one))
    best = max((share for share, _ in scored), default=0.0)
    ranked = sorted(scored, key=lambda s: (-s[0], s[1].name, s[1].id))
    return list(dict.fromkeys(one for share, one in ranked if share >= best - 0.05))


def holds(name: str, text: str) -> bool:
    """Whether the name holds the text in order, in at most three parts of two or more characters.

    >>> holds("教育综合改革", "教育改革")
    True
    """

    def fits(rest: str, place: int, parts: int) -> bool:
        if not rest:
            return True
        if parts == 0:
            return False
        for size in range(len(rest), 1, -1):
            at = name.find(rest[:size], place)
            if at >= 0 and fits(rest[size:], at + size, parts - 1):
                return True
        return False

    return fits(text, 0, 3)


def _content(piece: Piece) -> bool:
    return not piece.word and piece.mention is None and len(piece.text.strip("0123456789年月")) >= 2


def _read(question: Question, pieces: list[Piece]) -> None:
    known = lexicon()
    groups = [known[p.text] if p.word else {} for p in pieces]
    for group in groups:
        question.unknown |= "unknown" in group
        question.path |= "path" in group
        question.most |= "most" in group
        question.about |= "about" in group
        question.planned |= "plan" in group
        question.result |= "result" in group
    question.mentions = [p.mention for p in pieces if p.mention]
    question.unlinked = [p.text for p in pieces if _content(p)]
    _asked(question, pieces, groups)
    _number(question, pieces, groups)
    _relation(question, pieces, groups)
    _status(question, pieces, groups)
    question.content = "".join(
        p.text
        for p, g in zip(pieces, groups, strict=True)
        if not g.keys() & {"question", "function", "unit", "count", "passive", "plan"} or p.mention
    )
    if question.year:
        question.content = re.sub(question.year + "年?", "", question.content)


def _asked(question: Question, pieces: list[Piece], groups: list[dict[str, str]]) -> None:
    """What is asked for: the noun behind the question word, else the last noun."""
    nouns = [i for i, g in enumerate(groups) if "asked" in g]
    if not nouns:
        return
    asking = [i for i, g in enumerate(groups) if "question" in g]
    chosen = None
    for index in asking:
        after = index + 1
        while after < len(pieces) and pieces[after].text in (
            "个",
            "项",
            "家",
            "种",
            "的",
            "一",
            "具体",
            "主要",
            "份",
            "类",
            "新",
        ):
            after += 1
        if "asked" in groups[index]:
            chosen = index
        if after < len(pieces) and "asked" in groups[after]:
            chosen = after
            break
    if chosen is None:
        # 由谁, 谁: the question word itself; else the noun nearest to the question's end that is no verb
        chosen = nouns[-1]
    question.asked, question.kind = groups[chosen]["asked"], groups[chosen].get("kind")
    # 改革项目, 试点项目: the last noun is what is asked for, a kind before it narrows it
    while chosen + 1 < len(pieces) and "asked" in groups[chosen + 1] and "question" not in groups[chosen + 1]:
        chosen += 1
        same = groups[chosen]["asked"] == question.asked
        question.asked = groups[chosen]["asked"]
        question.kind = groups[chosen].get("kind") or (question.kind if same else None)


def _number(question: Question, pieces: list[Piece], groups: list[dict[str, str]]) -> None:
    counting = [
        i
        for i, (p, g) in enumerate(zip(pieces, groups, strict=True))
        if g.keys() & {"count", "measure"} or ("question" in g and COUNTING.search(p.text))
    ]
    if not counting:
        return
    at = counting[0]
    following = groups[at + 1] if at + 1 < len(groups) else {}
    question.unit = following.get("unit")
    if question.unit is None:
        question.unit = words("zh")["units"].get(pieces[at].text[-1])
    question.count = question.asked is not None and question.asked not in ("Indicator", "Status")
    question.measure = True


def _relation(question: Question, pieces: list[Piece], groups: list[dict[str, str]]) -> None:
    """The verb, and who does it to whom."""
    verbs = [i for i, g in enumerate(groups) if "verb" in g]
    if not verbs:
        return
    asking = [i for i, g in enumerate(groups) if "question" in g]
    at = verbs[-1] if len(verbs) > 1 and "asked" in groups[verbs[0]] else verbs[0]
    question.relation, subject = groups[at]["verb"], groups[at]["subject"]
    other = TAIL if subject == HEAD else HEAD
    before = [i for i, p in enumerate(pieces[:at]) if p.mention]
    after = [i for i, p in enumerate(pieces) if p.mention and i > at]
    wh_before = [i for i in asking if i < at]
    by = [i for i, g in enumerate(groups[:at]) if "passive" in g]
    noun_next = at + 1 < len(pieces) and "asked" in groups[at + 1] and "question" not in groups[at + 1]
    wh_next = at + 1 < len(pieces) and "question" in groups[at + 1]
    for index in after:
        # 谁牵头X, 哪些机构隶属于X
        mention = pieces[index].mention
        if mention:
            mention.role = other
    for index in before:
        mention = pieces[index].mention
        if mention is None:
            continue
        if by and pieces[at].text not in ("组成", "构成"):
            # 由X牵头 against X由谁牵头
            mention.role = subject if by[-1] < index else other
        elif "asked" in groups[at] and "question" in groups[at - 1]:
            # X有哪些成员单位
            mention.role = subject
        elif wh_before and wh_before[-1] > index and not by and pieces[at].text not in ("组成", "构成"):
            # X是谁印发的, X哪个部门牵头; but X什么时候成立 asks nothing that is here
            mention.role = other
        elif noun_next and not wh_next and at and pieces[at - 1].text == "的":
            # X的牵头单位
            mention.role = other
        elif noun_next and not wh_next and groups[at + 1]["asked"] == "Institution" and subject == HEAD:
            mention.role = other
        else:
            mention.role = subject


def _status(question: Question, pieces: list[Piece], groups: list[dict[str, str]]) -> None:
    for group in groups:
        if "status" in group:
            question.status = group["status"]
