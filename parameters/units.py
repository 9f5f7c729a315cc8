"""Units in the language of the reader: every unit of a parameter, an outcome, a field or a figure of 2020."""

from __future__ import annotations

CAP_UNIT, NO_CAP = "yuan/county/year", 1e12
"""Unit of the yearly caps of policies, and the number that stands for none."""

WORDS_ZH = {
    "yuan": "元",
    "county": "县",
    "person": "人",
    "persons": "人",
    "births": "次",
    "half workers": "半劳力",
    "rows": "行",
    "number": "号",
    "household": "户",
    "households": "户",
    "year": "年",
    "month": "月",
    "months": "个月",
    "day": "天",
    "days": "天",
    "mu": "亩",
    "elasticity": "弹性",
    "log": "对数",
    "case": "例",
    "cases": "例",
    "stay": "次住院",
    "student": "名学生",
    "posts": "个岗位",
    "years": "年",
    "places": "个位置",
    "person-months": "人月",
    "index": "指数",
    "ratio": "比值",
    "share": "比例",
    "sd": "标准差",
    "power": "幂",
    "code": "编码",
    "key": "编号",
    "bit set": "位集",
    "see target": "见目标",
    "0 or 1": "0或1",
    "0 to 1": "0至1",
    "0, 1 or 2": "0、1或2",
}
WHOLE_ZH = {
    "month": "月份",
    "ratio per share": "比值/份额",
    "sd of log": "对数标准差",
    "share a month": "比例/月",
    "share a year": "比例/年",
    "share of households a year": "占户数比例/年",
    "share of households a month": "占户数比例/月",
    "share of households": "占户数比例",
    "share of persons": "占人口比例",
    "share of persons a year": "占人口比例/年",
    "share of households ever listed": "占曾纳入监测户比例",
    "share of listed": "占监测户比例",
    "share of those in trouble": "占应纳入监测户比例",
    "share of the standard": "占标准比例",
    "per household and year": "次/户·年",
    "per person and year": "次/人·年",
    "log points": "对数点",
    "100 yuan": "百元",
    "month of the year": "月份",
    "years after 2020": "2020年后第几年",
    "persons a village": "人/村",
    "per mille of the going wage": "‰(相对通行工资)",
    "% of the wage of his skill": "%(相对其技能工资)",
    "log per mille": "对数千分点",
    "log per sd": "对数/标准差",
    "share of wages and farm quality": "占工资和经营水平比例",
    "yuan2/month2": "平方元/平方月",
}


def unit_text(unit: str, lang: str) -> str:
    """A unit in the language: `yuan/person/year` is 元/人·年. One that is not known stays as it is."""
    if lang != "zh":
        return unit
    if unit in WHOLE_ZH:
        return WHOLE_ZH[unit]
    first, *others = unit.split("/")
    words = [WORDS_ZH.get(word, word) for word in (first, *others)]
    return words[0] + ("/" + "·".join(words[1:]) if others else "")


def as_per_cent(unit: str) -> bool:
    """Whether a value of this unit is a share, which people read as per cent."""
    return unit.split(" ")[0] == "share"


def value_text_of(value: float, unit: str, lang: str) -> tuple[str, str]:
    """A value and its unit as one reads them: shares as per cent, money and counts with separators, others in full."""
    if as_per_cent(unit):
        rest = unit.removeprefix("share").strip()
        shown = f"% {rest}".strip() if lang != "zh" else unit_text(unit, lang).replace("比例", "%", 1)
        return f"{100.0 * value:,.6g}", shown
    text = f"{value:,.0f}" if abs(value) >= 1000 else f"{value:,.4g}"
    return text, unit_text(unit, lang)
