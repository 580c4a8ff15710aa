"""What a run may spend on a language model, and what it has spent."""

from __future__ import annotations

from dataclasses import dataclass

from graph.errors import LanguageModelError


@dataclass(slots=True)
class Budget:
    """Limits of a run in tokens (sent and received) and requests (repeated ones too), and what is spent of them."""

    tokens: int
    requests: int
    spent: int = 0
    sent: int = 0

    def request(self, most: int) -> None:
        """Note that a request is about to be sent that costs at most so many tokens.

        Raises:
            LanguageModelError: it does not fit into what is left.
        """
        for name, limit, over in (
            ("REFORMGRAPH_LLM_REQUESTS", self.requests, self.sent >= self.requests),
            ("REFORMGRAPH_LLM_BUDGET", self.tokens, self.spent + most > self.tokens),
        ):
            if over:
                raise LanguageModelError(
                    f"the spending limit is reached: {name} is {limit}, spent are {self.spent} tokens in {self.sent} "
                    f"requests, the next may take {most} tokens; answers are kept, so with a higher limit the same "
                    "command goes on where this one ended"
                )
        self.sent += 1
