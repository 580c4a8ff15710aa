"""Reform areas: what headings, sentences, items and titles name, and under which names."""

from __future__ import annotations

import pytest

from graph.model import Document, Entity, Extraction, check
from ingest.areas.area_headings import fields_of
from ingest.areas.area_lists import members
from ingest.areas.reforms import reforms_in
from ingest.areas.title_fields import title_field
from ingest.pipeline import extract

PROSE = "各镇各部门结合实际抓好落实，及时总结经验，遇到的困难随时报告，重要情况按程序上报。"


def read(text: str, *, title: str = "", region: str | None = None) -> Extraction:
    extraction = extract(Document(key="a.txt", text=text, sha256="0", title=title, region=region))
    check(extraction)
    return extraction


def areas(text: str, *, title: str = "") -> dict[str, Entity]:
    return {entity.name: entity for entity in read(text, title=title).entities if entity.type == "ReformArea"}


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("深化农村改革", "农村改革"),
        ("加快推进金融体制改革", "金融体制改革"),
        ("健全法律服务体系", "法律服务体系"),
        ("构建新型农业经营体系", "构建新型农业经营体系"),
        ("稳定和完善价格调控", "价格调控"),
        ("统筹发展和安全", "发展和安全"),
        ("服务业优质高效发展", "服务业优质高效发展"),
        ("以科技创新引领产业升级发展", "产业升级发展"),
        ("立足区位优势，推动口岸经济发展", "口岸经济发展"),
        ("坚持把粮食生产放在首位", "粮食生产"),
        ("在教育方面", "教育"),
        ("关于劳动就业问题", "劳动就业"),
        ("内需潜力有效释放", "内需潜力"),
        ("聚焦城市更新这一重点任务", "城市更新"),
        ("推进商事制度改革试点", "商事制度改革"),
        ("稳外贸稳外资持续加力", "稳外贸稳外资"),
        ("多管齐下做强做优做大渔港经济", "渔港经济"),
        ("大力支持农田水利基本建设", "农田水利基本建设"),
        ("切实解决拖欠渔民货款问题", "拖欠渔民货款"),
        ("支持困难渔企开展渔民在岗培训", "渔民在岗培训"),
        ("重视渔民的作用", "渔民"),
        ("奋力推进因地制宜发展海洋经济", "海洋经济"),
        ("推动海岛旅游扩面提质", "海岛旅游"),
        ("渔业生产持续快速健康发展", "渔业生产"),
        ("渔政工作要适应现代化建设的需要", "渔政"),
        ("用先进技术改造提升传统渔业", "传统渔业"),
        ("巩固提升粮食产业", "粮食产业"),
        ("高水平开放持续推进", "高水平开放"),
        ("创新活力更加强劲", "创新活力"),
        ("科技创新取得新进步", "科技创新"),
        ("城市面貌焕新提质", "城市面貌"),
        ("努力在推进乡村建设中展现新作为", "乡村建设"),
        ("举全县之力发展特色农业", "特色农业"),
        ("扩大对内对外开放", "对内对外开放"),
        ("促进多种形式的校企合作", "校企合作"),
        ("提升现代渔业能级", "现代渔业"),
        ("建设具有水乡特色的现代化城市", "现代化城市"),
        ("旅游业发展稳中有升", "旅游业"),
        ("要进一步加强渔港监测", "渔港监测"),
        ("国有林场改革要取得新的突破", "国有林场改革"),
        ("以建立现代渔业体制为目标的改革", "现代渔业体制改革"),
        ("改革户籍制度", "户籍制度改革"),
        ("逐步改革税制", "税制改革"),
        ("关于河湖治理", "河湖治理"),
        ("渔港建设是渔业发展的重要基础", "渔港建设"),
        ("搞好海岛治安关系到渔民生活的安定", "海岛治安"),
        ("锚定渔业农业现代化", "渔业农业现代化"),
        ("坚持扩大渔民消费的战略方针", "扩大渔民消费"),
        ("稳健的产业政策要灵活适度", "稳健的产业政策"),
        ("改善渔港条件", "渔港条件"),
        ("不断扩大对外开放，更好地利用两个市场", "对外开放"),
        ("推动开放能级跃升", "开放能级跃升"),
        ("渔业经济发展质量提高", "渔业经济发展质量"),
        ("渔业运行保持在合理区间", "渔业运行"),
        ("渔民帮扶任务胜利完成", "渔民帮扶"),
        ("海洋贸易连续跨上几个台阶", "海洋贸易"),
        ("渔民生计保障扎实有力", "渔民生计保障"),
        ("因岛施策去库存", "去库存"),
        ("以更大力度优化渔港布局", "渔港布局"),
        ("用改革的办法推进渔政管理", "渔政管理"),
        ("下大气力织密扎牢渔民保障网", "渔民保障网"),
        ("创造性地开展渔政管理", "渔政管理"),
        ("对岸基地建设", "对岸基地建设"),
        ("促进外贸稳中提质", "外贸稳中提质"),
        ("国防和渔村建设开创新局面", "国防和渔村建设"),
        ("巩固壮大渔业经济根基", "渔业经济根基"),
        ("做优科创服务生态", "科创服务生态"),
        ("以公正监管促进渔业公平竞争", "渔业公平竞争"),
        ("狠抓渔港廉政建设", "渔港廉政建设"),
        ("清理和撤销了渔业合作基金会", "渔业合作基金会"),
        ("渔业运行顶住压力、稳中有进", "渔业运行"),
        ("鼓励、支持和引导非公有制经济发展", "非公有制经济发展"),
        ("推进和美渔村建设", "和美渔村建设"),
        ("努力搞好渔业骨干企业", "渔业骨干企业"),
        ("促进渔业企业兼并重组", "渔业企业兼并重组"),
        ("千方百计稳渔业稳企业稳市场稳预期", "稳渔业稳企业稳市场稳预期"),
        ("渔民优先保民生守底线", "保民生守底线"),
        ("做好碳达峰碳中和工作", "碳达峰碳中和"),
        ("突出渔业体制改革牵引作用", "渔业体制改革"),
        ("统筹做好县域经济发展和城市工作", "县域经济发展和城市工作"),
    ],
)
def test_the_field_that_a_heading_names(heading: str, name: str) -> None:
    assert [field.name for field in fields_of(heading)] == [name]


@pytest.mark.parametrize(
    "heading",
    [
        "总体要求",
        "指导思想",
        "明确工作职责",
        "加强组织领导",
        "坚定不移深化改革",
        "进一步深化改革取得新突破",
        "今年的主要任务",
        "落实",
        "抓紧有利时机",
        "重点做好十方面工作",
        "开展大力优化渔港环境行动",
        "防止盲目追求高产量的倾向",
        "发挥渔民的积极性和创造性",
        "坚持用发展的办法解决前进中的问题",
        "提高认识",
        "抓紧做好各项准备工作",
        "做好今年政府工作",
        "实行渔船报废计划",
    ],
)
def test_headings_that_name_no_field(heading: str) -> None:
    assert fields_of(heading) == []


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("统筹新型城镇化和乡村全面振兴", ["新型城镇化", "乡村全面振兴"]),
        ("发展特色渔业和海洋牧场", ["特色渔业和海洋牧场"]),
        ("锚定渔业农业现代化，推动海岛乡村全面振兴", ["渔业农业现代化", "海岛乡村全面振兴"]),
        ("渔业体制改革稳步推进，对外开放继续扩大", ["渔业体制改革", "对外开放"]),
    ],
)
def test_two_fields_of_their_own_are_two(heading: str, names: list[str]) -> None:
    found = fields_of(heading)
    assert [field.name for field in found] == names
    assert [heading[field.start : field.end] for field in found] == names


def test_parts_that_are_slogans_give_further_names() -> None:
    [field] = fields_of("立足扩大内需，推动渔业经济提质增效")
    assert field.name == "渔业经济"
    assert "扩大内需" in field.aliases
    [one] = fields_of("积极发展海岛事业和建设和谐渔村")
    assert {"海岛事业", "和谐渔村"} <= {one.name, *one.aliases}


def test_joined_headings_name_one_field_with_its_parts_or_one_each() -> None:
    one = fields_of("加强基层党建，筑牢战斗堡垒")
    assert [field.name for field in one] == ["基层党建"]
    both = fields_of("推进城乡融合，深化农业改革")
    assert [field.name for field in both] == ["城乡融合", "农业改革"]
    (halves,) = fields_of("缩短基本建设战线、努力提高投资效果")
    assert {"基本建设战线", "投资效果"} <= {halves.name, *halves.aliases}
    (part,) = fields_of("建立渔港安全生产长效机制")
    assert "渔港安全生产" in part.aliases
    (several,) = fields_of("加强煤炭、石油和建筑材料工业，努力扩大出口")
    assert {"煤炭", "石油", "建筑材料工业", "扩大出口"} <= set(several.aliases)


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("加快城镇土地使用制度改革，规范市场。", ["城镇土地使用制度改革"]),
        ("推进中央与地方支出责任划分改革。", ["中央与地方支出责任划分改革"]),
        ("全面落实开发区管理制度改革要求。", ["开发区管理制度改革"]),
        ("深化电力、油气、铁路等行业改革。", ["电力改革", "油气改革", "铁路改革"]),
        ("推进股票、债券市场改革。", ["股票市场改革", "债券市场改革"]),
        (
            "深化国有商业银行和开发性、政策性金融机构改革。",
            ["国有商业银行改革", "开发性金融机构改革", "政策性金融机构改革"],
        ),
        ("深化财政零基预算改革和投融资体制改革。", ["投融资体制改革"]),
        ("深化农村信用制度和国有农场改革。", ["农村信用制度改革", "国有农场改革"]),
        ("地区机构改革进展顺利，加快税务改革步伐。", ["地区机构改革", "税务改革"]),
        ("推进外商投资促进机制改革。", ["外商投资促进机制改革"]),
        ("无论建设还是改革，都要稳步前进。", []),
        ("推动简政放权、放管结合、优化服务改革。", ["简政放权、放管结合、优化服务改革"]),
        ("坚持改革开放，激发改革活力，完成六项关键改革。", []),
        ("建设综合改革试验区。", []),
        ("推进了财政、税收和计划等体制改革。", ["财政改革", "税收改革", "计划改革"]),
        ("农村经济、城市住房等方面的改革，都有进展。", ["农村经济改革", "城市住房改革"]),
        ("养老、医疗等社会保障制度的改革加快。", ["社会保障制度改革"]),
        ("在投融资领域进行了改革，推行新办法。", ["投融资改革"]),
        ("抓好“一镇一试点、一村一特色”专项改革。", []),
        ("深化渔港、盐场、水库等重点领域改革。", ["渔港改革", "盐场改革", "水库改革"]),
        ("渔业管理体制和机构改革，是一项紧迫任务。", ["渔业管理体制改革", "机构改革"]),
        ("渔民期盼改革，社会各界拥护改革。", []),
        ("谋划重大项目、关键改革、政策举措。", []),
        ("1987年经济体制改革的方向是搞活企业，根据上述改革的要求去做。", ["经济体制改革"]),
        ("巩固和发展渔业税费改革成果。", ["渔业税费改革"]),
        ("贯彻执行调整、改革、整顿、提高的方针，分两步进行第一步改革，渔价非改革不可。", []),
        ("加速渔港管理体制的改革，有步骤地改革。", ["渔港管理体制改革"]),
        ("农村“三变”（资源变资产、资金变股金）改革。", ["农村“三变”改革"]),
        ("渔港收费、海域使用权等37项改革任务完成。", ["渔港收费改革", "海域使用权改革"]),
        ("渔业执法、船员培训等改革经验在各地推广。", ["渔业执法改革", "船员培训改革"]),
        ("扩大了船员制度和渔业保险制度等方面的改革试点。", ["船员制度改革", "渔业保险制度改革"]),
        ("渔港、盐业、海事等重点领域和关键环节的改革取得突破。", ["渔港改革", "盐业改革", "海事改革"]),
        ("渔港海事等重点改革深入推进。", ["渔港海事改革"]),
        ("推进海运、盐业、渔港等行业管理体制改革。", ["海运改革", "盐业改革", "渔港改革"]),
        ("渔业体制、盐业体制、航运体制改革同步推进。", ["渔业体制改革", "盐业体制改革", "航运体制改革"]),
        ("加快船员制度、渔港管理体制和相关制度改革。", ["船员制度改革", "渔港管理体制改革"]),
        ("深化零基预算、渔港服务能力提升等改革。", ["零基预算改革", "渔港服务能力提升改革"]),
        ("外贸和物价管理体制改革继续深化。", ["外贸管理体制改革", "物价管理体制改革"]),
        ("至于渔业管理体制的全面改革，需要时间。", ["渔业管理体制改革"]),
        ("推进渔业改革发展，深入推进航运业改革开放。", ["渔业改革", "航运业改革"]),
        ("加快渔业、盐业等海洋事业发展和改革。", ["海洋事业改革"]),
        ("发布渔业改革和发展规划纲要，共享渔业改革发展成果。", []),
        ("对渔港管理体制进行了重大改革。", ["渔港管理体制改革"]),
        ("完成渔港收费制度改革、船员制度改革等20余项改革。", ["渔港收费制度改革", "船员制度改革"]),
    ],
)
def test_names_that_end_in_reform(sentence: str, names: list[str]) -> None:
    found = [field.name for field in reforms_in(sentence, 0, len(sentence))]
    assert [name for name in names if name in found] == names
    assert set(found) <= {*names, "财政零基预算改革"}


def test_the_socialist_transformation_of_a_sector_is_a_field() -> None:
    found = areas(f"工作报告\n{PROSE}\n几年来完成了对农业、手工业和资本主义工商业的社会主义改造，{PROSE}\n")
    assert {f"{sector}的社会主义改造" for sector in ("农业", "手工业", "资本主义工商业")} <= set(found)
    assert found["农业的社会主义改造"].mentions[0].end < found["手工业的社会主义改造"].mentions[0].end


def test_what_goes_with_the_reform_of_a_field_is_part_of_a_further_name() -> None:
    text = "加大渔业改革创新力度。"
    assert "渔业改革创新" in reforms_in(text, 0, len(text))[0].aliases


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("三是稳步扩大制度型开放，办好渔业博览会。", "制度型开放"),
        ("纵深推进信访工作法治化，渔区更加平安。", "信访工作法治化"),
        ("推进国有经济布局优化和结构调整。", "国有经济布局优化和结构调整"),
        ("要逐步实现社会主义工业化，改善渔民生活。", "社会主义工业化"),
        ("财政科学管理改革试点稳步推进。", "财政科学管理改革"),
    ],
)
def test_reforms_of_the_nation_go_by_name(sentence: str, name: str) -> None:
    found = areas(f"工作报告\n{PROSE}\n{PROSE}{sentence}{PROSE}\n")
    assert name in found
    assert name == "财政科学管理改革" or name + "改革" not in found


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("国务院关于投资渔港改革的决定", "投资渔港改革"),
        ("关于加快渔业发展若干重大问题的决定（草案）", "渔业发展"),
        ("国务院关于鼓励支持和引导个体渔业发展的若干意见", "个体渔业发展"),
    ],
)
def test_the_title_of_a_cited_paper_names_its_field(title: str, name: str) -> None:
    found = areas(f"工作报告\n{PROSE}\n{PROSE}要认真执行《{title}》（国发〔2004〕3号）的要求，{PROSE}\n")
    assert name in found


@pytest.mark.parametrize("title", ["关于印发渔港建设方案的通知", "关于成立渔业委员会的决定", "渔业管理办法"])
def test_titles_about_papers_and_bodies_name_no_field(title: str) -> None:
    assert not areas(f"工作报告\n{PROSE}\n{PROSE}要认真执行《{title}》的要求，{PROSE}\n")


def test_what_opens_a_paragraph_is_its_line_even_where_it_is_an_action() -> None:
    opened = areas(f"工作报告\n一、渔业发展\n深入实施渔民消费提振行动。{PROSE}\n开展提振渔港专项行动。{PROSE}\n")
    assert {"渔民消费提振行动", "提振渔港专项行动"} <= set(opened)
    assert "渔民消费提振" in opened["渔民消费提振行动"].aliases
    inside = areas(f"工作报告\n一、渔业发展\n{PROSE}实施渔民消费提振行动。{PROSE}\n")
    assert "渔民消费提振行动" not in inside


def test_safeguards_that_have_a_field_are_lines() -> None:
    found = areas(
        f"某县关于渔业发展的意见\n六、保障措施\n（十五）完善利益机制。{PROSE}\n（十六）加强组织领导。{PROSE}\n"
    )
    assert "利益机制" in found
    assert "组织领导" not in found


def test_items_under_what_should_be_minded_are_lines() -> None:
    found = areas(
        f"工作报告\n一、应当注意的几个问题\n第一，\n正确处理渔业、盐业的关系。{PROSE}\n第二，\n实行技术革命。{PROSE}\n"
    )
    assert {"渔业、盐业的关系", "技术革命"} <= set(found)


def test_the_last_member_of_a_list_also_goes_by_its_place_in_it() -> None:
    first, *_, last = reforms_in("推进渔港、盐业、水运等行业改革。", 0, 16)
    assert "渔港、盐业、水运等行业改革" in first.aliases
    assert "水运等行业改革" in last.aliases


def test_places_of_fields_lie_in_the_sentence() -> None:
    text = "今年要深化电力、油气和铁路等行业改革。"
    for field in reforms_in(text, 0, len(text)):
        assert text[field.start : field.end][:2] == field.name[:2]


def test_full_names_in_a_list_share_no_head() -> None:
    names = [field.name for field in members("资产管理改革、预算改革和投融资体制改革")]
    assert names == ["资产管理改革", "预算改革", "投融资体制改革"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("某县人民政府关于加强河道管理的意见", "河道管理"),
        ("关于印发《社区养老服务实施方案》的通知", "社区养老服务"),
        ("国务院关于同意建立学前教育工作部际联席会议制度的批复", "学前教育"),
        ("国务院关于东江新区总体规划（2020—2035年）的批复", "东江新区规划建设"),
        ("转发水利局关于防护区的确定和加强防汛工作意见报告的通知", "防汛"),
        ("国家渔港火灾应急预案", "渔港火灾应急"),
        ("船舶登记条例", "船舶登记"),
        ("省人民政府关于印发船舶靠泊补贴暂行办法的通知", "船舶靠泊补贴"),
        ("中华人民共和国船舶吨税法实施细则", "船舶吨税"),
        ("县人民政府关于调整县第三次经济普查领导小组组成人员的通知", "县第三次经济普查"),
        ("省人民政府关于同意青石、云杉高新区建设国家生态旅游示范区的批复", "国家生态旅游示范区建设"),
        ("省人民政府关于2031年度渔业技术奖励的决定", "渔业技术奖励"),
        ("县人民政府关于2031年汛情和做好防汛工作的意见", "防汛"),
        ("关于扩大渔港开放助力打赢渔业转型攻坚战的意见", "渔港开放"),
        ("国务院办公厅关于推广第二批渔港管理改革举措的通知", "渔港管理改革"),
        ("国务院关于渔盐挂钩奖售粮几个问题的通知", "渔盐挂钩奖售粮"),
        ("国务院工作规则", None),
        ("县政府办公室关于放假安排的通知", None),
        ("某县领导小组组成人员名单", None),
    ],
)
def test_the_field_that_a_title_names(title: str, name: str | None) -> None:
    field = title_field(title)
    assert (field.name if field else None) == name


def test_headings_under_general_parts_name_no_area() -> None:
    found = areas(f"工作方案\n{PROSE}\n一、基本原则\n1.坚持质量优先。{PROSE}\n二、重点任务\n1.推进医疗改革。{PROSE}\n")
    assert "医疗改革" in found
    assert all("质量" not in name for name in found)


def test_a_part_that_says_what_for_makes_no_heading() -> None:
    assert fields_of("鼓励大企业兼并小企业，使资源得到利用") == []
    assert [field.name for field in fields_of("加强防汛工作，努力提高水平")] == ["防汛"]


def test_a_result_is_no_second_field() -> None:
    (field,) = fields_of("推进渔业绿色发展，水产加工转型步伐加快")
    assert "水产加工转型" in field.aliases


def test_several_systems_that_a_heading_reforms_are_one_field_each() -> None:
    found = areas(f"工作报告\n{PROSE}\n一、改革渔业体制和林业体制\n{PROSE}\n")
    assert set(found) == {"渔业体制改革", "林业体制改革"}


def test_a_pilot_at_a_place_names_no_field() -> None:
    assert "厦门综合改革" not in areas(f"工作报告\n{PROSE}\n一、深化农村改革\n推进厦门综合改革试点，{PROSE}\n")


def test_fields_that_sentences_take_up_in_turn() -> None:
    turns = "".join(f"{field}产业加快转型，{PROSE}" for field in ("茶叶", "水产", "石材"))
    text = f"工作报告\n{PROSE}\n一、壮大实体经济\n{turns}\n"
    assert {"茶叶产业", "水产产业", "石材产业"} <= set(areas(text))


def test_aspects_and_short_tasks_that_sentences_take_up_in_turn() -> None:
    aspects = "".join(f"{aspect}方面，{PROSE}" for aspect in ("渔港改造", "海水养殖"))
    assert {"渔港改造", "海水养殖"} <= set(areas(f"工作报告\n{PROSE}\n一、壮大实体经济\n{aspects}\n"))
    tasks = "".join(f"全力{task}，{PROSE}" for task in ("稳渔业", "稳就业", "稳外贸"))
    assert {"稳渔业", "稳就业", "稳外贸"} <= set(areas(f"工作报告\n{PROSE}\n一、壮大实体经济\n{tasks}\n"))


def test_one_area_under_several_names() -> None:
    found = areas(f"工作报告\n{PROSE}\n一、深化国有企业改革\n{PROSE}今年国企改革取得突破。\n")
    assert set(found) == {"国有企业改革"}
    assert "国企改革" in found["国有企业改革"].aliases


@pytest.mark.parametrize(
    ("heading", "further"),
    [
        ("坚持渔业优质高效发展", "渔业"),
        ("守牢渔港安全底线", "渔港安全"),
        ("健全渔民养老服务体系", "渔民养老"),
        ("打好海岸治理攻坚战和持久战", "海岸治理"),
        ("深化互利共赢的渔业合作", "渔业合作"),
        ("建设更有温度的“渔家服务”", "“渔家服务”"),
        ("促进海岛旅游品质化品牌化升级", "海岛旅游"),
        ("提高渔港服务质量和水平", "渔港服务"),
        ("科技创新加快引领渔业生产力发展", "科技创新"),
        ("坚持扩大渔业内需战略基点", "扩大渔业内需"),
        ("全力办好民生实事增进渔民福祉", "民生实事"),
        ("实施海洋兴县战略，推进海岛协调发展和新型城镇化", "新型城镇化"),
        ("大力提振消费、提高投资效益", "投资效益"),
        ("以公正监管促进渔业公平竞争", "公正监管"),
    ],
)
def test_a_field_also_goes_by_its_name_without_head_result_or_quantity(heading: str, further: str) -> None:
    [field] = fields_of(heading)
    assert further in (field.name, *field.aliases)


def test_the_name_of_a_wider_and_a_narrower_area_stay_apart() -> None:
    found = areas(f"工作报告\n{PROSE}\n一、深化农村改革\n{PROSE}\n（一）推进农村土地制度改革。{PROSE}\n")
    assert set(found) == {"农村改革", "农村土地制度改革"}


def test_items_that_reward_places_have_the_field_that_they_are_about() -> None:
    text = f"奖励事项如下：\n一、对推进农产品流通现代化成效明显的县，{PROSE}（商务部负责）\n{PROSE}\n"
    assert "农产品流通现代化" in areas(text)


def test_a_line_that_a_sentence_opens_with_has_a_measure_behind_it() -> None:
    measure = "实施渔船更新行动，"
    assert "渔盐融合发展" in areas(f"工作报告\n{PROSE}\n推进渔盐融合发展，{measure}{PROSE}\n")
    assert "海洋高地建设" in areas(f"工作报告\n{PROSE}\n推进海洋高地建设，{measure}{PROSE}\n")
    assert not areas(f"工作报告\n{PROSE}\n推进渔盐融合发展，加大信贷投放，{PROSE}\n")


def test_a_line_that_names_a_single_thing_is_no_field() -> None:
    assert not areas(f"工作报告\n{PROSE}\n推进渔民医院建设，实施渔船更新行动，{PROSE}\n")


def test_the_documents_own_field_is_found_where_sentences_name_it_again() -> None:
    title = "关于加强渔港监测管理的意见"
    found = areas(f"{title}\n{PROSE}各地要重视渔港监测管理，及时公布结果。{PROSE}\n", title=title)
    assert len(found["渔港监测管理"].mentions) == 2


def test_short_tasks_that_a_paragraph_lists_are_work_lines() -> None:
    tasks = ("繁荣海岛文化", "深化对岸合作", "加快渔港改造", "扩大海水养殖", "完善灾害预警")
    listed = "".join(f"{number}是{task}，更好服务渔民；" for number, task in zip("一二三四五", tasks, strict=True))
    found = areas(f"工作报告\n{PROSE}\n《纲要》部署了五项任务。{listed[:-1]}。\n{PROSE}\n")
    assert {"海岛文化", "对岸合作", "渔港改造", "海水养殖", "灾害预警"} <= set(found)


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("责任单位为区财政局、区渔业管理局、区发展改革局。", []),
        ("这家渔场获评全省渔业改革奖。", []),
        ("从规划、项目、政策、改革等方面抓好落实。", []),
        ("全县先后进行三轮渔业管理体制改革。", ["渔业管理体制改革"]),
        ("切实保障“渔船换证”改革落地。", ["“渔船换证”改革"]),
        ("今年全面推开渔港综合改革。", ["渔港综合改革"]),
        ("三年来进行了渔港、盐业和流通体制等方面的重大改革。", ["渔港改革", "盐业改革", "流通体制改革"]),
        ("继续改革渔港收费制度，加强管理。", []),
    ],
)
def test_what_stands_before_reform_is_no_field_or_no_part_of_it(sentence: str, names: list[str]) -> None:
    assert [field.name for field in reforms_in(sentence, 0, len(sentence))] == names


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("关于印发聚焦渔民关切进一步优化渔港环境行动方案的通知", "渔港环境"),
        ("关于持续优化渔港环境支持渔业企业更好发展的若干措施", "渔港环境"),
        ("关于促进渔港改革和创新发展实施方案的通知", "渔港改革和创新发展"),
    ],
)
def test_the_field_of_a_title_is_what_its_last_verb_governs(title: str, name: str) -> None:
    found = title_field(title)
    assert found is not None
    assert found.name == name


def test_a_chapter_names_an_area_whatever_it_ends_in() -> None:
    title = "船舶登记条例"
    chapters = ("第一章 总则", "第二章 验船机构和验船师", "第三章 法律责任")
    text = "\n".join([title, *(f"{chapter}\n第{at}条 {PROSE}" for at, chapter in zip("一二三", chapters, strict=True))])
    assert {"船舶登记", "验船机构和验船师"} == set(areas(text, title=title))


def test_a_heading_that_adds_to_the_title_is_a_part_of_its_field() -> None:
    title = "关于开展渔业扶贫的意见"
    found = areas(f"{title}\n{PROSE}\n一、建立渔业扶贫机制\n{PROSE}\n", title=title)
    assert {"渔业扶贫", "渔业扶贫机制"} <= set(found)


def test_a_year_in_a_title_is_no_part_of_the_field() -> None:
    title = "云和县2014年渔民养老保险统筹补偿方案"
    assert "渔民养老保险统筹补偿" in areas(f"{title}\n{PROSE}\n", title=title)


@pytest.mark.parametrize("heading", ["坚定不移深化改革开放，释放市场活力", "改革开放迈出新步伐", "加大改革开放力度"])
def test_reform_and_opening_is_the_line_of_the_part_that_it_heads(heading: str) -> None:
    assert "改革开放" in areas(f"工作报告\n{PROSE}\n一、{heading}\n{PROSE}\n")


@pytest.mark.parametrize("heading", ["打造改革开放新高地", "庆祝改革开放四十周年", "推广改革开放经验"])
def test_reform_and_opening_as_a_part_of_other_names_is_none(heading: str) -> None:
    assert "改革开放" not in areas(f"工作报告\n{PROSE}\n一、{heading}\n{PROSE}\n")
