"""The administrative divisions of China and the other places with a name of their own, by every name they go by."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache

import ahocorasick_rs

from ingest import words

FULL, SHORT, OTHER = "full", "short", "other"
_UNIT = re.compile(r"(?:特别行政区|自治[区州县旗]|新区|林区|特区|矿区|地区|[省市县区旗盟])$")
_PEOPLES = re.compile(
    r"(?:各族|(?:蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇"
    r"|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|鄂温克|保安|裕固|独龙|鄂伦春|门巴|珞巴)族"
    r"|(?<=..)(?:蒙古|维吾尔|哈萨克|柯尔克孜|塔吉克|锡伯|达斡尔))+$"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A place as a name means it.

    `path` is its identity (湖南省/株洲市/天元区, or the name of what is no division); `form` says whether the name is
    the full one, a short one, or that of a place outside the divisions; `level` is 1 for provinces, 3 for most
    counties.
    """

    path: str
    form: str
    level: int
    former: bool = False

    @property
    def name(self) -> str:
        """The last part of the path: the full name."""
        return self.path.rpartition("/")[2]


def short_name(full: str) -> str | None:
    """The name without its unit and peoples (恩施土家族苗族自治州 → 恩施); None where too little is left."""
    if full in ("内蒙古自治区", "广西壮族自治区"):
        return full[: 3 if full[0] == "内" else 2]
    stem = _UNIT.sub("", full)
    if stem == full:
        return None
    if full.endswith(("自治区", "自治州", "自治县", "自治旗")):
        stem = _PEOPLES.sub("", stem)
    return stem if len(stem) >= 2 else None


def full_place(path: str) -> str:
    """The path as it is written in a full name: 湖南省/株洲市/天元区 → 株洲市天元区, 湖南省 → 湖南省."""
    parts = path.split("/")
    return "".join(parts[1:] if len(parts) > 2 else parts[-1:])


class Gazetteer:
    """All places by name; `find` gives the names in a text."""

    def __init__(self) -> None:
        """Read lexicon/regions.csv and lexicon/regions.yaml."""
        lists = words.load("regions")
        self.common = frozenset(lists["common"])
        self.not_after = tuple(lists["not_after"])
        # by whether the place is a prefecture or more
        self.not_before = tuple(re.compile("|".join(lists["not_before"][key])) for key in ("county", "prefecture"))
        self.names: dict[str, list[Place]] = {}
        self.others: dict[str, list[str]] = {}
        with (words.LEXICON / "regions.csv").open(encoding="utf-8") as file:
            for row in csv.DictReader(line for line in file if not line.startswith("#")):
                self._division(row["path"], bool(row["former"]))
        for kind in ("macro", "zones"):
            for name, others in lists[kind].items():
                self.others[name] = others
                for form in (name, *others):
                    self._add(form, Place(name, OTHER, 0))
        for name in (*lists["former"], *lists["countries"]):
            self._add(name, Place(name, OTHER, 0))
        self._patterns = list(self.names)
        self._automaton = ahocorasick_rs.AhoCorasick(self._patterns, matchkind=ahocorasick_rs.MatchKind.Standard)

    def _add(self, name: str, place: Place) -> None:
        self.names.setdefault(name, []).append(place)

    def _division(self, path: str, former: bool) -> None:
        parts = path.split("/")
        level = 1 if len(parts) == 1 else 2 if len(parts) == 2 and parts[0][-1] != "市" and parts[1][-1] != "县" else 3
        full = parts[-1]
        self._add(full, Place(path, FULL, level, former))
        short = None if former else short_name(full)
        if short:
            if full.endswith("自治州"):
                self._add(short + "州", Place(path, FULL, level))
            self._add(short, Place(path, SHORT, level))

    def holder(self, zone: str) -> Place | None:
        """The province or prefecture whose name a zone's name begins with."""
        for size in (4, 3, 2):
            places = [place for place in self.names.get(zone[:size], ()) if 0 < place.level <= 2]
            if len(zone) > size + 1 and places:
                return places[0]
        return None

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """Every name in the text as (start, end, name), overlapping ones too, by start, longer ones first."""
        found = [
            (start, end, self._patterns[index])
            for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True)
        ]
        return sorted(found, key=lambda match: (match[0], -match[1]))


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, read once."""
    return Gazetteer()
