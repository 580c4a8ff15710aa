"""The words around an amount, cut down to the name of what it measures. Word lists in lexicon/measured.yaml."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ingest.indicators.amounts import AT_LEAST, AT_MOST
from ingest.words import load

LONG, WIDE, SHORT = 24, 34, 3
# 突破40万亿元并居首位: another clause.
GOES_ON = re.compile(r"[并且而](?![购网轨入])|同时|以及")
# 一九七九和一九八○(两年合计300亿元)
YEARS = re.compile(r"[\d一二三四五六七八九十〇○零两、和与至年]+(?:合计|共计|平均|总计)?")
OR = re.compile("或者?(?=.)")
NUMBERING = re.compile(
    r"^[ 　]*(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.．、]"
    r"|第[\d一二三四五六七八九十百]{1,5}[章节条款项](?![件例约规]))[ 　]*"
)
# 对 as a preposition, not in 结对 or 绝对; 均 as an adverb, not in 均衡.
TOWARDS = r"(?<![结面应核相针绝成])对(?=.{3})|(?<![生人户亩日月年])均(?![衡等])"
# What else ends the counted thing, where it is no part of a longer word: 不(到), 占, 比, (亿吨石油)所(创造的).
ADVERBS = (
    r"以(?![上下内外来])|不(?![动锈良同法等可])|占(?!地)|(?<![主重需首必纲摘紧险政])要(?![素点闻道地件求领害塞])"
    r"|比(?![赛例重武])|所(?=[^，、]{1,10}的)"
)
# Means and circumstances are no part of a name: 油料(在连年增产的基础上)增长.
FRAME = re.compile(
    r"(?:在(?=[^，、]{2,20}(?:基础上|情况下|条件下|前提下|同时))|(?:通过|采取)(?=[^，、]{1,8}(?:形式|方式|渠道|途径|办法)))"
    r"[^，、]{1,20}?(?:基础上|情况下|条件下|前提下|同时|形式|方式|渠道|途径|办法)(?![^，、]{0,2}的)|^(?:扣除|剔除)[^，]{1,8}?后(?=[^，]{3})"
)
# 使(工农业总产值翻两番), (把我国)人口控制在: what it is done to.
GOVERNED = re.compile(
    r"^[^，、“《]{0,24}?(?:(?<![一两])把(?![关握手])|(?<![大天驻促即致迫公特行])使(?![用命者节馆]))(?=.{2,})"
)
# (在)3年内: a span of time, no name.
SPAN = re.compile(r"^在?[\d一二两三四五六七八九十]{1,3}个?[年月天日周](?:之?内|以内|间|里)")
# 每人每月, 每平方米建筑面积: what a rate is for.
EACH = (
    r"(?:每(?:隔)?(?:[\d.]+|[一二两三四五十百千万]+)?(?:个|位|名)?(?:立方米|平方米|平方公里|公里|千瓦时?|公斤|千克|小时|学期|学年|季度|当量"
    r"|人口|[人户亩吨斤担月天日年生证件头只台套张本份次车班度床])(?:建筑面积|使用面积)?)+"
)
# Counted things of one character.
PLACES = tuple("县市省区州镇乡村户")
DONE = re.compile(r"[^，、]{2,12}?(?:已经?|拟|将|应当|可以|必须)(?:在[^，、]{1,6}中)?")
BOUND = re.compile(rf"(?:{AT_MOST}|{AT_LEAST})(?=.)")
MOVED = r"[到至为成]"
# words that no counted thing begins with
NOT_COUNTED = re.compile(r"(?:给予|予以|是|就是|均|不|占|所|按|发放|发给)(?![动锈良同法等可地有属])")


def any_of(*keys: str) -> str:
    """The words of these lists as an alternative, long ones first."""
    words = {word for key in keys for word in load("measured")[key]}
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


@cache
def _links() -> re.Pattern[str]:
    kept = load("measured")["kept_ends"]
    spared = "".join(f"(?<!{word})" for word in sorted(kept)).replace("(?<!国有)", "(?:(?<!国有)|(?<=全国有))")
    return re.compile(
        rf"(?:{any_of('links')}|[一二两三四五六七八九十\d]+年|(?:从|由)?{EACH}|[ 　、和与及“])$"
        rf"(?:{spared})"
    )


@cache
def _openers() -> re.Pattern[str]:
    kept = "|".join(sorted(load("measured")["kept_starts"], key=len, reverse=True))
    return re.compile(
        rf"^(?!{kept})(?:{any_of('openers')}|[的地]|[ 　、—”\"]+|“(?=[^”]*$))(?=.)|^(?:{any_of('scopes')})(?=.)的?"
    )


@cache
def change_pattern() -> re.Pattern[str]:
    """A change at the end of the words: (产值)同比增长, (资产总额)比上年增加."""
    return re.compile(
        rf"(?P<before>(?:{any_of('qualifiers')})*)(?P<compare>(?:比(?![重例])|较)[^，。；]{{0,24}}?)?"
        rf"(?P<after>(?:{any_of('qualifiers')}|分别|各|均|都|实现|连续|大幅|逐步|再|又|共|净|可|将|即|则|约|大约|增幅)*)"
        rf"(?<!新)(?<!净(?=增))(?<!最(?=[高低多少]))(?!高达)(?P<verb>{any_of('changes')})了?(?:将近|接近|大约|近|约|超过|超|逾|突破|不足|不到|不低于|不少于|达到?|了)*$"
    )


@cache
def moved_pattern() -> re.Pattern[str]:
    """What moves an amount on to the next: (由85个)减为."""
    return re.compile(rf"(?:{any_of('changes', 'moves')}){MOVED}")


@cache
def verb_pattern() -> re.Pattern[str]:
    """The verbs that stay in a name."""
    return re.compile(any_of("verbs"))


@cache
def _cutting() -> re.Pattern[str]:
    nouns = set(load("measured")["noun_verbs"])
    verbs = sorted((v for v in load("measured")["verbs"] if len(v) > 1 and v not in nouns), key=len, reverse=True)
    return re.compile("|".join(verbs))


@cache
def _last_verbs() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{any_of('verbs')})[、和与]?)+(?:了|起|出|好)?$")


@cache
def _aimed() -> re.Pattern[str]:
    return re.compile(rf"[对向给][^，、对向给的]{{1,6}}?(?P<verb>{any_of('verbs')})[^，]{{2,}}$")


@cache
def _does(helped: bool) -> re.Pattern[str]:
    verbs = any_of("predicates", "helped") if helped else any_of("predicates")
    return re.compile(rf"(?P<stop>{any_of('stops')}|{ADVERBS}|{TOWARDS})|(?P<does>{verbs})")


@cache
def _people() -> re.Pattern[str]:
    """13亿人口的发展中国家: people, whatever they belong to."""
    return re.compile(f"^({'|'.join(load('units')['people_nouns'])})的.*")


@cache
def _causatives() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('causatives')})$")


def causes(words: str) -> bool:
    """Whether the words end in a verb of help: 支持(20个县)."""
    return _causatives().search(words) is not None


@lru_cache(maxsize=20_000)
def unlinked(words: str) -> str:
    """The words without what links them to an amount behind them: 产业值达到, 共有, 增加到."""
    words = words.strip(" 　、")
    while match := _links().search(words):
        words = words[: match.start()]
    return words


@lru_cache(maxsize=20_000)
def opened(words: str) -> str:
    """The words without what opens a clause: 其中, 使, 全省."""
    words = SPAN.sub("", FRAME.sub("", GOVERNED.sub("", NUMBERING.sub("", words))))
    while match := _openers().match(words):
        words = words[match.end() :]
    return words.strip(" 　、")


@lru_cache(maxsize=20_000)
def name_left(words: str) -> str:
    """The name that ends at an amount; of 财政资金不超过总投资的(30%) what stands before the bound."""
    name = opened(unlinked(words))
    bound = BOUND.search(name)
    if bound:
        name = opened(unlinked(name[: bound.start()])) or name[bound.end() :]
    return "" if name in load("measured")["openers"] or YEARS.fullmatch(name) else name


def closing_verb(words: str) -> str:
    """The verb at the end of the words, whose object stands behind the amount: (全国)建立."""
    match = _last_verbs().search(words.strip(" 　")) or _last_verbs().search(unlinked(words))
    if match is None or (match[0] in load("measured")["noun_verbs"] and match.start() > 2):
        # 民营经济发展(27条举措) is a noun here
        return ""
    return opened(match[0]).rstrip("了起出好")


def opening_verb(words: str) -> str:
    """The verb that opens the words, or nothing."""
    match = verb_pattern().match(words)
    return match[0] if match else ""


@cache
def _sizes() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('sizes')})$")


def sized(words: str) -> bool:
    """Whether the words end in what has a size: 单户授信, 年销售额."""
    return _sizes().search(words) is not None


def cut(words: str) -> str:
    """The name at the end of the words: behind the list that 等 closes, of long words from their last verb on."""
    done = DONE.match(words)
    if done and opening_verb(words[done.end() :]) and len(words) - done.end() > SHORT:
        # 有关部门已安排补助资金: who does it is no part of the name
        words = words[done.end() :]
    listed = re.match(r"(?P<list>.*、.*)等(?P<whole>[^、]{3,})$", words)
    if listed:
        return opening_verb(listed["list"]) + listed["whole"]
    aimed = _aimed().search(words) if len(words) > 10 else None
    if aimed:
        # 对我区下放权限: whom it is done to is no part of the name
        return words[aimed.start("verb") :]
    if len(words) > LONG - 8 and len(words) - words.rfind("、") > 6:
        words = words[words.rfind("、") + 1 :]
    if len(words) <= LONG:
        return words
    starts = [match.start() for match in _cutting().finditer(words) if 4 <= len(words) - match.start() <= LONG]
    close = [place for place in starts if len(words) - place >= 6] or starts
    if close:
        return words[close[-1] :]
    place = words.rfind("的")
    return words[place + 1 :] if place >= 0 and 4 <= len(words) - place - 1 <= WIDE else words[-WIDE:]


@lru_cache(maxsize=20_000)
def counted(right: str, helped: bool, whole: str = "") -> tuple[str, str]:
    """What the words behind an amount count, and what that does: 城市启动试点 gives (城市, 启动试点).

    `helped`: the clause says who helps it, so any verb may tell what it does; `whole`: a name that is not cut.
    """
    words = re.sub(r"^[等余多]", "", right.strip(" 　、的"))
    if GOES_ON.match(words) or OR.match(words) or moved_pattern().fullmatch(words):
        return "", ""
    words = re.sub(r"^[^，]{1,20}?作为(?=.{2,})", "", re.sub(r"(?:以及|和|与|及|、)$", "", unlinked(words)))
    words = re.sub(r"(?<=.{3})(?<![普惠涉波])及(?![时格其]).*", "", words)
    if NOT_COUNTED.match(words):
        return "", ""
    words = _people().sub(r"\1", re.sub(r"(?<=..)或者?(?=[\d一二两三四五六七八九十]|没收|并处|单处).*", "", words))
    least = len(whole) if whole and words.startswith(whole) else 1 if words[:1] in PLACES else 2
    found = _does(helped).search(words, least)
    if found is None:
        return words[:WIDE], ""
    thing, does = words[: found.start()], words[found.start() :]
    if found["stop"]:
        return thing, ""
    if len(does) - len(found["does"]) < 2 and found["does"] not in load("measured")["intransitive"]:
        return (thing, "") if does == found["does"] and len(thing) >= 4 else (words, "")
    does = re.sub(r"了(?!解)", "", does)
    return thing, (re.split("、", does)[0] if len(does) > 16 else does)[:18]


def turned(right: str, helped: bool, whole: str = "") -> str:
    """The counted thing with what it does before it: 城市启动试点 becomes 启动试点的城市."""
    thing, does = counted(right, helped, whole)
    return f"{does}的{thing}" if does and thing else thing


def tidy(name: str) -> str:
    """A name without the marks of tense and half pairs of quotes and brackets that cutting left."""
    name = re.sub(r"(?<=[\u4e00-\u9fff])了(?![解结])|(?<=.)所占(?=比[重例])", "", name).strip(" 　、，的·—")
    for left, right in ("“”", "（）", "()", "《》"):
        if name.count(left) != name.count(right):
            name = name.replace(left, "").replace(right, "")
    return re.sub(r"[ 　]+|^有(?=人口|在校|职工|农民|居民|党员|学生)", "", name)
