"""Find bodies by name: those of the centre (lexicon/institutions.csv) and enterprises (lexicon/enterprises.csv)."""

from __future__ import annotations

import csv
import re
from functools import cache
from typing import NamedTuple

import ahocorasick_rs

from ingest import words
from ingest.institutions.bodies import HAN, Bodies, listed
from ingest.outline.segment import whole_words

# a short central name is one only where no other word runs into it
SHORT = 5
BARE = "部委局办署会院行"
STATE = "中华人民共和国"
NUMBER = "第[一二三四五六七八九十]+届"
TERM = re.compile(
    rf"(?:中国共产党|中共)?{NUMBER}中央委员会|中国人民政治协商会议{NUMBER}全国委员会|(?:中国人民政治协商会议)?{NUMBER}全国政协"
)
# how much of the text around a name tells its words
WINDOW = 6
FIRM = re.compile("(?:（集团）|集团)?(?:股份|有限责任)?(?:有限)?(?:总?公司)?")
# the last character of a place or a body whose part the name may be
PLACES = "省市区县州盟旗乡镇村校院司团会厅局国"
FULL_STARTS = ("国务院", "全国", "中共", "中央", "国家", "中国", "世界", "亚洲")


class Body(NamedTuple):
    """A central body: its full name, its kind and its other names."""

    name: str
    kind: str
    others: tuple[str, ...]


@cache
def central() -> dict[str, Body]:
    """Every central body by each of its names."""
    return {form: body for body in _listed("institutions.csv") for form in (body.name, *body.others)}


@cache
def _enterprises() -> dict[str, Body]:
    """Every known enterprise by each of its names."""
    return {form: body for body in _listed("enterprises.csv") for form in (body.name, *body.others)}


def is_known(name: str) -> bool:
    """Whether this is a name of a central body or of a known enterprise."""
    return name in central() or name in _enterprises()


def _listed(name: str) -> list[Body]:
    with (words.LEXICON / name).open(encoding="utf-8") as file:
        return [
            Body(row["name"], row.get("kind", "企业"), tuple(filter(None, row["others"].split("|"))))
            for row in csv.DictReader(line for line in file if not line.startswith("#"))
        ]


@cache
def _automaton() -> tuple[ahocorasick_rs.AhoCorasick, list[str]]:
    forms = [*_enterprises(), *central()]
    return ahocorasick_rs.AhoCorasick(forms, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest), forms


@cache
def _free_left() -> re.Pattern[str]:
    """What a short name may follow directly."""
    return re.compile(rf"(?:^|[^{HAN}]|[{listed('free_particles').replace('|', '')}]|{listed('free_left')})$")


@cache
def _not_after() -> dict[str, tuple[str, ...]]:
    """What makes another word of a name with this last character."""
    return {last: tuple(after) for last, after in words.load("institutions")["not_after"].items()}


@cache
def _centre() -> re.Pattern[str]:
    """中央 as the Party's centre."""
    after, before, levels = listed("centre_after"), listed("centre_before"), listed("centre_levels")
    left = rf"(?:(?<![{HAN}])|(?<=[{before.replace('|', '')}]))"
    return re.compile(rf"{left}中央(?!(?:[、和与及]|以及)(?:{levels}))(?=[、，和与及]|{after})")


@cache
def _own_office() -> re.Pattern[str]:
    """An office behind the name of its body, that is a body of its own: 中央军委|办公厅."""
    departments = "政治工作部|后勤保障部|联合参谋部|装备发展部|训练管理部|国防动员部"
    return re.compile(rf"办公厅|办公室(?!主任)|(?<=军委)(?:{departments})")


def find_terms(bodies: Bodies) -> None:
    """中国共产党第十一届中央委员会, 中国人民政治协商会议第五届全国委员会: central bodies by their term."""
    for match in TERM.finditer(bodies.text):
        body = central()["全国政协" if match[0].endswith("全国委员会") else "党中央"]
        bodies.add(*match.span(), match[0], 0.9, identity=body.name, aliases=(body.name, *body.others), kind=body.kind)


def find_central(bodies: Bodies) -> None:
    """Note every central body that the text names."""
    text = bodies.text
    automaton, forms = _automaton()
    for index, start, end in automaton.find_matches_as_indexes(text):
        form = forms[index]
        body = central().get(form)
        if body is None:
            _enterprise(bodies, start, end, form)
            continue
        if text.startswith(_not_after().get(form[-1], ()), end):
            continue
        if text.endswith(STATE, 0, start):
            start, form = start - len(STATE), STATE + form
        short = len(form) <= SHORT and form[-1] in BARE and not form.startswith(FULL_STARTS)
        open_left = _free_left().search(text[max(0, start - 3) : start]) or not bodies.free(max(0, start - 1), start)
        if short and not open_left and not _ministry(text, start, end):
            continue
        office = _own_office().match(text, end) if not form.endswith(("办公厅", "办公室")) else None
        if office:
            bodies.add(start, office.end(), form + office[0], 0.85, identity=body.name + office[0], kind=body.kind)
            continue
        others = {body.name, *body.others} - {form}
        bodies.add(start, end, form, 0.95, identity=body.name, aliases=tuple(sorted(others)), kind=body.kind)
    _of_home(bodies)
    centre = central()["党中央"]
    for match in _centre().finditer(text):
        bodies.add(match.start(), match.end(), "中央", 0.8, identity=centre.name, aliases=("党中央",), kind=centre.kind)


def _of_home(bodies: Bodies) -> None:
    """Bodies that go by a short name in the papers of one province: 兵团."""
    province = (bodies.reading.home or "").split("/")[0]
    for short, name in words.load("institutions")["of_home"].get(province, {}).items():
        body = central()[name]
        for match in re.finditer(short, bodies.text):
            bodies.add(*match.span(), short, 0.8, identity=body.name, aliases=(body.name,), kind=body.kind)


def _ministry(text: str, start: int, end: int) -> bool:
    """Whether a ministry's name stands for itself behind a word that is no place: 获评|水利部|示范, not 县财政部."""
    return text[end - 1] == "部" and text[start - 1] not in PLACES and whole_words(text, start, end, WINDOW)


def _enterprise(bodies: Bodies, start: int, end: int, form: str) -> None:
    """Note a place of an enterprise's name, with 集团, 股份, 公司 behind it: 淮北矿业（集团）公司."""
    text, body = bodies.text, _enterprises()[form]
    rest = FIRM.match(text, end) if not form.endswith("公司") else None
    if rest is not None and rest[0]:
        form, end = form + rest[0], rest.end()
    elif len(form) <= SHORT and not whole_words(text, start, end, WINDOW):
        return
    others = {body.name, *body.others} - {form}
    bodies.add(start, end, form, 0.85, identity=body.name, aliases=tuple(sorted(others)), kind=body.kind)
