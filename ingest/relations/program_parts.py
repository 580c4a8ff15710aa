"""Find PART_OF of programmes: a stage of one, one that a plan's name opens, those that one name gathers."""

from __future__ import annotations

import re

from ingest.reading import Candidate
from ingest.relations.relation_finder import LINK, Finder

# what a part is called behind the name of the whole: 乙节点一期项目, 乙先行启动区
STAGE = re.compile(
    r"[”」]?(?:[一二三四五六七八九十\d]+期|先行启动区|启动区|起步区|核心区|先导区|示范片区?|重大|重点|配套|深化|拓展|全面|升级|提升|攻坚|延伸|年)+"
    r"(?:工程|项目|行动|活动|建设|任务|工程项目)*[”」]?"
)
PLANS = re.compile("[”」]?(?:确定的|明确的|的)?(?:重大|重点|标志性)?(?:工程项目|工程|项目|行动)[”」]?")
# 甲、乙、丙（以下统称“三项制度”）
GATHERED = re.compile(
    r"[（(]\s*以?下?(?:统称|合称|简称)[为：:]?\s*[“\"]?(?P<name>[一两二三四五六七八九十\d]+[^“”\"（）()]{1,12})[”\"]?\s*[）)]"
)
# a whole has a name of at least so many characters
LEAST = 4


def find_program_parts(finder: Finder) -> None:
    """Note which programmes belong to which, and to which policies."""
    named: dict[str, Candidate] = {}
    for program in finder.programs.items:
        named.setdefault(program.name.strip("“”"), program)
    for program in finder.programs.items:
        _by_name(finder, program, named)
        _of_plan(finder, program)
    for match in GATHERED.finditer(finder.text):
        whole = named.get(match["name"])
        if whole is not None:
            _gathered(finder, whole, match.start())


def _by_name(finder: Finder, program: Candidate, named: dict[str, Candidate]) -> None:
    """东方枢纽合作区先行启动区 belongs to 东方枢纽合作区."""
    name = program.name.strip("“”")
    for cut in range(len(name) - 2, LEAST - 1, -1):
        whole = named.get(name[:cut])
        if whole is not None and STAGE.fullmatch(name, cut):
            finder.link("PART_OF", program, whole, program.start, name[cut:], 0.7)
            return


def _of_plan(finder: Finder, program: Candidate) -> None:
    """“十四五”规划重大工程项目 belongs to the plan."""
    for policy in finder.policies.inside(program.start, program.end):
        if policy.start <= program.start + 1 and PLANS.fullmatch(finder.text, policy.end, program.end):
            finder.link("PART_OF", program, policy, program.start, policy.name[-4:], 0.7)


def _gathered(finder: Finder, whole: Candidate, at: int) -> None:
    """What is listed right before a name that counts it belongs to what that name means."""
    listed: list[Candidate] = []
    while True:
        part = next(iter(finder.programs.ending(at)), None)
        if part is None:
            break
        listed.append(part)
        at = part.start - 1
        if finder.text[at : at + 1] not in tuple(LINK):
            break
    for part in listed if len(listed) > 1 else []:
        finder.link("PART_OF", part, whole, part.start, "统称", 0.75)
