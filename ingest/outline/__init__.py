"""The outline: headings as a tree of sections, and the sentences inside them."""
