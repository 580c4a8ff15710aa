"""What the scorer weighs of a phrase that may name a program."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.outline.segment import tagged
from ingest.programs.program_bounds import Found
from ingest.programs.program_words import generic, modifiers, sayings, undertakings, vocabulary
from ingest.programs.word_clusters import SIZES, clusters_of

_SYMBOL = re.compile(r"[+＋×·]|\d")
_INNER = re.compile(r"[“「\"]([^“”「」\"]+)[”」\"]")
_BUILT = re.compile(r".{0,6}(?:建成|开工|启动建设|投运|投产|通车|验收|成立|核准|竣工|落户|挂牌|获批|揭牌|启用)")
_COUNTED = re.compile(r"[一二三四五六七八九十两][个大项条种]?[\u4e00-\u9fff]{1,7}$")
_PERIOD = re.compile(r"[“「\"](?:[一二三四五六七八九十]{1,3}五)[”」\"]")


def features(
    found: Found,
    *,
    heading: bool = False,
    region: bool = False,
    body: bool = False,
    plan: bool = False,
    repeated: bool = False,
) -> set[str]:
    """The names of the features that hold.

    `heading` where the phrase stands in a heading; `region` and `body` where its name holds a place or an institution;
    `plan` where the text says what is to be done; `repeated` where the document gives the name more than once.
    """
    name, head = found.name, found.head
    quoted = "“" in name or '"' in name or "「" in name
    bare = name[: len(name) - len(head)] if head and name.endswith(head) else name
    size = len(bare)
    got = {
        f"group={found.group}",
        f"head={head}",
        f"verb={found.verb_group or 'none'}",
        f"verbword={found.verb}",
        f"group={found.group}&verb={found.verb_group or 'none'}",
        f"close={found.closing}",
        f"open={found.opening}",
        f"group={found.group}&close={found.closing}",
        f"size={min(size, 12) // 2}",
        f"group={found.group}&size={min(size, 12) // 4}",
        f"before head={bare[-2:]}" if head else f"verbword={found.verb}",
    }
    got |= _words(name, bare, found.group) | _alike("verb", found.verb, found.group)
    if found.group == "member" and head in vocabulary():
        got.add(f"class={vocabulary()[head].head}")
    if found.tail:
        got |= {f"tail={found.tail}", "tail"}
    if found.closing in ("predicate", "noun") and found.follows:
        got.add(f"follows={found.follows}")
    if _BUILT.match(found.rest):
        got |= {"built", f"built&group={found.group}"}
    got |= {f"mark={mark}" for mark in found.marks}
    if quoted:
        got |= {"quoted", f"quoted&group={found.group}", f"quoted&verb={found.verb_group or 'none'}"}
        if _SYMBOL.search(name):
            got.add("quoted&symbol")
        if _PERIOD.search(name):
            got.add("period")
        inner = _INNER.search(name)
        if inner:
            alone = name.endswith(inner[0])
            got.add(f"quoted size={min(len(inner[1]), 12) // 3}&{alone}")
            if _COUNTED.match(inner[1]):
                got.add("quoted count")
            if re.search("[，、；。,;]", inner[1]):
                got.add("quoted list")
            if sayings().search(inner[1]):
                got.add("saying")
            got.add("quote whole" if inner[0] == name else "quote last" if name.endswith(inner[0]) else "quote inside")
    if size == 0:
        got.add("bare head")
    elif generic().fullmatch(bare):
        got |= {"generic", f"generic&group={found.group}"}
    if name in undertakings():
        got = {feature for feature in got if not feature.startswith("generic")} | {"known"}
    if plan:
        got |= {"plan", f"plan&group={found.group}", f"plan&verb={found.verb_group or 'none'}"}
    if repeated:
        got.add("repeated")
    for modifier in modifiers():
        if name.startswith(modifier):
            got.add(f"modifier={modifier}")
            break
    if heading:
        got |= {"heading", f"heading&group={found.group}"}
    if region:
        got |= {"region", f"region&group={found.group}", f"region&close={found.closing}"}
    if body:
        got.add("body")
    if bare.startswith(("新", "现代")):
        got.add("new")
    return got


def _words(name: str, bare: str, group: str) -> set[str]:
    """What the words of a name and of what stands before its head say: the first, the last, and their tags."""
    words = [(name[start:end], tag) for start, end, tag in tagged(name)]
    if not words:
        return set()
    got = {
        f"first={words[0][0]}",
        f"first tag={words[0][1]}",
        f"last={words[-1][0]}",
        f"last tag={words[-1][1]}",
        f"tags={'-'.join(tag[0] for _, tag in words[-3:])}",
        f"words={min(len(words), 6)}",
        f"ends={name[-1]}",
        f"ends={name[-2:]}",
        *_alike("first", words[0][0], group),
        *_alike("last", words[-1][0], group),
    }
    before = tagged(bare)
    if before:
        start, end, tag = before[-1]
        got |= {f"before={bare[start:end]}", f"before tag={tag}&{group}"}
        got |= _alike("before", bare[start:end], "")
    return got


@lru_cache(maxsize=20_000)
def _alike(place: str, word: str, group: str) -> frozenset[str]:
    """Which words are used like the one at this place, where there is one; the coarser clusters with the group, too."""
    if not word:
        return frozenset({f"{place} like nothing&{group}"})
    own = [f"{place} like {size}.{number}" for size, number in zip(SIZES, clusters_of(word), strict=True)]
    return frozenset({*own, *(f"{one}&{group}" for one in own[:-1] if group)})
