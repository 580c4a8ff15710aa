"""Find what English words name: entities of the graph, whose names are Chinese."""

from __future__ import annotations

from collections.abc import Sequence

from graph.names import normal
from graph.store import Store
from queries import bilingual, names
from queries.names import Named

CANDIDATES = 80
# A name is taken where its words explain so much of the phrase; strange words need so near a meaning.
LEAST_TOLD = 0.99
# … or so much of it, where what is left are foreign names (CRRC Times).
MOSTLY_TOLD = 0.75
# The likeliest of another type is kept for questions that need that type, if it is not much less likely.
OTHER_TYPE = 0.2
NEAR_MEANING = 0.75
LEAST_SCORE = 0.4


def link(store: Store, phrase: Sequence[str]) -> list[Named]:
    """The entities whose Chinese names say what the English words say, best first; none is no guess."""
    found: dict[str, Named] = {}
    vocabulary = bilingual.vocabulary(phrase)
    if vocabulary:
        for one in names.search(store, " ".join(sorted(vocabulary)), limit=CANDIDATES * 4):
            found[one.id] = one
    for one in _places(store, phrase):
        found[one.id] = one
    forms = [(form, one) for one in found.values() for form in one.names]
    fits = [(bilingual.fit(phrase, form), form, one) for form, one in forms]
    fits = [item for item in fits if item[0].told > 0.3 and (item[0].told >= LEAST_TOLD or not item[0].missing)]
    fits = sorted(fits, key=lambda item: (-item[0].told, -item[0].named, item[1]))[:CANDIDATES]
    if not fits:
        return []
    near = bilingual.similarity(" ".join(phrase), [form for _, form, _ in fits])
    scored: dict[str, tuple[float, str, Named]] = {}
    for (fit, form, one), close in zip(fits, near, strict=True):
        known = fit.told >= LEAST_TOLD or (fit.told >= MOSTLY_TOLD and all(word[:1].isupper() for word in fit.strange))
        if not known and close < NEAR_MEANING:
            continue
        # the encoder's last digits depend on what it is asked together
        score = round((fit.named + max(close, 0.0)) / 2, 3)
        if score >= LEAST_SCORE and score > scored.get(one.id, (0.0, form, one))[0]:
            scored[one.id] = (score, form, one)
    best = max((score for score, _, _ in scored.values()), default=0.0)
    kept = sorted(
        (-score, normal(one.name) != normal(form), one.name, one.id)
        for score, form, one in scored.values()
        if score >= best - OTHER_TYPE
    )
    ranked = [scored[found[3]][2] for found in kept]
    # of each type the likeliest name alone
    first = {one.type: one.name for one in reversed(ranked)}
    return [one for one in ranked if one.name == first[one.type]]


def _places(store: Store, phrase: Sequence[str]) -> list[Named]:
    """Entities of the graph whose names sound like a word of the phrase (Zhuzhou → 株洲)."""
    found = []
    for one in _regions(store):
        if any(bilingual.spelled(word, form) for word in phrase for form in one.names):
            found.append(one)
    stems = {bilingual.spelled(word, form) for one in found for word in phrase for form in one.names} - {None}
    text = " ".join(sorted(str(stem) for stem in stems))
    return [*found, *(names.search(store, text, limit=CANDIDATES) if text else [])]


def _regions(store: Store) -> list[Named]:
    rows = store.read("MATCH (r:Region) RETURN r.id AS id, r.name AS name, r.aliases AS aliases")
    return [Named(row["id"], "Region", row["name"], tuple(row["aliases"] or ())) for row in rows]
