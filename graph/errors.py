"""The errors users see: each says what went wrong and what to do, and carries the exit code of the command line."""

from __future__ import annotations


class ReformgraphError(Exception):
    """Base of every error that Reformgraph raises on purpose; its message is one line, fit for a user."""

    exit_code = 2


class UsageError(ReformgraphError):
    """What was asked cannot be done as asked: no such document, no such query, a missing parameter."""


class DocumentError(ReformgraphError):
    """One document cannot be read or stored; the others are not affected.

    Args:
        name: the file, as the user named it.
        reason: what is wrong with it and what to do.
    """

    exit_code = 1

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


class LanguageModelError(ReformgraphError):
    """The language model cannot be asked, or may not be asked further; no further document can be read with it."""

    exit_code = 1


class OntologyError(ReformgraphError):
    """A fact does not fit the ontology, so it is refused and not stored."""


class StoreError(ReformgraphError):
    """The graph database cannot be used."""


class StoreUnavailable(StoreError):
    """The database does not answer, or refuses the login."""


class ForeignStore(StoreError):
    """The database holds data that is not Reformgraph's."""


class StoreVersionError(StoreError):
    """The store folder or the graph was made by another version."""


class FetchError(StoreError):
    """The Java runtime or a jar of the private server cannot be had."""
