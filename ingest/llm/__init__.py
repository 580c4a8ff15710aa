"""An optional language model that adds what the rules did not find: any OpenAI-compatible endpoint, off by default."""
