"""Corrections by users: names, judgements and metadata in `reformgraph.yaml` files beside the documents."""
