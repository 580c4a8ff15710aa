"""The socialist transformation of a sector: how papers of 1953-1966 name the reforms of that time, without 改革."""

from __future__ import annotations

import re

from ingest.areas.area_fields import Field

SECTOR = "农[业業]|農業|手工[业業]|(?:[资資]本主[义義]|私[营營])(?:工商|工|商)[业業]|商[业業]|畜牧[业業]"
JOINED = "(?:[、和与及]|以及)(?:对于?|對於?)?"
# 农业、手工业和资本主义工商业的社会主义改造, 对私营工商业实行社会主义改造
NAMED = re.compile(
    rf"(?P<sectors>(?:{SECTOR})(?:{JOINED}(?:{SECTOR}))*)(?:的(?:三大)?|[实實]行|[进進]行)(?P<head>社[会會]主[义義]改造)"
)


def transformations_in(text: str, start: int, end: int) -> list[Field]:
    """The fields that a sentence names so, one for each sector, with their places in the text."""
    found: list[Field] = []
    for match in NAMED.finditer(text, start, end):
        sectors = list(re.finditer(SECTOR, match["sectors"]))
        for sector in sectors:
            left = match.start() + sector.start()
            right = match.end() if sector is sectors[-1] else match.start() + sector.end()
            others = (sector[0] + match["head"], f"{match['sectors']}的{match['head']}", match[0])
            found.append(Field(f"{sector[0]}的{match['head']}", tuple(dict.fromkeys(others)), left, right))
    return found
