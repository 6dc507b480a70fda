"""A generated catalogue of development zones: plausible names, always the same ones, marked as generated."""

import random
from collections.abc import Iterator

from accounts.reference import regions

SOURCE = "生成的目录（基准测试用，非真实名录）"
HEAD = ("序号", "开发区名称", "代码", "省份", "批准时间", "核准面积（公顷）", "主导产业", "级别", "类型")
FIRST = (
    "安宝长常城大德东丰阜富高广海和恒红华怀惠嘉江金晋靖开昆兰乐连临龙隆泸洛明南宁平浦"
    "清庆泉荣瑞三上绍石顺松泰天通望文武西仙孝新信兴宜银永玉云泽中"
)
SECOND = (
    "安昌城川德东都丰阜港谷冠海河化惠江津晋康口乐里岭陵龙隆门南宁坪浦桥清泉仁山寿水台塘田通屯湾溪县乡新兴阳义营源州庄"
)
ENDINGS = (
    ("经济开发区", "provincial", "其他"),
    ("经济技术开发区", "national", "经济技术开发区"),
    ("高新技术产业开发区", "provincial", "高新技术产业开发区"),
    ("工业园区", "provincial", "工业园区"),
    ("产业集聚区", "provincial", "工业园区"),
    ("循环经济产业园", "provincial", "工业园区"),
)
INDUSTRIES = (
    "装备制造",
    "电子信息",
    "新材料",
    "生物医药",
    "农副产品加工",
    "纺织服装",
    "化工",
    "汽车及零部件",
    "新能源",
)
LEVELS = {"national": "国家级", "provincial": "省级"}


def rows(count: int) -> Iterator[list[str]]:
    """Yield so many rows of the catalogue of 2018 as it is printed; provinces differ in size by a Zipf-like rule."""
    dice = random.Random(2018)  # noqa: S311 - names, not secrets
    provinces = [row for row in regions() if row.kind == "province"]
    weights = [1 / (place + 3) for place in range(len(provinces))]
    taken: set[tuple[str, str]] = set()
    while len(taken) < count:
        province = dice.choices(provinces, weights)[0]
        ending, level, kind = dice.choices(ENDINGS, (40, 9, 8, 25, 10, 8))[0]
        place = dice.choice(FIRST) + dice.choice(SECOND) + (dice.choice(SECOND) if len(taken) % 3 else "")
        name = f"{place}{ending}"
        if (province.code, name) in taken:
            continue
        taken.add((province.code, name))
        number = len(taken)
        industries = "、".join(dice.sample(INDUSTRIES, 3))
        month = f"{dice.randint(1988, 2017)}.{dice.randint(1, 12):02d}"
        area = f"{dice.randint(8_000, 900_000) / 100:,.2f}"
        yield [str(number), name, f"T{number:06d}", province.name, month, area, industries, LEVELS[level], kind]
