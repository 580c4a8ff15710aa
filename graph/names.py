"""How names are compared, by the extraction and by the queries alike."""

from __future__ import annotations

import re
import unicodedata

_DROP = re.compile(r"[\s\"'“”‘’「」『』《》〈〉<>()（）\[\]【】、,，·・—\-~～]")


def normal(name: str) -> str:
    """The name as names are compared: without width, spaces, quotes, brackets and case.

    >>> normal("“石三门” 国家农业公园（试行）")
    '石三门国家农业公园试行'
    """
    return _DROP.sub("", unicodedata.normalize("NFKC", name)).lower()
