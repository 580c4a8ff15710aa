"""How likely a phrase names a program: the weights of its features, learned by python -m ingest.training programs."""

from __future__ import annotations

from ingest import logistic, words

# the weights for phrases of the rules alone, and for those that the tagger has seen, too
RULES, TAGGED = (words.LEXICON / name for name in ("program_weights.csv", "program_weights_tagged.csv"))


def weights(learned: bool) -> dict[str, float]:
    """The weight of each feature; with those of what the tagger says where `learned`."""
    return logistic.weights(TAGGED if learned else RULES)
