"""What a name that a user gives means: its identity, as the rules read it alone, and how a document may say it."""

from __future__ import annotations

from functools import lru_cache

from graph.model import Document, Section, Sentence
from graph.names import normal
from ingest.corrections.entry import Entry
from ingest.institutions import institutions
from ingest.load import path_of
from ingest.policies import policies
from ingest.reading import Candidate, Reading
from ingest.regions import regions
from ingest.regions.gazetteer import full_place, gazetteer
from ingest.resolution.identity import identity_of

FINDERS = {
    "Institution": (regions.find, institutions.find),
    "Policy": (regions.find, institutions.find, policies.find),
}


def compared(name: str) -> str:
    """A name as names are compared; an identity (with |) stays as it is."""
    return name if "|" in name else normal(name)


def forms(entry: Entry) -> tuple[tuple[str, str], ...]:
    """The names of an entry as they are compared, with the type."""
    return tuple((entry.type, compared(name)) for name in entry.names)


def regions_named(name: str) -> list[str]:
    """The paths of the regions that a path (湖南省/株洲市/天元区), a full or a joined name (株洲市天元区) may mean."""
    places = {place.path for place in gazetteer().names.get(name.rpartition("/")[2], ()) if not place.former}
    if name in places or "/" in name:
        return [name] if name in places else []
    full = {path for path in places if path.rpartition("/")[2] == name}
    if full or places:
        return sorted(full or places)
    path = path_of(name)
    return [path] if path != name and name.endswith(path.rpartition("/")[2]) else []


@lru_cache(maxsize=20_000)
def meaning(kind: str, name: str, home: str | None) -> str:
    """The identity of what this name means in a document whose home region is `home`; one with | is an identity.

    >>> meaning("Institution", "区图书馆", "湖南省/株洲市/天元区")
    '株洲市天元区图书馆'
    """
    if "|" in name:
        return name
    if kind == "Region":
        paths = regions_named(name)
        return paths[0] if len(paths) == 1 else name if "/" in name else normal(name)
    text = f"《{name}》" if kind == "Policy" else name
    reading = Reading(
        Document(key="", text=text, sha256="", region=home),
        body=((0, len(text)),),
        sections=[Section(None, 0, "", 0, len(text))],
        sentences=[Sentence(0, 0, len(text))],
    )
    for find in FINDERS.get(kind, ()):
        find(reading)
    whole = [one for one in reading.of_type(kind) if (one.start, one.end) == (0, len(text))]
    return identity_of(whole[0] if whole else Candidate(0, len(text), kind, name, ""), home)


@lru_cache(maxsize=20_000)
def spoken(kind: str, name: str, home: str | None) -> tuple[str, ...]:
    """The forms in which a document of this home region may say a name; of a body with the place or its unit in front.

    >>> spoken("Institution", "区深改办", "湖南省/株洲市/天元区")
    ('区深改办', '天元区深改办', '株洲市天元区深改办')
    """
    parts = (home or "").split("/") if kind == "Institution" else [""]
    for place in range(len(parts), 0, -1):
        path, last = "/".join(parts[:place]), parts[place - 1]
        fronts = [front for front in (last[-1:], last, full_place(path)) if front]
        front = next((front for front in reversed(fronts) if name.startswith(front) and len(name) > len(front)), None)
        if front is not None:
            return tuple(dict.fromkeys([name, *(other + name[len(front) :] for other in fronts)]))
    return (name,)
