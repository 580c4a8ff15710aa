"""The policies whose text a document is: the one that its title names, and those of its annexes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.policies.titles import Title, bare, flat, is_policy, kind_of, unwrap
from ingest.reading import Candidate, Reading

OWN, ANNEX = "policies.own", "policies.annex"
NUMBER = re.compile(r"[一-鿿]{1,12}\s*[〔\[［﹝【（(]\s*(?:19|20)\d{2}\s*[〕\]］﹞】）)]\s*(?:第?\s*)?\d{1,5}\s*号")
WORK_REPORT = re.compile(r"政府工作报告$")
YEAR = re.compile(r"((?:19|20)\d{2}|[一二][〇○零一二三四五六七八九]{3})年")
# a title that tells news of a policy is not the policy's
NEWS = re.compile(
    r"[：:，！？!?]|出台|发布会|正式|解读|座谈|召开|举行|全文|一览|今起|读懂|印发(?!.*(?:通知|函)(?:[（(].*)?$)|《[^》]*》$"
)
# what an annex is when it is no policy of its own
NO_ANNEX = re.compile(r"^(?:附?[图表])\s*\d|(?:名单|目录|清单|表|制度|主要措施|说明|标准|分工|报告|公告|预案)$")
ADDRESS = re.compile(r"[：:]$")
TOP = 14


def own_titles(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """(start, end, extractor) of the titles by which the document is itself a policy, the document's first."""
    found = _of_metadata(reading) or _of_text(reading)
    for start, end in found:
        yield start, end, OWN
    text = reading.document.text
    inside = found[-1][1] if found else 0
    if any(WORK_REPORT.search(flat(text[start:end])) for start, end in found):
        return
    for heading in reading.headings:
        words = flat(text[heading.title_start : heading.title_end])
        top = reading.sections[heading.section].level == 1 and not heading.run_in
        numbered = text[heading.start : heading.title_start].strip()
        open_line = top and not numbered and heading.start >= inside and len(words) > 5
        if open_line and is_policy(words) and kind_of(words) not in (None, "通知") and not NO_ANNEX.search(bare(words)):
            yield heading.title_start, heading.title_end, ANNEX


def _of_metadata(reading: Reading) -> list[tuple[int, int]]:
    """Where the text gives the title that its source gives."""
    title = flat(reading.document.title)
    if not _is_own(title):
        return []
    pattern = re.compile(r"\s*".join(map(re.escape, title)))
    return [
        match.span()
        for match in pattern.finditer(reading.document.text)
        if reading.sentence_at(match.start()) is not None and not _cited(reading.document.text, *match.span())
    ]


def _of_text(reading: Reading) -> list[tuple[int, int]]:
    """The title line at the top of the text."""
    text = reading.document.text
    for sentence in reading.sentences[:TOP]:
        words = text[sentence.start : sentence.end]
        if len(words) > 140 or (words[-1] in "。；！" and len(words) > 30) or ADDRESS.search(words):
            break
        if words[-1] not in "。；！" and _is_own(flat(words)):
            return [(sentence.start, sentence.end)]
    return []


def _is_own(title: str) -> bool:
    core = bare(title)
    if not 4 < len(core) <= 120 or NEWS.search(core):
        return False
    return bool(WORK_REPORT.search(core)) or (is_policy(core) and not core.endswith("工作报告"))


def _cited(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] in tuple("《〈<“") or text[end : end + 1] in tuple("》〉>”")


def find_own(reading: Reading) -> list[Candidate]:
    """Candidates of the document's own policies; `reading.policy` becomes the first one's."""
    text = reading.document.text
    found: list[Candidate] = []
    for start, end, extractor in own_titles(reading):
        title = unwrap(text[start:end])
        candidate = Candidate(
            start, end, "Policy", title.name, extractor, 0.95, title.aliases, kind_of(title.name), "issued"
        )
        if WORK_REPORT.search(title.name):
            candidate.status = None
            candidate.aliases = _report_names(reading, title)
        elif extractor == OWN and (number := own_number(reading)):
            candidate.aliases = (*candidate.aliases, number)
        found.append(candidate)
    reading.policy = next((c for c in found if c.extractor == OWN), None)
    return found


def own_number(reading: Reading) -> str | None:
    """The document number: of its metadata, else of a line near the top."""
    text = reading.document.text
    if reading.document.number and flat(reading.document.number) in flat(text):
        return flat(reading.document.number)
    for sentence in reading.sentences[:TOP]:
        match = NUMBER.fullmatch(text, sentence.start, sentence.end)
        if match:
            return flat(match[0])
    return None


def report_year(reading: Reading) -> str | None:
    """The year of a work report: of its title, else of the line that says when it was given, else of its metadata."""
    text = reading.document.text
    for sentence in reading.sentences[:TOP]:
        match = YEAR.search(text, sentence.start, sentence.end)
        if match:
            return "".join(
                str("〇一二三四五六七八九".find(c.replace("○", "〇").replace("零", "〇"))) if not c.isdigit() else c
                for c in match[1]
            )
    return reading.document.date[:4] if reading.document.date else None


def _report_names(reading: Reading, title: Title) -> tuple[str, ...]:
    """A work report's names with and without its year and place."""
    plain = YEAR.sub("", title.name, count=1)
    return tuple(dict.fromkeys(name for name in (plain, "政府工作报告", *title.aliases) if name != title.name))
