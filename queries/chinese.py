"""Understand a question in Chinese: names of the graph first, then the words around them."""

from __future__ import annotations

import re
import unicodedata

from graph.names import normal
from graph.store import Store
from queries import chinese_names
from queries.question import COUNTED, HEAD, TAIL, Question, words
from queries.segment import Piece

END = re.compile(r"[?!。.;:、…]+")
COUNTING = re.compile(r"多少|(?<!哪)几")
YEAR = re.compile(r"((?:19|20)\d{2})年?")
ONE = ("哪个", "哪一个", "哪项", "哪一项")
# What may stand between the question word and the noun: 哪些主要的项目.
BETWEEN = frozenset(("个", "项", "家", "种", "的", "一", "份", "类", "新", "具体", "主要"))


def understand(store: Store, text: str) -> Question:
    """Read a Chinese question.

    Args:
        store: where names are looked up.
        text: the question, with or without punctuation.
    """
    plain = END.sub("", normal(text))
    question = Question(text)
    year = YEAR.search(plain)
    pieces = chinese_names.pieces(store, unicodedata.normalize("NFKC", text), plain)
    if year and not any(p.mention and p.start <= year.start() < p.end for p in pieces):
        question.year = year[1]
    _read(question, pieces)
    return question


def _read(question: Question, pieces: list[Piece]) -> None:
    groups = [piece.groups for piece in pieces]
    for group in groups:
        question.unknown |= "unknown" in group
        question.path |= "path" in group
        question.pair |= "pair" in group
        question.most |= "most" in group
        question.about |= "about" in group
        question.planned |= "plan" in group
        question.result |= "result" in group
    question.mentions = [p.mention for p in pieces if p.mention]
    question.unlinked = [p.text for p in pieces if p.content]
    _asked(question, pieces, groups)
    counted = {COUNTED[group["asked"]] for group in groups if group.get("asked") in COUNTED}
    question.compared = counted.pop() if len(counted) == 1 else None
    question.one = any(piece.text in ONE for piece in pieces)
    _number(question, pieces, groups)
    _relation(question, pieces, groups)
    _status(question, pieces, groups)
    question.content = "".join(
        p.text
        for p, g in zip(pieces, groups, strict=True)
        if not g.keys() & {"question", "function", "unit", "count", "passive", "plan", "result", "pair"} or p.mention
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
        while after < len(pieces) and pieces[after].text in BETWEEN:
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
    question.unit = groups[at].get("unit") or following.get("unit") or words("zh")["units"].get(pieces[at].text[-1])
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
