"""Cut a sentence at its amounts: the words left and right of each that may name what it measures."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.indicators.amounts import Amount
from ingest.indicators.coordinated import TAIL
from ingest.indicators.phrases import name_left, opened

ASIDE = re.compile(r"[（(][^（）()]{1,20}[)）]")
# 10个省（区、市）开展试点
PLACES_ASIDE = re.compile(r"[ 　]*[省市县区]（[省市县区旗、]+）")
# Grounds, means and circumstances lead no clause of amounts: 由于连年修复, 从全国来看.
GROUND = re.compile(
    r"(?:由于|由此|可见|也就是说|因为|因此|随着|根据|按照?|依照|据|为了|经过|通过|如果|只要|虽然|尽管|对于|关于|除了?|当|正如|例如|这就?是|应当?|必须|要)"
    r"|(?:在|从|到|自|与|同|和).*(?:[中下后时前里间内]|方面|以来|同时|来说|来看|上看?|角度|起|期|比|相比|比较)$"
    r"|.*(?:要求|提出|规定|指出|决定|认为|表明|说明|请求)$"
)
# 工业总产值(不但没有下降), 粮食产量(实现“八连增”): the subject of the clause before what became of it.
BECAME = re.compile(
    r"(?P<subject>[^，“]{2,24}?)(?:从|自|不仅|不但|非但|没有|并未|虽然?|也|都|又|再|将|已经?|继续|持续|连续|连年|大幅度?|迅速|逐步|逐年|显著|明显|稳步|进一步|大大|不断|实现|有了?|保持"
    r"|增长|增加|下降|上升|回升|提高|加快|扩大|减少|可|应|要)"
)
# 人口超过300万的(城市)，
CASE = re.compile("的[^，]{0,4}(?<!部分)")
# 连续提高养老金水平，年均增长10%
RAISED = re.compile(
    r"(?:连续|不断|持续|继续|大幅度?|逐步|稳步|进一步|较大幅度)*(?:提高|增加|扩大|降低|减少)了?(?P<what>[^，、]{3,16}?)(?:水平)?"
)
GREW = re.compile("(?:年均|同比|累计|平均|每年|实际)*(?:增长|提高|下降|增加|减少|上调)")
# what ends a clause or a member of a list
MARKS = "，。；：、"
LIMITS = ("以上", "以下", "以内")
# 亩产达到一百斤以上(的有)45个县
ATTRIBUTE = re.compile(r"的[^，]{0,4}有$")
# (商品库存)不但没有减少，还增加20亿元
CONTRAST = re.compile(r"([^，]{2,20}?)(?:不仅|不但|非但)(?:没有|不|未)")
# What is given, paid or fixed by a rule; it names the amounts of the clauses behind it.
STANDARD = (
    r"(?:补助|补贴|津贴|补偿|救济|抚恤|奖励|罚款|收费|[^，、经]费|费用|经费|[基奖租押税养抚恤助补偿证慰险]金|标准|定额|限额|额度|[税保]额"
    r"|价格|单价|[售定收租进地]价|利率|费率|税率|比例|工资|待遇|支出|[房地]租|配额|[^，、报纳交缴免退减]税)"
)
BREAK = re.compile(r"[，。；;：:！!？?（）()\n]|——|,")


FIXED = re.compile(f"{STANDARD}$")


@dataclass(slots=True)
class Gap:
    """The words left and right of an amount.

    `lead` opens what stands between it and the amount before it, or is there the last clause that ends in the name of
    a `measure` (…的比重，); `standard` is the last clause there that ends in what a rule gives or fixes (生活补贴，);
    `between` are all the words since the amount before it in its clause, None where it is the first there; `bound`: it
    is a bound (以上, 以下) on what stands right of it; `attribute` is a clause before it that ends in 的
    (达到要求的，有20个县); `condition` is the bound that what it names is under: (金额5万元以下)的费率; `case` is the
    clause before it that sets a threshold: 人口超过300万的; `whole` is the name of an entity that opens the words
    right of it.
    """

    left: str
    right: str
    lead: str
    measure: bool
    standard: str
    between: str | None
    bound: bool
    attribute: str
    condition: str
    case: str
    whole: str

    @property
    def joined(self) -> bool:
        """Whether another amount precedes it in its clause."""
        return self.between is not None


def gaps_of(
    text: str,
    start: int,
    end: int,
    amounts: Sequence[Amount],
    times: Sequence[tuple[int, int]],
    names: Sequence[tuple[int, int]],
) -> list[Gap]:
    """The words around each amount of the sentence `start`..`end`, without its time expressions; `names` are those of
    entities in it."""
    ends = dict(names)
    return [_gap(text, start, end, amounts, place, times, ends) for place in range(len(amounts))]


def _gap(
    text: str,
    start: int,
    end: int,
    amounts: Sequence[Amount],
    place: int,
    times: Sequence[tuple[int, int]],
    ends: Mapping[int, int],
) -> Gap:
    amount = amounts[place]
    before = ASIDE.sub("", _without(text, amounts[place - 1].end if place else start, amount.start, times))
    pieces = BREAK.split(before)
    left = pieces[-1]
    between = left if len(pieces) == 1 and place else None
    if between is not None:
        # between two amounts of a clause the words behind the last 、 belong to the second
        left = left[left.rfind("、") :] if "、" in left else left
    following = amounts[place + 1].start if place + 1 < len(amounts) else end
    places = PLACES_ASIDE.match(text, amount.end)
    pause = BREAK.search(text, places.end() if places else amount.end, following)
    right = _without(text, amount.end, pause.start() if pause else following, times)
    if places:
        right = ASIDE.sub("", right)
    if right.lstrip().startswith("、"):
        right = ""
    elif not pause and following < end and "、" in right:
        right = right[: right.rfind("、")]
    bound = text.endswith(LIMITS, amount.start, amount.end)
    previous = pieces[-2] if len(pieces) > 1 else ""
    leads = [words for words in map(_lead, pieces[:-1]) if len(words) > 1]
    measure = next((words for words in reversed(leads) if TAIL.search(words)), "")
    among = next((opened(piece.strip()) for piece in reversed(pieces[:-1]) if piece.strip().startswith("其中")), "")
    measure = measure or (among if len(among) > 2 else "")
    raised = RAISED.fullmatch(previous.strip()) if GREW.match(left.strip(" 　")) else None
    if raised:
        measure = raised["what"]
    standard = name_left(next((words for words in reversed(leads) if FIXED.search(words)), ""))
    contrast = CONTRAST.match(previous)
    if contrast:
        measure = opened(contrast[1].strip())
    lead = measure or (leads[0] if leads else "")
    earlier = amounts[place - 1] if place and len(pieces) == 1 else None
    condition = ""
    if earlier and left.startswith("的") and text.endswith(LIMITS, earlier.start, earlier.end):
        condition = text[_opening(text, start, earlier.start, MARKS + "对把将") : earlier.end]
    if earlier and ATTRIBUTE.match(left):
        left = text[_opening(text, start, earlier.start) : earlier.end] + left
    attribute = previous.strip() if previous.rstrip().endswith("的") else ""
    return Gap(
        left=left,
        right=right,
        lead=lead,
        measure=bool(measure),
        standard=standard,
        between=between,
        bound=bound,
        attribute=attribute,
        condition=condition,
        case=_case(text, start, amounts, place, pieces),
        whole=text[amount.end : ends.get(amount.end, amount.end)],
    )


def _case(text: str, start: int, amounts: Sequence[Amount], place: int, pieces: Sequence[str]) -> str:
    """The clause before that sets the threshold for what its own gives: 人口超过300万的，(补助标准为700元)."""
    if not place or len(pieces) != 2 or not CASE.fullmatch(pieces[0]) or amounts[place - 1].comparator not in "<>":
        return ""
    earlier = amounts[place - 1]
    return opened(text[_opening(text, start, earlier.start) : earlier.end]) + pieces[0]


def _opening(text: str, start: int, stop: int, marks: str = MARKS) -> int:
    """Where the clause or member begins that goes on to `stop`."""
    return max(start, *(text.rfind(mark, start, stop) + 1 for mark in marks))


def _lead(piece: str) -> str:
    """What a clause before that of an amount is about, or nothing."""
    words = piece.strip(" 　")
    if GROUND.match(words):
        return ""
    words = opened(words)
    became = BECAME.match(words)
    return (
        became["subject"] if became and (TAIL.search(became["subject"]) or FIXED.search(became["subject"])) else words
    )


def _without(text: str, start: int, end: int, times: Sequence[tuple[int, int]]) -> str:
    """The words between `start` and `end`, without the time expressions in them."""
    parts, place = [], start
    for left, right in times:
        if place <= left and right <= end:
            parts.append(text[place:left])
            place = right
    parts.append(text[place:end])
    return "".join(parts)
