"""Names that end in 改革, in any sentence."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from graph.names import normal
from ingest.areas.area_fields import Field, alternatives, is_empty, make_field, variants
from ingest.areas.area_lists import AMONG, COUNTED, ETC, members
from ingest.outline.segment import ends_word, tagged
from ingest.words import load

RUN = re.compile(r"[\u4e00-\u9fff“”\"A-Za-z+、（）()·—]{2,36}(?:(?<=等)\d+[余多]?[项个条]\S{0,6}改革)?$")
# A、B等改革经验: what follows does not keep the members from being fields
LISTED = re.compile(r"、[^，。；：、]{2,14}等[\d一二三四五六七八九十百两几多数余]{0,4}[项个条批]?改革$")
LONGEST, LONGEST_LIST = 26, 40
# how far before 改革 a name may begin, and a title that holds it
REACH, TITLE = 40, 120
BRACKETS = (("（", "）"), ("(", ")"), ("“", "”"))
JOINT = re.compile(r".*(?:改革|调整|建设|开放|发展|改制|转变|试点)[和与及、](?=.{4})")
OF = re.compile(
    r"(?:体制|制度|机制|方面|业|领域|环节|市场|机构|结构|体系)(?P<of>的(?:重大|重要|一系列|系列|全面|配套|深刻|各项|进一步)*)$"
)
# 在投融资领域进行了改革
CARRIED = re.compile(
    r"(?:在(?P<field>[^，。；、的在]{2,8}?)(?P<head>领域|方面|系统)|对(?P<system>[^，。；、的对]{2,10}?(?:体制|制度)))"
    r"(?:进行|开展|推行|实施)了?(?:[\u4e00-\u9fff]{0,2})改革(?![\u4e00-\u9fff])"
)
ASIDE = re.compile(r"[（(][^（）()]*[）)](?=改革$)")
# 建设规划还是改革, 无论建设或改革, 项目、改革: no field stands before 改革
LOOSE = re.compile(r"(?:、|和|与|及|或|或者|还是|以及|并|非|(?<![军土林耕用基征湿草])地)改革$|^(?:不论|无论|不管)")
JOINED = re.compile(r"([^和与“”（）]{4,12})[和与]([^和与“”（）]{2,12})改革$")
# 外贸和外汇管理体制改革
PAIR = re.compile(r"(..)[和与](..)((?:管理)?(?:体制|制度)改革)$")
# 社会事业发展和改革
LAST = re.compile(r"(.{4,}?)(?:发展|建设)[和与]改革$")
# 金融改革|创新, 文化事业改革|和发展, 保险业改革|开放: what goes with the reform of a field
GOES_ON = re.compile(
    r"(?:[和与]?(?:发展|创新)|开放(?<=[业域场]改革开放)|化险|脱困)"
    r"(?![和与、]?[稳开扩委]|[的之]|中|成[果就]|[征历]程|规划|纲要|自主权|政策|办法|经验|大局|任务|目标|示范|试验|先行|高地|举措|活力|动[力能]|精神|意识)"
)
QUOTED = re.compile("“[^“”]*”")
COUNT = re.compile(r"[一二三四五六七八九十百两几多\d]+[项个条]")
OTHERS = ("其他", "其它", "相关", "有关", "各项", "各类")
# 三轮|户籍制度改革
ROUNDS = re.compile(r"[一二三四五六七八九十两几多数\d]+[轮次](?=.{4})")


@cache
def umbrella() -> re.Pattern[str]:
    """Labels that only count or sum up areas: 六项关键改革, 重点领域改革."""
    return re.compile("|".join(load("areas")["umbrellas"]))


@cache
def _follow() -> re.Pattern[str]:
    """Words after 改革 with which it names no field: 改革开放, 改革的."""
    return re.compile(alternatives("after"))


@cache
def _boundary() -> re.Pattern[str]:
    """What stands left of a name; group `keep` matches quotes and fixed phrases, which are never cut."""
    return re.compile(
        rf"(?P<keep>“[^“”]*”|{alternatives('phrases')})|{alternatives('boundaries')}|[{''.join(load('areas')['particles'])}]"
    )


def reforms_in(text: str, start: int, end: int) -> list[Field]:
    """The fields that a sentence names by 改革, with their places in the text."""
    sentence = text[start:end]
    if "改革" not in sentence:
        return []
    edges = _edges(sentence)
    found = []
    for reform in re.finditer("改革", sentence):
        near = max(0, reform.end() - REACH)
        goes_on = GOES_ON.match(sentence, reform.end())
        blocked = goes_on is None and _follow().match(sentence, reform.end())
        if blocked and not LISTED.search(sentence[near : reform.end()]):
            continue
        # 社会保障制度的改革 is 社会保障制度改革
        linked = OF.search(sentence[near : reform.start()])
        stop = reform.start() - len(linked["of"]) if linked else reform.end()
        run = RUN.search(sentence[near:stop])
        if run is None or _in_title(sentence, reform.end()):
            continue
        begin = near + run.start()
        if sentence[begin] == "年" and sentence[begin - 1 : begin].isdigit():
            begin += 1
        name, left = _trimmed(sentence, begin, stop, edges)
        fields = _named(name + "改革" if linked else name)
        if linked and fields:
            fields[-1] = replace(fields[-1], end=reform.end() - left)
        if goes_on and fields:
            more = (fields[-1].name + goes_on[0], name + (linked["of"] + "改革" if linked else "") + goes_on[0])
            fields[-1] = replace(fields[-1], aliases=(*more, *fields[-1].aliases))
        found += [field.moved(start + left) for field in fields]
    return found + [field.moved(start) for field in _reformed(sentence)]


def _reformed(sentence: str) -> list[Field]:
    """The fields in which a sentence says that reform was carried out."""
    found = []
    for match in CARRIED.finditer(sentence):
        place = "field" if match["field"] else "system"
        name = match[place] + "改革"
        if not is_empty(name):
            wider = [match["field"] + head + "改革" for head in (match["head"], "体制")] if match["field"] else []
            found.append(Field(name, (match[place], *wider, *variants(name)), match.start(place), match.end()))
    return found


@cache
def _compound() -> re.Pattern[str]:
    """Words that are made of boundaries: 全面落实, 深化改革."""
    return re.compile(f"((?:{alternatives('boundaries')})+)(?:改革)?$")


def _in_title(sentence: str, place: int) -> bool:
    """Whether a title in 《》 is open at this place."""
    near = max(0, place - TITLE)
    return sentence.rfind("《", near, place) > sentence.rfind("》", near, place)


def _edges(sentence: str) -> set[int]:
    """Where words begin and end; words made of boundaries are several."""
    edges = {0}
    for start, end, _ in tagged(sentence):
        edges.add(end)
        if end - start > 2 and (found := _compound().match(sentence[start:end])):
            edges.add(start + found.end(1))
            edges.update(start + part.end() for part in _boundary().finditer(found[1]))
    return edges


def _trimmed(sentence: str, start: int, end: int, edges: set[int]) -> tuple[str, int]:
    """The name at the end of the run, and where it starts: right of the last boundary that is a word of its own."""
    cut = start
    for found in _boundary().finditer(sentence, start, end):
        if found["keep"] is not None or found.end() > end - 2:
            continue
        if found.end() not in edges or (found.start() not in edges and found.start() != cut):
            continue
        if _measure().match(sentence, found.end()) and _noun_before(sentence, cut, found.start()):
            # 外商投资|促进|机制改革: the word belongs to the name
            continue
        before = sentence[cut : found.start()]
        if found.group() == "等" and ("、" in before or (len(before) > 3 and ETC.match(sentence, found.start()))):
            # 等 closes an enumeration that shares its head: part of the name
            continue
        if len(before) > 3 and (before[-1] == "等" or (before[-1] in "和与及" and found.group() in OTHERS)):
            # 政策性银行和|其他|商业银行改革
            continue
        if sentence[found.end() : found.end() + 1] == "等" and _noun_before(sentence, cut, found.start()):
            # 基层财政能力|提升|等改革
            continue
        cut = found.end()
    name = sentence[cut:end]
    # what a bracket or quote left open holds belongs to what stands before
    for mark, other in BRACKETS:
        if name.count(mark) != name.count(other):
            place = max(name.rfind(mark), name.rfind(other)) + 1
            cut, name = cut + place, name[place:]
    joint = JOINT.match(name)
    if joint and joint[0].count("“") == joint[0].count("”"):
        cut, name = cut + joint.end(), name[joint.end() :]
    left = _opening(name)
    return name[left:], cut + left


def _opening(name: str) -> int:
    """Where a name begins behind words of one character that belong to the sentence: 及, 等, the 个 of a count."""
    rounds = ROUNDS.match(name)
    if rounds:
        return rounds.end()
    place = 0
    for start, end, tag in tagged(name):
        loose = end - start == 1 and (tag[0] in "cuqdrp" or name[start] in "、和与及等地性多")
        if start != place or not loose or name[start] in "非未自":
            break
        place = end
    after = next((end for start, end, _ in tagged(name) if start == place), 0) if place else 0
    if name[place:after] in load("headings")["verbs"] and len(name) - after >= 6:
        # 巩固|和|发展|农村税费改革
        place = after
    return place


@cache
def _measure() -> re.Pattern[str]:
    return re.compile("(?:机制|制度|体系)(?:的)?(?:改革)?")


def _noun_before(sentence: str, start: int, end: int) -> bool:
    """Whether the words there end in a noun."""
    tag = next((tag for _, _, tag in reversed(tagged(sentence[start:end]))), "")
    return tag[:1] in ("n", "j") or tag == "vn"


@cache
def _short() -> frozenset[str]:
    """Fields of two characters that 改革 may follow directly."""
    return frozenset(load("areas")["short"])


def _named(name: str) -> list[Field]:
    aside = ASIDE.search(name)
    if aside is not None:
        # 农村“三变”(资源变资产、资金变股金)改革
        fields = _named(name[: aside.start()] + "改革")
        return [replace(field, aliases=(*field.aliases, name), end=len(name)) for field in fields[-1:]]
    core = normal(name)[:-2]
    last = LAST.match(name)
    if last is not None:
        fields = _named(last[1] + "改革")
        return [replace(field, aliases=(name, *field.aliases), end=len(name)) for field in fields[-1:]]
    if LOOSE.search(name) or (COUNTED.search(name) and "、" not in name):
        return []
    if not name.endswith("改革") or len(name) > (LONGEST_LIST if "、" in name else LONGEST) or is_empty(name):
        return []
    if len(core) < 2 or (len(core) == 2 and core not in _short() and "“" not in name):
        return []
    listed = "、" in name or ETC.search(name) is not None or AMONG.search(name) is not None
    if (umbrella().search(name) and "、" not in QUOTED.sub("", name) and not listed) or COUNT.match(name):
        return []
    if listed:
        fields = members(name)
        if is_empty(fields[-1].name) or umbrella().search(fields[-1].name):
            # 重大项目、关键改革: no head is shared
            return []
        return [_with_variants(field) for field in fields if not is_empty(field.name)]
    pair = PAIR.fullmatch(name)
    if pair and pair[1] in _short() and pair[2] in _short():
        one, other = pair[1] + pair[3], pair[2] + pair[3]
        first = Field(one, tuple(variants(one)), 0, 2)
        return [first, make_field(other, [name, *variants(other)], pair.start(2))]
    joint = JOINED.match(name)
    if (
        joint
        and (len(joint[2]) > 3 or joint[2] in _short())
        and all(ends_word(name, joint.end(part)) for part in (1, 2))
    ):
        # 集体林权制度|和|国有林场改革: one field for each
        one, other = joint[1] + "改革", joint[2] + "改革"
        first = Field(one, (joint[1], *variants(one)), 0, joint.end(1))
        return [first, make_field(other, [name, *variants(other)], joint.start(2))]
    return [make_field(name, variants(name), 0)]


def _with_variants(field: Field) -> Field:
    others = [*field.aliases, *variants(field.name)]
    return Field(field.name, tuple(dict.fromkeys(o for o in others if o != field.name)), field.start, field.end)
