"""Find the names of the graph in a Chinese question: as they stand, else in part."""

from __future__ import annotations

import re
from collections import defaultdict

from graph.names import normal
from graph.store import Store
from queries import names
from queries.names import Named
from queries.question import Mention, words
from queries.segment import Piece, lexicon, segment

LONGEST_NAME = 60
# A fuzzy name must hold so much of the words asked for, and they so much of it.
LEAST_SHARE = 0.5
JOINED_SHARE = 0.6
TITLE_SHARE = 0.7
# So many characters at the end of a title stand for it: what is left out is whose it is, or what it deepens.
TITLE_END = 6
# What the name of an area adds to the name of its field.
GENERAL = re.compile(r"(?:综合|体制|制度|机制|管理|领域|事业|系统){0,3}(?:改革|建设|发展)?")


def _generic(name: str) -> bool:
    """Whether a name is a word of the questions themselves: 方案, 试点工作."""
    known = lexicon()
    return name in known or (name.endswith("工作") and name[:-2] in known) or name.isdigit()


def pieces(store: Store, text: str, plain: str) -> list[Piece]:
    """The question in pieces, names of the graph among them as mentions.

    Args:
        store: where names are looked up.
        text: the question, as typed.
        plain: the same as names are compared (`names.normal`), which the pieces cut up.
    """
    found: list[Piece] = []
    at = 0
    for start, end, entities in _exact(store, text, plain):
        found += segment(plain[at:start], at)
        found.append(Piece(start, end, plain[start:end], Mention(plain[start:end], entities)))
        at = end
    return _fuzzy(store, plain, found + segment(plain[at:], at))


def _exact(store: Store, text: str, plain: str) -> list[tuple[int, int, list[Named]]]:
    """Names of the graph in the question, longest first, none inside another."""
    parts = {plain[i:j] for i in range(len(plain)) for j in range(i + 2, min(len(plain), i + LONGEST_NAME) + 1)}
    chunks = {text, *(p.text for p in segment(plain, 0) if not p.word)}
    found = {one.id: one for one in names.exact(store, parts)}
    for chunk in chunks:
        found.update((one.id, one) for one in names.search(store, chunk))
    places: dict[tuple[int, int], list[Named]] = defaultdict(list)
    for one in found.values():
        for form in {normal(name) for name in one.names}:
            if len(form) < 2 or _generic(form):
                continue
            for match in re.finditer(re.escape(form), plain):
                places[match.span()].append(one)
    chosen: list[tuple[int, int, list[Named]]] = []
    for (start, end), ones in sorted(places.items(), key=lambda item: (item[0][0] - item[0][1], item[0])):
        if all(end <= a or b <= start for a, b, _ in chosen):
            form = plain[start:end]
            chosen.append((start, end, names.likely(dict.fromkeys(ones), form)))
    return sorted(chosen, key=lambda span: span[0])


def _hard(piece: Piece) -> bool:
    """Whether a piece cannot be inside a name: it asks, or carries no content (工作 may be in one)."""
    return piece.text not in words("zh")["soft"] and bool(
        piece.groups.keys() & {"question", "function", "pair", "passive", "unknown", "measure", "count"}
    )


def _fuzzy(store: Store, plain: str, pieces: list[Piece]) -> list[Piece]:
    """Link the rest by names that hold it in the same order: 教育改革 → 教育综合改革."""
    done: list[Piece] = []
    at = 0
    while at < len(pieces):
        stop = at
        while stop < len(pieces) and not _hard(pieces[stop]):
            stop += 1
        run = pieces[at:stop]
        done += _link_run(store, plain, run) if any(piece.content for piece in run) else _join(store, run)
        if stop < len(pieces):
            done.append(pieces[stop])
        at = stop + 1
    return done


def _link_run(store: Store, plain: str, run: list[Piece]) -> list[Piece]:
    """The longest stretch around the rest that fits a name becomes a mention."""
    for size in range(len(run), 0, -1):
        for first in range(len(run) - size + 1):
            part = run[first : first + size]
            if not any(piece.content for piece in part):
                continue
            start, end = part[0].start, part[-1].end
            entities = like(store, plain[start:end])
            if entities:
                return [
                    *run[:first],
                    Piece(start, end, plain[start:end], Mention(plain[start:end], entities)),
                    *run[first + size :],
                ]
    return run


def _join(store: Store, run: list[Piece]) -> list[Piece]:
    """Take a name and the kind behind it as one name where there is one: 药品采购试点 → 药品采购和使用试点."""
    for at in range(len(run) - 1):
        first, second = run[at], run[at + 1]
        if first.mention is None or not second.groups.keys() & {"kind", "verb"}:
            continue
        entities = like(store, first.text + second.text, JOINED_SHARE)
        if entities:
            text = first.text + second.text
            return [*run[:at], Piece(first.start, second.end, text, Mention(text, entities)), *run[at + 2 :]]
    return run


def like(store: Store, text: str, least: float = LEAST_SHARE) -> list[Named]:
    """Entities whose name holds the words in this order, in at most three parts, best first; none is no guess.

    A word of two characters stands for an area whose name adds nothing of its own: 教育 → 教育综合改革.
    """
    if len(text) < 2:
        return []
    scored: list[tuple[float, Named]] = []
    for one in names.search(store, text, limit=100):
        for form in map(normal, one.names):
            share = len(text) / len(form)
            title = one.type == "Policy"
            if one.type == "ReformArea" and form.startswith(text) and GENERAL.fullmatch(form[len(text) :]):
                scored.append((1.0, one))
            elif (title and len(text) >= TITLE_END and form.endswith(text)) or (
                len(text) > 2 and share >= (TITLE_SHARE if title else least) and holds(form, text)
            ):
                scored.append((share, one))
    best = max((share for share, _ in scored), default=0.0)
    ranked = sorted(scored, key=lambda s: (-s[0], s[1].name, s[1].id))
    return list(dict.fromkeys(one for share, one in ranked if share >= best - 0.05))


def holds(name: str, text: str) -> bool:
    """Whether the name holds the text in order, in at most three parts of two or more characters.

    >>> holds("教育综合改革", "教育改革")
    True
    """

    def fits(rest: str, place: int, parts: int) -> bool:
        if not rest:
            return True
        if parts == 0:
            return False
        for size in range(len(rest), 1, -1):
            at = name.find(rest[:size], place)
            if at >= 0 and fits(rest[size:], at + size, parts - 1):
                return True
        return False

    return fits(text, 0, 3)
