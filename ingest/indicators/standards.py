"""Name the standards of a rule: what is given or paid, to whom, at what rate and up to what limit.

A clause of a rule often names only half of its amount (补助标准为每月200元, 按每户500元的标准给予补贴, 小学生4元): the
other half, whose or what for, stands in the clauses before.
"""

from __future__ import annotations

import re
from functools import cache

from ingest.indicators.amounts import AT_LEAST, AT_MOST, MEASURE, MONEY, SHARE, Amount
from ingest.indicators.gaps import FIXED, STANDARD, Gap
from ingest.indicators.named import Memory, Named
from ingest.indicators.phrases import EACH, LONG, SHORT, any_of, cut, name_left, opened, opening_verb, sized, unlinked
from ingest.words import load

GIVE = (
    r"(?:一次性?|按月|逐月|按年|定期|全额|足额|定额(?=给予|予以|发|补助|补贴)|另行?|再|可|应当?|并)*"
    r"(?:给予|予以|发放|发给|拨付|计发|支付|付给|领取|享受|享有|获得|奖给|借给|进行|实行|安排|计提|计算|依次|执行|加收|收取)"
)
# 按每人1000元的标准(给予就业补贴), (在3000元)限额内(报销)
RATED = re.compile(
    r"(?:的(?P<rate>标准|比例|税率|费率|征收率|预征率|利率|价格|定额|额度|限额|幅度|水平|系数|数额)"
    r"|的?(?P<limit>限额|额度|限度|幅度|范围)(?:以内|之内|内)|为(?:限额|标准|上限|基数|起点))"
    rf"(?:{GIVE})?(?=[^，]{{2,}})"
)
# (按20%的税率)计征: the verb alone; it goes by the rate.
LEVIED = re.compile(
    r"(?:计征|征收|缴纳|缴存|缴费|报销|支付|执行|收取|计收|扣除|扣缴|预缴|预扣|补助|补贴|给付|计提|分配|分摊|分担|奖励|退还|返还)[^，]{0,2}"
)
# (按每户500元的标准)发放: the verb alone says nothing.
PLAIN = re.compile(r"(?:发放|发给|拨付|安排|执行|计算|计发|支付|掌握|核定|落实|核拨|确定|计收|办理|控制)$")
# 补助标准为小学(8元), 生活费按照散居(600元): the measure of an item.
ITEM = re.compile(
    r"(?P<measure>.{2,}?(?:标准|定额|限额|费|价|价格|额度|金额|总额|投资|支出|收入|面积|产量|能力))(?:[：:]|为|是)(?P<item>[^，、为是]{2,8})"
    rf"|(?P<fund>.{{2,}}?{STANDARD})按照?(?P<part>[^，、按]{{2,12}})"
)
# 每个县安排启动资金, 发给抚恤金: who gets what.
GIVEN = re.compile(
    rf"(?P<who>.{{0,10}}?)(?:一次性?|可|应当?|再)*(?:{GIVE}|补助|补贴|奖励|征收|缴纳)(?P<what>(?!标准|比例|[限定总金]额|额度|费|金)[^，、]{{0,8}}?{STANDARD})"
)
GIVES = re.compile(rf"(?:每[^，]{{1,4}})?(?:{GIVE}|补助|补贴|奖励|征收|缴纳|收费)$")
# 最高不超过工资总额的(8%), behind the clause that names what is bound.
LIMITED = re.compile(
    r"(?:一般|原则上|最高|最低|最终|最多|至少|应当?|必须|须|可|均|都|也|则|只能|但|且|同时|[ 　])*"
    rf"(?:{AT_MOST}|{AT_LEAST}|为|相当于|达到|控制在|限制在|占到?|等于|低于|高于|超过|在|按照?)(?:该|本|其)?(?P<whole>[^，]{{2,16}}?)的?"
)
# (各级财政)按照(预算支出的1%设置预备费)
BASIS = re.compile(r"(?P<who>.*?)(?:按照?|依照|一般在|原则上在|(?<=[额费金率])[在以])(?=..)")
PER = re.compile(rf"按照?(?:每[^，]{{1,8}}|{EACH})$")
DONE = re.compile(rf"(?:{GIVE}|提取|缴纳|征收|提供|筹集)(?P<what>[^，的]{{2,10}})$")
HANDS = re.compile(
    rf"(?:最高|一次性?|可|应当?|再|另|并|{GIVE})*(?:发给|给予|奖励|补助|补贴|奖给|收取|征收|加收|处以|享受)$"
)
TO = re.compile(rf"{GIVE}(?P<to>[^，的、]{{2,6}})$")
# 补助标准为每月(300元): a standard, and not of what.
ALONE = re.compile(
    r"[^，的]{0,2}(?:标准|限额|额度|定额|费率|税率|比例|幅度|最高额|上限|下限|起点)|(?:定额|限额|据实)[^，]{2,4}(?:标准|限额)?"
)
GIVEN_TO = re.compile(f"{GIVE}(?P<what>[^，的]{{2,10}})$")
GIVING = re.compile(f"^{GIVE}(?=..)")
GRANT = re.compile(rf"(?:{GIVE})?(?:奖励|补助|补贴|补偿|救济|资助|救助|罚款|优惠)")
WHAT_IS_OVER = re.compile("[的]?部分")
RATIO = re.compile(r"(?:比例|比重|占比|率|标准|[限金余总数]额|额度|价格?|幅度|线)$")
# 对失业人员的, 发生的有关费用: what only leads to the noun.
ROUND = re.compile(r"^(?:对于?|给|向|凡|由|在)(?=..)|(?:的?(?:相关|有关|合理|实际发生|所发生|发生)的?)(?=..)|的$")


def subject(gap: Gap, memory: Memory, size: int) -> str:
    """Whose or what for, as the clauses before say it; cut not to outweigh `size` characters of its own."""
    known = ROUND.sub("", memory.base or opened(unlinked(gap.lead)))
    if len(known) > 2 * size:
        known = known.rpartition("的")[2]
    return known if 1 < len(known) <= max(2 * size, LONG // 2) else ""


def rated(match: re.Match[str], gap: Gap, amount: Amount, memory: Memory) -> Named:
    """What is given at this rate: 按每人1000元的标准给予就业补贴."""
    thing = re.sub("(?<=..)[至到直].*|(?<=...)用于.*", "", gap.right[match.end() :])[:LONG]
    rate = match["rate"] or match["limit"] or ""
    left = opened(re.sub(r"(?:统一|仍|均|减)?(?:按照?|以|依照)[^，]{0,6}$", "", gap.left.strip(" 　、")))
    words = gap.left.strip(" 　、")
    basis = BASIS.match(words) if amount.kind == SHARE else None
    if basis and PLAIN.fullmatch(thing):
        # 返还标准按保险费50%的标准确定
        name = f"{name_left(basis['who'])}占{name_left(words[basis.end() :])}".removeprefix("占")
        return Named(amount, name, name, 0.7)
    left = ROUND.sub("", name_left(basis["who"] if basis else left))
    if rate and amount.kind == SHARE and LEVIED.fullmatch(thing):
        share = thing if rate == "比例" else ""
        name = f"{left or memory.base or unlinked(gap.lead)}{share}{rate}"
        return Named(amount, name, name, 0.8)
    if rate and memory.measure and amount.unit == memory.unit and left and PLAIN.fullmatch(thing):
        return Named(amount, left + memory.measure, left + memory.measure, 0.7)
    if PLAIN.fullmatch(thing):
        thing = ""
    own = thing + (rate if rate and amount.kind == MONEY and not thing.endswith(rate) else "")
    if gap.standard and not thing:
        left = ROUND.sub("", cut(gap.standard))
    if len(left) > 2 * max(len(own), SHORT):
        left = left.rpartition("的")[2]
    whom = left or ("" if gap.case else subject(gap, memory, len(own)))
    return Named(amount, whom + own, whom + own, 0.7, alone=bool(own), of=whom)


def handed(left: str, thing: str, gap: Gap, amount: Amount, memory: Memory) -> Named | None:
    """What is given or levied, of whom: 因病死亡的发给(150元)埋葬费, 给予(20%的)优惠, 按每名职工(50元)提取培训费."""
    right = gap.right.strip(" 　")
    each = PER.search(gap.left) if amount.kind == MONEY else None
    done = DONE.match(right) if each else None
    if each and done:
        who = ROUND.sub("", name_left(gap.left[: each.start()]))
        name = (who or subject(gap, memory, len(done["what"]))) + done["what"]
        return Named(amount, name, name, 0.7)
    if amount.kind == MONEY and not thing and GRANT.fullmatch(left):
        name = subject(gap, memory, len(left)) + left
        return Named(amount, name, name, 0.7)
    gives = HANDS.search(left) or TO.search(left)
    if not thing or gives is None or amount.kind not in (MONEY, SHARE) or len(thing) > LONG // 2:
        return None
    who = gives.groupdict().get("to") or ROUND.sub("", left[: gives.start()])
    if not right.startswith("的") and not FIXED.search(thing):
        return None
    name = who + thing if 1 < len(who) <= LONG // 2 else whose(thing, gap, memory)
    return Named(amount, name, name, 0.7)


def given_to(right: str) -> str:
    """What a verb of giving behind a share gives: (基准利率的50%)给予贴息."""
    match = GIVEN_TO.match(right.strip(" 　"))
    return match["what"] if match else ""


def part_of(left: str, thing: str) -> str:
    """What is done with a share of something: 职工福利基金按工资总额的(11%)提取 gives 职工福利基金提取占工资总额."""
    basis = BASIS.match(left)
    thing = GIVING.sub("", thing)
    if basis is None:
        return f"{thing}占{cut(left)}"
    who = ROUND.sub("", re.sub("(?:应当?|可以?|必须|须|再|也|都|均|一般|统一)+$", "", opened(basis["who"])))
    return f"{who if len(who) <= LONG // 2 else ''}{thing}占{cut(left[basis.end() :])}"


def whose(thing: str, gap: Gap, memory: Memory) -> str:
    """A bare thing (给予1500元补助) with what the clauses before speak of."""
    if len(thing) > SHORT:
        return thing
    known = memory.base or unlinked(re.sub("^[对给]", "", gap.lead))
    return known + thing if len(known) <= LONG else thing


def limited(gap: Gap, amount: Amount, memory: Memory) -> Named | None:
    """A share by what the clause before binds: 缴费比例，不得超过工资总额的8%; 捐赠支出，在利润12%以内的部分."""
    match = LIMITED.fullmatch(gap.left.strip(" 　、"))
    if amount.kind != SHARE or match is None or WHAT_IS_OVER.match(match["whole"]) or GIVES.search(match["whole"]):
        return None
    known = gap.standard or (gap.lead if gap.measure else "")
    if not known and RATIO.search(memory.base):
        known = memory.base
    known = cut(ROUND.sub("", known))
    if len(known) < 2:
        return None
    whole = name_left(match["whole"])
    name = known if RATIO.search(known) or amount.unit == "倍" or len(whole) < 2 else f"{known}占{whole}"
    return Named(amount, name, known, 0.8)


def of_item(left: str, gap: Gap, amount: Amount, memory: Memory) -> Named | None:
    """One of the items of a standard: 生活费补助，小学生4元、初中生5元."""
    if amount.kind not in (MONEY, MEASURE, SHARE):
        return None
    match = ITEM.fullmatch(left)
    if match and amount.kind != SHARE:
        memory.measure = match["measure"] or match["fund"]
        return Named(amount, (match["item"] or match["part"]) + memory.measure, memory.measure, 0.8)
    given = GIVEN.fullmatch(left) if amount.kind == MONEY else None
    if given:
        memory.measure = given["what"]
        if not given["who"] and gap.lead.endswith("的") and len(gap.lead) <= LONG // 2:
            # 一等残废军人在乡的，每年发给抚恤金100元
            name = gap.lead[:-1] + given["what"]
            return Named(amount, name, name, 0.7)
        return None
    item = ROUND.sub("", GIVES.sub("", left))
    if not gap.standard and not (memory.measure and amount.unit == memory.unit):
        return None
    people = item.endswith(tuple(load("units")["people_nouns"]))
    size = FIXED.search(item) is not None or (sized(item) and not people)
    if len(item) > LONG // 3 or gap.right.strip(" 　的、") or size or does(item):
        return None
    if gap.standard:
        memory.measure = measure_of(gap.standard)
    return Named(amount, item + memory.measure.removeprefix(item[-1:]), memory.measure, 0.7)


def does(words: str) -> bool:
    """Whether the words open with what is done (减轻负担), and so are no item."""
    return bool(opening_verb(words)) or _change().match(words) is not None


@cache
def _change() -> re.Pattern[str]:
    return re.compile(any_of("changes"))


def measure_of(words: str) -> str:
    """The measure that a clause ends in: 一次性发给抚恤金 gives 抚恤金."""
    given = GIVEN.fullmatch(words)
    words = ROUND.sub("", given["what"] if given else words)
    return words.rpartition("的")[2] if len(words) > LONG // 2 else words
