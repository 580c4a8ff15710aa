"""The home region of a document: whose paper it is."""

from __future__ import annotations

import re
from collections import Counter

from graph.model import Document
from ingest.institutions.central_bodies import central
from ingest.regions.gazetteer import FULL, Place, gazetteer
from ingest.regions.place_names import Name, names_in

# who writes for the whole nation has no home region
NATIONAL = re.compile(r"^\s*(?:\d{4}年)?(?:中共中央|国务院|全国人民代表大会|全国人大|中央|最高人民|中华人民共和国)")
# 增速居全市第二 is said of a part of it
RELATIVE = re.compile(
    r"(?:全|我|本)(自治区|[省市区县州盟旗])(?![场委政人级长外内里属域直]|第[一二三四五六七八九十\d]|前[列茅一二三四五六七八九十\d]|首[位个家]|唯一|最[前先高]|率先|平均)"
)
RELATIVE_BODY = re.compile(r"(?<![一-鿿])(省|市|区|县|州|旗|自治区)(?:委|政府|人大|政协|纪委|人民政府)")
# how much more the title and the issuer tell than a place in the text, and what a text alone must weigh
TITLE, SOURCE, ENOUGH = 20, 5, 15


def home_region(document: Document, names: list[Name]) -> str | None:
    """The path of the region whose paper this is: from title, issuer and number line, from what it names most.

    A paper of the State Council or another body of the whole nation has none.
    """
    text = document.text
    title = document.title or text.strip().split("\n", 1)[0]
    if NATIONAL.match(title) or (document.issuer and _national(document.issuer)):
        return None
    weights: Counter[str] = Counter()
    for name in names:
        places = _divisions(name)
        top = [place for place in places if place.level == min(other.level for other in places)]
        if len(top) == 1:
            weights[top[0].path] += 2 if top[0].form == FULL else 1
    for source, weight in ((title, TITLE), (document.issuer or "", TITLE), (document.source or "", SOURCE)):
        for name in names_in(source):
            if places := _divisions(name):
                weights[min(places, key=lambda place: place.level).path] += weight
    if not weights:
        return None
    best, weight = max(weights.items(), key=lambda item: (item[1], item[0]))
    units = Counter(match[1][-1] for match in RELATIVE.finditer(text))
    units.update(match[1][-1] for match in RELATIVE_BODY.finditer(text))
    if not units:
        return best if weight >= ENOUGH else None
    unit = units.most_common(1)[0][0]
    if best[-1] == unit:
        return best
    kin = [
        path
        for path in weights
        if path[-1] == unit and weights[path] >= 3 and (path.startswith(best + "/") or best.startswith(path + "/"))
    ]
    return max(kin, key=lambda path: (weights[path], path)) if kin else best


def _national(issuer: str) -> bool:
    """Whether a paper comes from the centre: each of its issuers is a central body."""
    return NATIONAL.match(issuer) is not None or all(body in central() for body in re.split("[ 、]+", issuer))


def _divisions(name: Name) -> list[Place]:
    """The divisions that a name may mean; none where it is also a common word."""
    if name.text in gazetteer().common:
        return []
    return [place for place in name.places if not place.former and place.level]
