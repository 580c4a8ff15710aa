"""The fields that titles of cited papers name: 按照《国务院关于投资体制改革的决定》."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.areas.area_fields import Field
from ingest.areas.title_fields import title_field
from ingest.reading import Reading

# papers that govern a field; how it is carried out, requests and letters are about one thing
GOVERNING = re.compile(
    r"关于(?P<about>[^《》]{4,}?)(?:若干(?:重大|重要)?|几个)?(?:问题|工作)?"
    r"的(?:若干|几点|指导)*(?:决定|决议|意见|通知|指示|规定)(?=[》〉（(]|$)"
)
# 关于印发甲方案的通知, 关于设立乙区的通知: about a paper or a body
OTHER = re.compile("印发|转发|批转|设立|成立|任免|撤销|情况|请示|报告|[“”]")


def cited_fields(reading: Reading) -> Iterator[Field]:
    """The fields, with their places in the text, in the order of the policies."""
    text = reading.document.text
    for policy in reading.of_type("Policy"):
        governing = GOVERNING.search(text[policy.start : policy.end])
        if governing is None or OTHER.search(governing["about"]):
            continue
        field = title_field(f"关于{governing['about']}的意见")
        if field is not None:
            yield field.moved(policy.start + governing.start())
