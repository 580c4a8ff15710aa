"""Part of Reformgraph."""
