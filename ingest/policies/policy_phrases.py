"""Names of policies that a phrase gives: words that end in 实施方案, 行动计划, 条例, 政策, “N条” and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from ingest.policies.policy_names import AFTER, Named, any_of, verb_pattern, verb_status
from ingest.words import load

CLAUSE = re.compile(
    r"(?<![\d.])\d{1,2}[.．](?!\d)|第[一二三四五六七八九十百零\d]{1,5}[条款]\s|[，。；：！？,;:!?\n—…\t]|\s{2,}|[（(](?=[^（()）]*$)"
)
NOTE = re.compile(
    r"[（(](?:[^（()）]{0,8}(?:草案|试行|暂行|稿)[^（()）]{0,4}|\d{4}\s*[年～~—–-]+\s*\d{4}\s*年?|\d{4}年?版?)[）)]"
)
COUNT = re.compile(r"[“\"][^“”\"]{0,4}(?:\d+|[一二三四五六七八九十]+)条[”\"]")
BARE_COUNT = (
    r"(?<=[一-鿿])(?:\d+|[一二三四五六七八九十]{1,3})[条项](?:升级|重点|硬|具体|支持|惠企)?"
    "(?:政策措施|政策举措|政策|措施|举措|意见|硬招)"
)
# “甲”“乙”、“丙”|行动计划
QUOTED = re.compile(r"“[^“”]{2,16}”(?:[、和与及]?“[^“”]{2,16}”)+")
ONE_QUOTED = re.compile("“[^“”]+”")
JOINED = re.compile(r"[、和与及]|以及|等")
# 实施优化营商环境行动方案: the second verb is the name's own
OWN_VERB = re.compile(r"(?<=实施|制定|制订|出台|印发|发布|落实|推出|启动|编制)(?:优化|推进|推动|扩大|强化|加强|改进)$")
COUNTED = re.compile(r"\d+[个项条份]")
WRITTEN = re.compile("制定|制订|出台|印发|发布|编制|修订|颁布|公布|下发|下达|起草|草拟|拟订|拟定")
# 秋水考试办法由甲、乙制定
MADE_BY = re.compile(
    r"由[一-鿿、]{2,50}?(?:组织|另行|具体|负责|抓紧|分别|统一|共同|联合)*(?P<verb>制定|制订|编制|拟订|拟定|起草|修订|发布|公布|印发)"
)
MADE = re.compile(r"公开|制定|制订|出台|印发|发布|推出|编制|修订|提出|颁布|公布|完善|推行")
NAME = "policies.phrase"


@dataclass(frozen=True, slots=True)
class Head:
    """The noun at the end of a name: its span, whether it names a document, whether any word before it is enough."""

    start: int
    end: int
    words: str
    paper: bool
    plain: bool


@cache
def _heads() -> tuple[re.Pattern[str], frozenset[str]]:
    heads = load("policies")["heads"]
    words, count, note = any_of([*heads["paper"], *heads["measure"]]), COUNT.pattern, NOTE.pattern
    pattern = rf"(?:{words})(?:{count})?(?:{note})?|{count}(?:升级|支持|惠企)?(?:政策措施|政策|措施|举措)?|{BARE_COUNT}"
    return re.compile(pattern), frozenset(heads["paper"])


@cache
def _pattern(key: str) -> re.Pattern[str]:
    return re.compile("|".join(load("policies")[key]))


@cache
def _front() -> re.Pattern[str]:
    return re.compile(f"(?:{_pattern('front').pattern})+")


@cache
def _generic() -> re.Pattern[str]:
    return re.compile(any_of(load("policies")["generic"]))


def phrases(text: str, start: int, end: int) -> Iterator[Named]:
    """The policies that phrases of the sentence at `start`..`end` name."""
    pattern, papers = _heads()
    floor, verb = start, ""
    for match in pattern.finditer(text, start, end):
        if match.start() < floor or not (AFTER.match(text, match.end()) or MADE_BY.match(text, match.end())):
            continue
        words = match[0]
        core = NOTE.sub("", words)
        counted = COUNT.search(words) is not None
        plain = counted or core.endswith(tuple(load("policies")["plain"]))
        paper = counted or core != words or core in papers or words[0] in "0123456789一二三四五六七八九十"
        head = Head(*match.span(), words, paper, plain)
        left = max(floor, match.start() - 70)
        for stop in CLAUSE.finditer(text, left, match.start()):
            left = stop.end()
        joint = JOINED.match(text, left) if left == floor > start else None
        if joint is None:
            verb = ""
        else:
            left = joint.end()
        last = None
        for named in _governed(text, left, head, verb):
            last = named
            yield named
        for named in _more_counts(text, last) if last is not None else ():
            last = named
            yield named
        if last is not None:
            floor, verb = last.end, last.verb
        elif head.paper:
            floor, verb = head.end, verb if joint is not None else ""


def _more_counts(text: str, named: Named) -> Iterator[Named]:
    """“18条” right behind 稳增长“21条”."""
    count = COUNT.search(named.name)
    while count is not None and (other := COUNT.match(text, named.end)) is not None:
        stem = named.name[: count.start()]
        named = replace(named, start=other.start(), end=other.end(), name=stem + other[0], aliases=())
        yield named
        count = COUNT.search(named.name)


def _governed(text: str, left: int, head: Head, inherited: str) -> list[Named]:
    """The names behind the last verb before the head, or behind the start of the clause."""
    verbs = list(verb_pattern().finditer(text, left, head.start))
    # 制订出方案 names none, 职工奖惩试行条例 and 制订…发布预案 do
    if verbs and verbs[-1].end() == head.start and not head.plain:
        last = verbs.pop()[0]
        if MADE.search(last) and not (verbs and last == "发布"):
            return []
    if not verbs:
        made = MADE_BY.match(text, head.end) if not inherited else None
        verb = made["verb"] if made is not None else inherited
        return _names(text, left, head, verb, bool(verb))
    verb, begin = verbs[-1][0], verbs[-1].end()
    own = OWN_VERB.search(verb) if head.paper else None
    if own is not None:
        verb, begin = verb[: own.start()], begin - len(own[0])
    status = {verb_status().get(word) for word in re.findall(any_of(verb_status()), verb)}
    core = NOTE.sub("", head.words)
    if status <= {"none"} and inherited and core == "的意见" and WRITTEN.search(inherited):
        # 发布甲方案和加强乙工作的意见
        return _names(text, left, head, inherited, True)
    if (not head.paper and status <= {"none"}) or (verb.endswith("坚持") and core[-2:] != "政策"):
        return []
    if core in load("policies")["made"] and not MADE.search(verb):
        return []
    if core in load("policies")["written"] and (
        not WRITTEN.search(verb) or text[head.start - 1] in "和与及、的" or COUNTED.search(text, begin, head.start)
    ):
        return []
    if core.endswith("办法") and verb.endswith("实行"):
        return []
    found = _names(text, begin, head, verb, True)
    if not found and len(verbs) > 1 and WRITTEN.search(verbs[-2][0]):
        # 制定秋水产业调整振兴规划: the last verb is the name's own
        return _names(text, verbs[-2].end(), head, verbs[-2][0], True)
    return found


def _names(text: str, start: int, head: Head, verb: str, governed: bool) -> list[Named]:
    """The names between `start` and the end of the head: one, or one for each member of an enumeration."""
    while start < head.start and text[start] in ' 　”"、的':
        start += 1
    aliases: list[str] = []
    front = _front().match(text, start, head.start)
    if front is not None and (front.end() < head.start or head.plain):
        aliases.append(text[start : head.end])
        start = front.end()
    listed = re.compile(rf"[^“”]*(?:“[^“”]*”)?(?:{any_of(load('policies')['other_members'])})[和与及、]").match(
        text, start, head.start
    )
    kept = any(word in text[start : head.start] for word in load("policies")["kept_adjectives"])
    cut = text.rfind("的", start, head.start) + 1
    starts = [cut, start] if start < cut < head.start and not kept else [start]
    if listed is not None and listed.end() < head.start:
        number = COUNTED.match(text, listed.end(), head.start - 1)
        starts = [number.end() if number else listed.end()]
    for place in starts:
        if _fits(text[place : head.start], head, governed):
            whole = text[start : head.end]
            name = text[place : head.end]
            others = tuple(dict.fromkeys(a for a in (whole, *aliases) if a != name))
            first = Named(place, head.end, name, NAME, 0.75 if governed and head.paper else 0.6, others, verb)
            return _members(first, head.start - place) or [first]
    return []


def _fits(modifier: str, head: Head, governed: bool) -> bool:
    """Whether the words before a head make it a name."""
    if len(modifier) > 44 or (not modifier and not head.plain) or modifier.count("“") != modifier.count("”"):
        return False
    if _pattern("not_in_names").search(modifier):
        return False
    if not governed and (not head.paper or len(modifier) < 4 or verb_pattern().search(modifier)):
        return False
    if re.fullmatch("(?:[^、和与及等]{1,2}[、和与及])+[^、和与及等]{1,2}等?", modifier) and not head.paper:
        # 金融、产业等政策: kinds of policy
        return False
    last = modifier if "等" in modifier else modifier.rpartition("、")[2]
    return (head.plain and governed) or (specific(modifier, 2 if head.paper else 3) and specific(last, 1))


def specific(modifier: str, least: int) -> bool:
    """Whether the words before a head say what the policy is about: `least` characters that are not general."""
    if re.search(r"[“\"].+[”\"]", modifier) or any(word in modifier for word in load("policies")["kept_adjectives"]):
        return True
    if any(word in modifier for word in load("policies")["fields"]):
        return True
    return len(_generic().sub("", re.sub(r"[、\d]", "", modifier))) >= least


def _members(whole: Named, size: int) -> list[Named]:
    """The members of an enumeration that shares its head (A、B等政策; A、B支持政策); none where there is only one."""
    modifier, head = whole.name[:size], whole.name[size:]
    if QUOTED.fullmatch(modifier):
        quoted = list(ONE_QUOTED.finditer(modifier))
        return [
            replace(
                whole,
                start=whole.start + one.start(),
                end=whole.start + one.end() if one is not quoted[-1] else whole.end,
                name=one[0] + head,
                aliases=(whole.name, *whole.aliases) if one is quoted[0] else (),
            )
            for one in quoted
        ]
    etc = modifier.rfind("等")
    if "、" not in modifier:
        return (
            [replace(whole, name=modifier[:-1] + head, aliases=(whole.name, *whole.aliases))]
            if etc == size - 1 > 0
            else []
        )
    closed = etc > modifier.rfind("、")
    body = modifier[:etc] if closed else modifier
    parts = [(part.start(), part.group()) for part in re.finditer("[^、]+", body)]
    if closed and "的" in modifier[etc + 1 :]:
        # 农业、能源等行业的技术政策 is one
        return []
    if closed:
        front = re.compile(f"(?:{any_of(load('policies')['shared_front'])})+").match(whole.name, etc + 1)
        shared = whole.name[front.end() if front else etc + 1 :]
    else:
        tail = re.search(r"(?:支持|发展|促进|扶持|建设|保障|管理|培育|激励)?$", modifier)
        shared = (tail[0] if tail else "") + head
        stems = [part for _, part in parts[:-1]] + [parts[-1][1].removesuffix(tail[0] if tail else "")]
        alike = len({stem[-1:] for stem in stems}) == 1 or len({stem[:1] for stem in stems}) == 1
        if modifier.endswith("的") or not alike or any(len(stem) < 3 for stem in stems):
            return []
    if re.match(r"\d|[一二三四五六七八九十]个", shared):
        return []
    if "“" in shared:
        # 体重、视力等“五健”促进行动计划 is one plan with a name of its own
        return [replace(whole, name=shared, aliases=(whole.name, *whole.aliases))]
    general = closed and shared in load("policies")["heads"]["measure"]
    if general and 2 * sum(len(part) < 3 for _, part in parts) > len(parts):
        return []
    found = []
    for number, (place, part) in enumerate(parts):
        last = number == len(parts) - 1
        if part.endswith(tuple(load("policies")["other_members"])) and not last:
            continue
        own = part.endswith(tuple(load("policies")["own_members"]))
        name = part if own else part + (head if last and not closed else shared)
        found.append(
            replace(
                whole,
                start=whole.start + place,
                end=whole.end if last else whole.start + place + len(part),
                name=name,
                aliases=(part, *((whole.name, *whole.aliases) if number == 0 else ())) if not own else (),
            )
        )
    return found
