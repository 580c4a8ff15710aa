"""Titles of policies: whether words are one, its kind, what it wraps, who issues it, its other forms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from graph.names import normal
from ingest.words import load

OPEN, CLOSE = "《<〈＜", "》>〉＞"
# （试行）, (草案), (2016～2020年) behind a title
NOTE = re.compile(r"[（(][^（()）]{1,20}[）)]$")
STAGE = re.compile(
    r"[（(][^（()）]{0,8}(?:草案|试行|暂行|稿|修订|修正|试点)[^（()）]{0,4}[）)]|(?<=.{4})(?:修订)?草案$"
)
DRAFT = re.compile(r"草案|送审稿|征求意见稿|讨论稿")
ISSUER = re.compile(
    r"^(?P<issuer>[^《》<>〈〉]{2,60}?)(?=关于|对|印发|转发|批转|公布|发布)(?P<rest>(?:关于|对(?=.{4,60}(?:答复|批复|通知|意见|决定)$)|印发|转发|批转|公布|发布).*)$"
)
BODY = re.compile(
    r"(?:等(?:\d+|[一二三四五六七八九十]+)?(?:部门|单位)|委|委员会|政府|人大|政协|国务院|办公厅|办公室|部|局|厅|院|中央|会|署|办|组|区|县|省|市|州|总行|银行|公司|集团|大学|学院)$"
)
PASSED_ON = re.compile(r"印发|转发|批转|发布|公布|关于")
WRAP = re.compile(
    r"^(?:关于)?(?:印发|转发|批转|发布|公布|下发|颁布)(?P<inner>.{4,}?)的?(?P<outer>通知|函|通报|公告|决定|命令|令)(?P<note>[（(][^（()）]*[）)])?$"
)
YEAR = re.compile(r"^(?:\d{4}|[一二][〇○零一二三四五六七八九]{3})年(?:度)?")


JOINT_ISSUERS = re.compile(
    r"(?:(?<=中共中央)|(?<=最高人民法院)|(?<=中央办公厅))\s+(?=国务院|最高人民检察院)|(?<=国务院)\s+(?=中央军委)|(?<=国务院办公厅)\s+(?=中央军委)"
    r"|(?<=委)\s+(?=[一-鿿]{2,12}(?:人民政府|政府))|(?<=委员会)\s+(?=[一-鿿]{2,12}人民政府)"
)


@dataclass(frozen=True, slots=True)
class Title:
    """A policy's title: its name, the name without the issuer, who issues it (outermost first), other names."""

    name: str
    rest: str
    issuers: tuple[str, ...]
    aliases: tuple[str, ...]


@cache
def _endings() -> tuple[tuple[str, str | None], ...]:
    """Endings with their kinds, longest first."""
    pairs = [
        (ending, None if kind == "other" else kind)
        for kind, endings in load("policies")["endings"].items()
        for ending in endings
    ]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))


@cache
def _not_policy() -> re.Pattern[str]:
    return re.compile("|".join(load("policies")["not_policy"]))


@cache
def general_titles() -> frozenset[str]:
    """Titles that name no policy by themselves."""
    return frozenset(load("policies")["general"])


def flat(words: str) -> str:
    """The words without white space; two issuers that it parts are joined by 、."""
    return re.sub(r"\s+", "", JOINT_ISSUERS.sub("、", words))


def bare(title: str) -> str:
    """The title without the notes in brackets behind it: （试行）, (2016～2020年)."""
    shorter = NOTE.sub("", title)
    while shorter != title and len(shorter) > 1:
        title, shorter = shorter, NOTE.sub("", shorter)
    return re.sub(r"(?<=.{4})(?:修订)?草案$", "", title)


def kind_of(title: str) -> str | None:
    """The kind of a policy by the ending of its title."""
    core = bare(title)
    return next((kind for ending, kind in _endings() if core.endswith(ending)), None)


def is_policy(title: str) -> bool:
    """Whether a title in 《》 is that of a policy: by its ending, or 关于…, or a year at its end (中国制造2025)."""
    core = bare(title)
    if len(core) < 2 or _not_policy().search(core):
        return False
    if any(core.endswith(ending) for ending, _ in _endings()):
        return True
    if core.endswith("报告"):
        return bool(re.search(r"意见|方案|规划|建议|工作报告$|关于.{4,}", core)) and not re.search(
            r"白皮书|审计|考察", core
        )
    return bool(re.search(r"[一-鿿]{2,}20\d\d$|条$|\d+条”?$", core))


def unwrap(title: str) -> Title:
    """Read a title: 国务院办公厅关于印发<X>的通知 names X and has the wrapping title as another name."""
    title = flat(title).strip("。")
    aliases, issuers = [title], []
    while True:
        issuer, rest = split_issuer(title)
        issuers += [issuer] if issuer else []
        match = WRAP.match(rest)
        if match is None or len(match["inner"].strip(OPEN + CLOSE)) < 4:
            break
        inner = match["inner"].strip(OPEN + CLOSE)
        if not (is_policy(inner) or is_policy(inner.removesuffix("的"))):
            break
        aliases += [title, rest]
        title = inner
    aliases += [title, rest, bare(title), bare(rest), rest.removeprefix("关于")]
    kept = tuple(dict.fromkeys(alias for alias in aliases if len(alias) > 3 and alias != title))
    return Title(title, rest, tuple(issuers), kept)


def split_issuer(title: str) -> tuple[str, str]:
    """The issuer that a title opens with and the rest: 国务院, 关于…的意见; nothing where it opens with none."""
    match = ISSUER.match(title)
    if match is None or PASSED_ON.match(title) or not BODY.search(match["issuer"]):
        return "", title
    return match["issuer"], match["rest"]


def key(title: str) -> str:
    """What two forms of one title share: without issuer, brackets, 关于, 的 and quotes."""
    rest = normal(STAGE.sub("", split_issuer(flat(title))[1]))
    rest = rest.removeprefix("关于").removeprefix("中华人民共和国")
    return rest.replace("的", "")
