"""The field that the title of a policy names: 关于加强社会团体管理的意见 → 社会团体管理."""

from __future__ import annotations

import re
from functools import cache

from ingest.areas.area_fields import Field, alternatives, is_empty, make_field, tail_pattern, variants
from ingest.areas.area_names import ending_pattern
from ingest.areas.imperatives import imperative
from ingest.outline.segment import tagged
from ingest.words import load

LONGEST = 30
NOTE = r"(?:[（(][^（）()]+[）)])?$"
# 聚焦渔民关切|进一步|办好渔业: the last of several verbs governs the field
ONWARD = re.compile(r"^[^、和与及]{4,14}?(?=(?:进一步|持续|大力|切实|全面|着力)(?P<rest>[^、和与及]{4,})$)")
# 优化营商环境|支持民营经济更好发展: what for
WHAT_FOR = re.compile(
    r"(?<=.{6})(?:支持|促进|推动|助推|助力|服务)[^的，、]{2,12}?(?:更好|高质量|健康|加快|快速|持续)(?:健康|稳定)?发展$"
)
KIND = re.compile(r"(?<=.{4})(?:的)?(?:实施|总体|试点|具体)(?:方案|意见|办法|细则)$|(?<=改革)举措$")
OWNER = re.compile(r"国务院|中共中央|全国|省政府|市政府")
ASIDE = re.compile(r"(?:在[^，]{2,20}(?:领域|地区|中)|对[^，]{2,14}(?:地方|地区|单位|企业))")


@cache
def _forms() -> tuple[tuple[re.Pattern[str], bool], ...]:
    """Title patterns with their field, first match wins; whether 关于 says that any words between are the field."""
    kinds, more = alternatives("title_kinds"), f"(?:{alternatives('title_modifiers')})*"
    about = f"(?:{alternatives('about_modifiers')})*"
    return (
        (
            re.compile(
                rf"(?:关于印发|转发).*?关于(?P<field>(?:(?!关于).)+?)的?{about}(?:意见|请示|报告|通知){NOTE[:-1]}的(?:通知|函|批复)$"
            ),
            True,
        ),
        (
            re.compile(rf"(?:关于印发|转发)[《〈<]?(?P<field>[^《》<>〈〉]+?){more}(?:{kinds})[》〉>]?的(?:通知|函)$"),
            False,
        ),
        (re.compile(rf"关于(?P<field>.+?){about}的?{about}(?:{kinds}){NOTE}"), True),
        (re.compile(rf"^(?P<field>.+?){more}(?:{kinds}){NOTE}"), False),
    )


# 专利代理条例, 个人所得税法实施条例: a regulation is about what it regulates
REGULATION = re.compile(r"(?:条例|办法|规定|细则|规则|规程|准则)(?:[（(][^（）()]+[）)])?$")
ISSUED = re.compile("[》〉]?的(?:通知|函|公告)$")
LAW = re.compile(r"(?<=.{3})法$")
NATION = re.compile("中华人民共和国")
# 同意青石高新区建设|国家自主创新示范区: what the place is to become
BECOMES = re.compile(r"同意[^，。]{2,40}?(?P<verb>建设|创建|设立)(?P<what>国家[^，。、]{4,24}(?:区|基地|中心|城市))$")
# 2031年度|国家科学技术奖励
YEARLY = re.compile(r"(?:19|20)\d{2}年度?(?:部分)?")
# 消费扶贫|助力打赢脱贫攻坚战: what for
HELPS = re.compile("(?<=[\u4e00-\u9fff]{6})(?:助力|推动|促进|服务)(?:打赢|打好|实现)[^，、]{4,}$")
# 关于甲地险情|有关问题的复函
ASKED = re.compile("(?:有关|几个|若干|的)*(?:问题|事项)的")
# 推广第二批|改革举措
BATCH = re.compile("第[一二三四五六七八九十]+批")
MEMBERS = re.compile("(?:组成人员|成员单位|成员)$")
JOINED = re.compile("(?:^[^、和及]{2,8}|的[\u4e00-\u9fff]{2,4})[和及](?=(?:进一步)?(?:加强|做好|改进|完善|推进))")
# 雄安新区|总体规划: a plan of a place is about building it
PLAN = re.compile(
    r"(?P<place>.{2,20}?(?:[区市县带圈群湾岛廊]|流域|地区))(?:城市|国土空间|发展|建设|土地利用)*"
    r"(?:总体|控制性详细|空间|建设|发展)*规划(?:[（(][^（）()]+[）)])?$"
)


@cache
def _agreed() -> re.Pattern[str]:
    """Words that put a field into motion rather than name it: 同意建立, 做好."""
    return re.compile(f"(?:{alternatives('title_openings')})+")


@cache
def _body() -> re.Pattern[str]:
    """Joint bodies whose title names the field: 职业教育工作|部际联席会议制度."""
    return re.compile(rf"(?:工作)?(?:{alternatives('joint_bodies')})(?:制度)?$")


@cache
def _none() -> re.Pattern[str]:
    return re.compile(alternatives("title_without_field"))


def title_field(title: str) -> Field | None:
    """The field that a policy's title names, with its place in the title; None where it names none."""
    for pattern, sure in _forms():
        match = pattern.search(title)
        if match is not None:
            words = match["field"]
            plan, becomes = PLAN.fullmatch(words), BECOMES.search(words)
            if plan is not None:
                return _planned(plan, match.start("field"))
            if becomes is not None:
                what, base = becomes["what"], match.start("field") + becomes.start("what")
                return Field(what + "建设", (becomes["verb"] + what, what), base, base + len(what))
            if not sure and REGULATION.search(ISSUED.sub("", title)):
                return _regulated(words, match.start("field"))
            asked = sure and words[0] not in "与同对向请由" and ASKED.match(title, match.end("field")) is not None
            return None if _none().search(words) else _field(words, match.start("field"), sure, asked)
    return None


def _planned(plan: re.Match[str], base: int) -> Field:
    """The field of a plan for a place: that it is planned and built."""
    place = plan["place"]
    others = (place, place + "建设", place + "开发建设", place + "发展", "规划建设" + place, plan[0])
    return Field(place + "规划建设", others, base, base + len(place))


def _regulated(words: str, base: int) -> Field | None:
    """The field that a regulation is about; None for the rules of a body's own work."""
    nation = NATION.match(words)
    if nation is not None:
        words, base = words[nation.end() :], base + nation.end()
    name = LAW.sub("", words)
    if OWNER.match(words) or is_empty(name) or not 2 < len(name) <= LONGEST or "《" in name:
        return None
    return make_field(name, [words, name + "管理", *variants(name)], base)


def _field(words: str, base: int, sure: bool, asked: bool = False) -> Field | None:
    """The field of the title's subject; `asked`: it is what questions are about, whatever it ends in."""
    whole = words
    words = KIND.sub("", re.sub("(?<=工作)的?(?:意见|请示|报告|方案)$", "", words))
    words = HELPS.sub("", WHAT_FOR.sub("", words))
    year = YEARLY.match(words)
    if year is not None:
        words, base = words[year.end() :], base + year.end()
    onward = ONWARD.match(words)
    if onward and imperative(words[onward.end() :]) and (imperative(words) or words.startswith(("聚焦", "围绕"))):
        words, base = words[onward.end() :], base + onward.end()
    for opening in (ASIDE, _agreed()):
        found = opening.match(words)
        if found and len(words) - found.end() >= 2:
            asked = asked or found[0] == "推广"
            words, base = words[found.end() :], base + found.end()
    batch = BATCH.match(words)
    if batch is not None:
        words, base = words[batch.end() :], base + batch.end()
    words = MEMBERS.sub("", words)
    body = _body().search(words)
    if body:
        words = words[: body.start()]
    elif not sure and not ending_pattern().search(words) and "和" not in words:
        return None
    owner = OWNER.match(words)
    if owner and body:
        words, base = words[owner.end() :], base + owner.end()
    second = JOINED.search(words)
    if second and not imperative(words):
        # 防御区的确定和加强防震减灾工作
        words, base = words[second.end() :], base + second.end()
    found_verb = imperative(words)
    name, others = words, [whole]
    if found_verb:
        start = found_verb.object_start
        others += [words, words[found_verb.verb_start :], found_verb.object]
        if found_verb.verb in load("headings")["kept_verbs"]:
            start = found_verb.verb_start
        name, base = words[start:], base + start
        if name.startswith("对") and len(name) > 6:
            others.append(name)
            name, base = name[1:], base + 1
    if sure and not (found_verb or body or year or asked or ending_pattern().search(name)):
        return None
    bare = tail_pattern().sub("", name)
    others += [name, *variants(bare), *(variants(name) if name != bare else [])]
    joint = next((start for start, end, _ in tagged(bare) if bare[start:end] == "和"), 0)
    if joint and "、" not in bare:
        others += [part for part in (bare[:joint], bare[joint + 1 :]) if len(part) >= 4]
    if is_empty(bare) or len(bare) > LONGEST:
        return None
    return make_field(bare, others, base)
