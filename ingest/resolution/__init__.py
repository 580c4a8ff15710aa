"""Resolution: what names the same thing, and how sure a fact is."""
