"""The name of the field that words name: the object of an imperative, the subject of a topic, nothing more."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from graph.names import normal
from ingest.areas.area_fields import Field, alternatives, is_empty, make_field, variants, without_tail
from ingest.areas.imperatives import Imperative, imperative, predicate_of
from ingest.outline.heading_forms import lead_pattern
from ingest.outline.segment import ends_word, tagged
from ingest.words import load

# A joined heading of two parts is one name up to this length.
JOINED = 20
ASIDE = re.compile(r"[（(][^（）()]*[）)]$|(?<=方面)(?:共?[\d一二三四五六七八九十]+[项条个])$|这(?:一|个|项).*$")
MEANS = re.compile(
    r"(?:以[^，。、以]{2,14}(?:引领|带动|推动|促进|支撑|赋能|驱动|助推)|用[^，。、用]{2,16}(?:改造提升|改造|提升|武装|装备))(?=[^，。]{4})"
)
PLACED = re.compile(r"(?:坚持)?把(?P<object>[^，。]{2,16}?)(?:作为|放在|摆在|置于|贯穿)")
# 以建立现代企业制度为目标的改革
AIMED = re.compile(
    r"以(?:建立健全|建立|建设|完善|健全|构建)?(?P<of>[^，。以为]{3,16})为(?:目标|方向|取向|导向|重点|核心|中心)的(?:各项)?改革"
)
# 中央关于粮食流通体制改革的方针政策
GUIDED = re.compile(
    r"(?:党中央|中央|国务院|、|国家)*关于([^，。]{3,20}?)的(?:各项)?(?:方针|政策|决策|部署|决定|要求|和)+$"
)
# 坚持|扩大内需|的战略方针, 走|可持续发展|道路
COURSE = re.compile(
    r"(?:坚持|实行|贯彻|执行|实施|坚定不移|毫不动摇|继续|始终)*(?:坚持|实行|贯彻|执行|实施|走)"
    r"(?P<field>[^，。、]{4,12}?)的?(?:基本|战略|重大)?(?:方针|国策|道路|路子|方略)(?:不动摇)?$"
)
# 改善|消费条件: what is made better, and no condition of a rule
BETTER = ("改善", "优化", "创造")
# 支持困难企业开展职工在岗培训
CAUSES = ("支持", "鼓励", "引导", "推动", "动员", "组织", "促进")
CAUSED = re.compile(r"[^，。、的]{3,12}(?P<verb>开展|建立|扩大|实施|加强|发展|推进|做好|完善|健全)(?=[^，。的]{4})")
# 实施产业提升行动: a program, and no field
DONE = re.compile("实施|开展|启动|组织|实行|执行|推行")
MEASURE = re.compile("(?:行动|工程|计划|方案|责任制)$")
UNDERTAKING = re.compile("(?P<of>[^，。、的]{3,16}?)(?:专项|三年|年)*(?:行动|工程|计划|战略)$")
# 稳就业|稳企业|稳市场: short tasks, the verb part of the name
TASKS = re.compile(
    r"(?P<how>[\u4e00-\u9fff]{4})?(?P<tasks>(?:[稳促扩保惠兴增抓强优育引补防守聚降去控治调筑带扬拓提破畅活富润][\u4e00-\u9fff]{2}){2,5})$"
)
# 锚定农业农村现代化: what the rest is for
AT = re.compile(r"(?:锚定|立足|聚焦|紧扣|围绕|瞄准)(?:实现|推进|推动)?(?P<aim>[^，。]{4,14})$")
# 在推进共同富裕中展现新作为
IN = re.compile(
    r"(?:努力|着力|持续|全力|奋力|聚力|坚持|要)*在(?P<object>[^，。在]{3,24}?)(?:中|上|方面)"
    r"[^，。]{0,6}(?:新|突破|作为|示范|前列|表率|[先领]|实效|力)[^，。]{0,6}$"
)
# 具有地方特色的|现代化城市
MADE = re.compile(r"(?:具有|体现|富有|适应|符合|彰显|充满|独具|引领|多种形式|各种形式)[^，。、]{0,14}?的(?=[^的]{4,})")
# 用发展的办法解决…: how, and not what
BY = re.compile("用(?![人能工户地水电药海林]).{2,12}(?:办法|方法|手段|方式)|把(?!关)")
IDIOM = re.compile("(?<=.{4})[\u4e00-\u9fff]{4}、$")
# 以公正监管|促进公平竞争
BY_THIS = re.compile("以([^为以更]{3,12})$")
TOPIC = re.compile(r"(?:在?([^，。]{2,18})方面|关于([^，。]{2,20}?)的?(?:问题|工作|方面))$")


@cache
def general_pattern() -> re.Pattern[str]:
    """Whole headings that name no field: parts of a document."""
    return re.compile("(?:" + "|".join(load("areas")["general"]) + ")$")


@cache
def task_pattern() -> re.Pattern[str]:
    """Whole headings that name no field: general tasks, their verb included."""
    return re.compile("(?:" + "|".join(load("areas")["general_tasks"]) + ")$")


@cache
def reform_slogan() -> re.Pattern[str]:
    """Whole headings that only say that reform goes on: 大力抓改革."""
    return re.compile("(?:" + "|".join(load("areas")["reform_slogans"]) + ")$")


@cache
def ending_pattern() -> re.Pattern[str]:
    """What a heading without a verb ends in when it names a field."""
    return re.compile(f"(?:{alternatives('endings')})$")


def field_of(words: str) -> Field | None:
    """The field that one part of a heading names, or None when it names none."""
    words = ASIDE.sub("", words.strip())
    if len(normal(words)) < 2 or task_pattern().match(words):
        return None
    aimed = AIMED.match(words)
    if aimed:
        name, others = aimed["of"] + "改革", [aimed[0], aimed["of"], *variants(aimed["of"] + "改革")]
        return Field(name, tuple(others), aimed.start("of"), aimed.end())
    if words.startswith("关于") and (inner := field_of(words[2:])) is not None:
        return replace(inner.moved(2), aliases=(*inner.aliases, words))
    topic = TOPIC.match(words)
    if topic:
        name = topic[1] or topic[2]
        return _finished(name, [words, words.removeprefix("在")], words.index(name))
    tasks = TASKS.match(words)
    if tasks and all(ends_word(words, place) for place in range(tasks.start("tasks"), len(words), 3)):
        return make_field(tasks["tasks"], [words], tasks.start("tasks"))
    course = COURSE.match(words)
    if course is not None and not is_empty(course["field"]):
        others = [words, words[course.start("field") :], *variants(course["field"])]
        return make_field(course["field"], others, course.start("field"))
    placed = PLACED.match(words) or IN.match(words)
    if placed:
        inner = field_of(placed["object"])
        return inner.moved(placed.start("object")) if inner else None
    aim = AT.match(words)
    if aim and lead_pattern().match(words) is None:
        return _finished(aim["aim"], [words], aim.start("aim"))
    found = imperative(words)
    if found is not None:
        field = _named_object(words, found)
        return field and _with_verb(field, found)
    predicate = predicate_of(words)
    if general_pattern().match(words) and (predicate is None or predicate.start() < 4):
        return None
    return _subject(words)


def undertaking(words: str) -> Field | None:
    """The line of a paragraph that opens with what is done there: 深入实施|消费提振行动; None for other words."""
    found = imperative(words)
    done = DONE.search(words[: found.object_start]) if found is not None else None
    if done is None:
        return None
    # 开展|提振消费行动
    match = UNDERTAKING.fullmatch(words, done.end())
    if match is None:
        return None
    # 开展|大力优化|营商环境|行动
    inner = imperative(match["of"])
    others = [match["of"], words, done[0] + match[0], *([inner.object] if inner else [])]
    return make_field(match[0], others, done.end())


def _with_verb(field: Field, found: Imperative) -> Field:
    """The field with its name behind the verb as a further name: 扩大|内需|战略基点."""
    if not found.object.startswith(field.name) or len(field.name) == len(found.object):
        return field
    return replace(field, aliases=tuple(dict.fromkeys((*field.aliases, found.verb + field.name))))


def _subject(words: str) -> Field | None:
    """The field that words without a verb in front name: before their predicate, behind 以X引领, or all of them."""
    name, others, start = words, [], 0
    predicate, means = predicate_of(words), MEANS.match(words)
    if predicate and predicate.start() >= 2:
        name, others = words[: predicate.start()], [words, words[: predicate.start()] + words[-2:]]
    elif means:
        name, others, start = words[means.end() :], [words], means.end()
    short = lead_pattern().match(name)
    if short and short["short"] and len(name) - short.start("short") <= JOINED // 2:
        # 稳外贸稳外资: the verb is part of the name
        return _finished(name[short.start("short") :], [name, *others], start + short.start("short"))
    if predicate is None and not means:
        others += _said_of(words)
    # 经济运行顶住压力、|稳中有进
    name = IDIOM.sub("", name) if predicate else name
    if not (predicate or means or ending_pattern().search(name)) or (predicate and reform_slogan().match(name)):
        return None
    return _finished(name, others, start)


def _said_of(words: str) -> list[str]:
    """A subject and the object of what it does: 科技创新|加快引领|新质生产力发展; an empty list without either."""
    for place in (end for _, end, _ in tagged(words) if 4 <= end <= 12):
        found = imperative(words[place:])
        if found is not None and found.verb_start <= 4 and len(found.object) >= 4 and found.object[0] not in "和与及、":
            return [words[:place], found.object]
    return []


def _named_object(words: str, found: Imperative) -> Field | None:
    """The field that an imperative names: its object, with the verb where it belongs to the name."""
    name, start = found.object, found.object_start
    others = [words, words[found.verb_start :]]
    by = BY_THIS.match(words[: found.verb_start])
    if by and not by[1].endswith(tuple(load("headings")["moving"])):
        others.append(by[1])
    bare = without_tail(name) if len(name) > 3 else name
    if found.verb in BETTER and bare.endswith("条件") and len(bare) > 3:
        return make_field(bare, others, start)
    if general_pattern().match(bare) and not bare.endswith("企业") and (len(bare) <= 6 or "的" in bare):
        return None
    if DONE.search(words[: found.object_start]) and MEASURE.search(name):
        return None
    predicate = predicate_of(name)
    if predicate and predicate.start() >= 3:
        others += [name, words[found.verb_start : start + predicate.start()]]
        name = name[: predicate.start()]
    elif predicate and predicate.start() == 2:
        # 外贸|稳中提质: too short to stand alone
        others.append(name[:2])
    if name[0] in "与及、" or (name[0] == "和" and name[1] not in "谐美平睦"):
        # the verb is a noun here: 统筹|发展和安全
        return _finished(words[found.verb_start :], others[:1], found.verb_start)
    others += _said_of(name)
    guided = GUIDED.match(name)
    if guided:
        return _finished(guided[1], [*others, name], start + guided.start(1))
    caused = CAUSED.match(name) if found.verb in CAUSES else None
    if (
        caused
        and ends_word(name, caused.start("verb"))
        and ends_word(name, caused.end())
        and name[caused.end()] not in "和与及、"
    ):
        # 支持|困难企业|开展|在岗培训: what others are to do
        others.append(name)
        name, start = name[caused.end() :], start + caused.end()
    if name.startswith("对") and len(name) > 6 and name[1] not in "内外口":
        others.append(name)
        name, start = name[1:], start + 1
    if found.verb in load("headings")["kept_verbs"] and not MADE.match(name):
        others += [name, *variants(name)]
        name, start = words[found.verb_start :], found.verb_start
    if found.verb == "改革" and name.endswith(("体制", "制度", "机制", "税制", "学制", "币制")) and "、" not in name:
        # 改革户籍制度 is 户籍制度改革
        return Field(name + "改革", (name, *others, *variants(name + "改革")), start, start + len(name))
    return _finished(name, others, start)


def _finished(name: str, others: list[str], start: int) -> Field | None:
    """The field of that name, without its tail; None where nothing is left that names one."""
    made = MADE.match(name)
    if made:
        others.append(name)
        name, start = name[made.end() :], start + made.end()
    bare = without_tail(name)
    if bare.endswith("改革试点"):
        bare = bare[:-2]
    if len(bare) >= 2 and bare != name:
        others.append(name)
        name = bare
    if is_empty(name) or BY.match(name) or (general_pattern().match(name) and len(name) <= 4):
        return None
    return make_field(name, others + variants(name), start)
