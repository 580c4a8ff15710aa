"""How well documents are read: annotations by careful readers, and the comparison with what the pipeline finds."""
