"""The policies of one document with what stands around them, and the links that are found between them."""

from __future__ import annotations

from graph.names import normal
from ingest.policies.own_policy import ANNEX, WORK_REPORT
from ingest.reading import Candidate, Link, Reading

NAME = "reformgraph_policy_relations"


class PolicyLinks:
    """The candidates of one reading by place, and the links found once each."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.document.text
        self.policies = reading.of_type("Policy")
        self.regions = reading.of_type("Region")
        self.bodies = reading.of_type("Institution")
        self.programs = reading.of_type("Program")
        self.own = reading.policy
        self.directive = self.own is not None and WORK_REPORT.search(self.own.name) is None
        self.seen: set[tuple[str, str, str, int]] = set()

    def link(self, kind: str, head: Candidate, tail: Candidate, start: int, trigger: str, confidence: float) -> None:
        """Note a relation, once for a sentence."""
        place = self.reading.sentence_at(start)
        ends = (head.identity or normal(head.name), tail.identity or normal(tail.name))
        if place is None or (head.type == tail.type and ends[0] == ends[1]) or (kind, *ends, place) in self.seen:
            return
        self.seen.add((kind, *ends, place))
        self.reading.links.append(Link(kind, head, tail, start, trigger, NAME, confidence))

    def text_of(self, place: int) -> Candidate | None:
        """The policy whose text this place belongs to; None in reports and news."""
        if not self.directive:
            return None
        annexes = [policy for policy in self.policies if policy.extractor == ANNEX and policy.start <= place]
        return annexes[-1] if annexes else self.own
