"""What a household's fields are called and what their codes mean, in both languages: for people who look at one household."""

from __future__ import annotations

import re
from collections.abc import Mapping

from agents import codes
from agents.codes import YES_NO, Item
from agents.household import Care, Diary, Household, Member, Past
from agents.products import PRODUCTS
from engine.bills import SLOTS
from engine.flows import POLICIES
from engine.passes import LAID_IN, STATES
from engine.record import BIT_SET, Field, Nested, fields
from parameters.registry import load_registry

BELOW = (*YES_NO, Item("unknown", "尚无记录", "no record yet"))
SEX = (Item("female", "女", "female"), Item("male", "男", "male"))
HEALTH = (
    Item("good", "良好", "good"),
    Item("chronic", "慢性病", "chronic illness"),
    Item("severe_chronic", "重度慢性病", "severe chronic illness"),
)
DISABILITY = (Item("none", "无", "none"), Item("mild", "轻度", "mild"), Item("severe", "重度", "severe"))
CAPACITY = (
    Item("none", "无劳动能力", "unable to work"),
    Item("weak", "弱劳动能力", "weak capacity"),
    Item("full", "有劳动能力", "able to work"),
)
STUDY = (
    Item("none", "不在读", "not at school"),
    Item("infant", "学前", "below school age"),
    Item("pupil", "义务教育", "compulsory school"),
    Item("student", "高中（中职）", "high or vocational school"),
    Item("undergraduate", "大专及以上", "college"),
)
LOANS = (
    Item("none", "无贷款", "no loan"),
    Item("microcredit", "小额信贷", "subsidised micro-credit"),
    Item("ordinary", "一般贷款", "ordinary loan"),
    Item("unsubsidised", "失去贴息的小额信贷", "micro-credit that lost its subsidy"),
)
HOLDER = (
    Item("nobody", "无人在岗", "nobody"),
    Item("holds", "有人在岗", "a member holds a seat"),
    Item("through", "有合同到期", "a contract is through"),
)
ANIMALS = (Item("pig", "猪", "pig"), Item("sheep", "羊", "sheep or goat"), Item("horse", "马", "horse"), Item("cattle", "牛", "cattle"))
MEANINGS: dict[str, tuple[Item, ...]] = {
    "sex": SEX,
    "health": HEALTH,
    "disability": DISABILITY,
    "work": codes.WORK,
    "usual_work": codes.WORK,
    "presence": codes.PRESENCE,
    "household_class": codes.HOUSEHOLD_CLASSES,
    "resettled": YES_NO,
    "belt": codes.BELTS,
    "crop": PRODUCTS,
    "animal": PRODUCTS,
    "below": BELOW,
    "below_before_aid": BELOW,
    "ever_relapsed": YES_NO,
    "dropped_out": YES_NO,
    "defaulted": YES_NO,
    "below_before_posts": YES_NO,
    "lost_job": YES_NO,
    "single": YES_NO,
    "study": STUDY,
    "can_work": CAPACITY,
    "loan_kind": LOANS,
    "stolen_kind": ANIMALS,
    "holder": HOLDER,
    "struck": YES_NO,
}
"""Fields that hold the position in a list."""
NO_MONTH = {"birth_month": Item("nobody", "空位", "nobody"), "post_gone": Item("none", "无", "none")}
"""Fields that hold a month of the calendar, and what 0 means there; those of programmes say so by their unit, and 0 means none."""
PAYERS = {item.name: item for item in codes.PAYERS_OF_BILLS}
PARTS = tuple(
    Item(f"{each.bill}_{each.payer}", f"{PAYERS[each.payer].zh}·{bill.zh}", f"{PAYERS[each.payer].en}, {bill.en}")
    for each in SLOTS
    for bill in codes.BILLS
    if bill.name == each.bill
)
CALENDAR = tuple(Item(str(number), f"{number}月", f"month {number}") for number in range(1, 13))
"""Months of the year, as places of a ring of twelve months."""
PLACES: dict[str, tuple[Item, ...]] = {
    "heads": CALENDAR,
    "year_sources": codes.INCOME_SOURCES,
    "loss": codes.CAUSES[: codes.OTHER],
    "cost": codes.BILLS,
    "own_cost": codes.BILLS,
    "approved": PARTS,
    "waiting": PARTS,
    "loss_next": codes.LASTING,
}
"""Vectors whose places have names."""
ENGLISH = {
    "net_12": "net income of the last twelve months",
    "less_rigid_12": "the same less rigid spending, last twelve months",
    "aid_12": "targeted aid of the last twelve months",
    "month_shock": "private losses of the month",
    "cash": "cash savings",
    "debt": "informal debt",
    "capital": "productive capital",
    "loan": "bank loan",
    "kin": "kin group",
    "crop": "crop for sale",
    "animal": "animals",
    "uneven": "months in which the last twelve still hold a change of members",
    "single": "never married",
    "born": "births this year",
    "died": "deaths this year",
    "married_in": "who married into the household this year",
    "married_out": "who left it by marriage this year",
    "parted": "members with whom it parted from the parents' household this year",
    "head_months": "person-months of the last twelve beyond those of today's members",
    "heads_before": "person-months of the accounting year before",
    "heads": "members in each of the last twelve months",
    "bears_from": "years after 2020 from which its trees bear",
    "month_wages": "wages of the month",
    "month_business": "net business income of the month",
    "month_property": "property income of the month",
    "month_transfers": "net transfers of the month",
    "month_net": "net income of the month",
    "month_less_rigid": "the same less rigid spending, of the month",
    "month_posts": "pay of posts, of the month",
    "posts_12": "pay of posts of the last twelve months",
    "posts": "pay of posts",
    "loan_months": "months left of the loan",
    "loan_kind": "kind of loan",
    "resident_months": "person-months of residents this year",
    "lost_job": "without work for a lost job",
    "purse_months": "person-months of the shared purse this year",
    "loss_next": "loss that goes on into the next accounting year",
    "hardship": "hardship of the accounting year is at most (126: more; 127: a case waits)",
    "holder": "seat of a programme",
    "struck": "property, a life or health lost this month",
    "cost": "cost of hardship in the accounting year",
    "covered": "hardship covered in the accounting year",
    "crop_luck": "luck of the year's crop for sale over the village's, 0 before its first harvest",
    "medical_own": "own medical cost of the accounting year, after all payments",
    "grain_to_eat": "grain in store to be eaten, at the prices of its harvest",
    "grain_to_sell": "grain in store to be sold, at the prices of its harvest",
    "crop_missing": "what poor harvests left out of the store, not yet counted as lost",
    "price_missing": "what low prices took from the store, not yet counted as lost",
    "billed": "hospital bills of the year, before anybody pays of them",
    "property_loss": "property loss that is not covered",
    "stolen_value": "value of stolen animals that is not covered",
    "stolen_kind": "kind of stolen animals",
    "deaths": "deaths of the month",
    "accident_deaths": "of them by accident",
    "accident_disabled": "disabled by accident this month",
    "persons_start": "persons at the start of the accounting year",
    "below_before_posts": "the same before aid and posts",
    "schooling": "years of schooling",
    "post_gone": "first month without the pay of a post that ended",
    "month_cash": "cash income of the month",
    "month_aid": "targeted aid of the month",
    "last_year_income": "income a head less rigid spending, last accounting year",
    "received": "policies that paid this year",
    "hands": "hands on the own farm this month, in halves",
    "room": "rows of the table of people kept for the household",
    "first": "first row in the table of people",
    "key": "number of the person",
    "laid_up": "members laid up by illness",
    "chronic": "members with chronic illness",
    "below": "below the standard in the last accounting year",
    "below_before_aid": "the same before aid",
    "ever_relapsed": "has relapsed or entered poverty",
    "dropped_out": "a child dropped out of school this year",
    "own_cost": "own cost of this year's bills, before claims",
    "approved": "approved by payers of claims this year",
    "waiting": "approved or set aside, and not paid",
    "promised": "approved and not paid, in all",
    "loss": "loss of the accounting year",
    "year_sources": "disposable income this year",
    "year_net": "net income this year",
    "year_less_rigid": "the same less rigid spending, this year",
    "year_cash": "cash income this year",
    "net": "net income",
    "less_rigid": "the same less rigid spending",
    "aid": "targeted aid",
    "skill": "level of wages, per mille",
    "drift": "skill beyond its lasting level, log per mille",
    "premium": "what the job pays beyond the wage of the skill, %",
    "seen_wrongly": "error with which looks see the income, which stays from look to look, log per mille",
    "seen_again": "what the look of 2020 at the near-poor sees beside the year's income, log per mille, 0 for nothing",
    "farm_drift": "quality of the farm beyond its lasting level, log per mille",
    "study": "stage of schooling",
    "can_work": "capacity to work",
    "ill_months": "months still laid up",
    "idle_months": "months without work",
    "seat": "kind of the seat held",
    "seat_months": "months left of the seat",
}


def _policies(lang: str) -> list[str]:
    groups = load_registry().groups
    return [groups[policy].name_zh if lang == "zh" else groups[policy].name for policy in POLICIES]


def kept_fields() -> dict[str, Field]:
    """Fields of the records that programmes keep of a household or of its members."""
    records = [*STATES.values(), *(record for record, at in LAID_IN.values() if at != "village")]
    return {name: field for record in records for name, field in fields(record).items() if isinstance(field, Field)}


def meanings_of(name: str) -> tuple[Item, ...]:
    """What the codes of a field mean; nothing of a field that holds none."""
    kept = kept_fields().get(name)
    return MEANINGS.get(name) or (kept.words if kept is not None and kept.unit != BIT_SET else ())


def bits_of(name: str, lang: str) -> list[str]:
    """Names of the bits of a field that is a set of them; nothing of others."""
    if name == "received":
        return _policies(lang)
    kept = kept_fields().get(name)
    items = kept.words if kept is not None and kept.unit == BIT_SET else ()
    return [item.zh if lang == "zh" else item.en for item in items]


def english_title(name: str) -> str:
    """The English title of a field of the household's records; programmes say it with the field."""
    kept = kept_fields().get(name)
    return kept.en if kept is not None and kept.en else ENGLISH.get(name, name.replace("_", " "))


def field_title(name: str, lang: str) -> str:
    """Title of a value as `HouseholdView.accounts` names it: `loss[3]`, `members[0].work`, `past[8].net`."""
    place, dot, rest = name.partition("].")
    if not dot:
        stem, bracket, number = name.partition("[")
        title = title_in({**fields(Household), **fields(Diary), **kept_fields()}, stem, lang)
        return f"{title}{place_in(stem, int(number.rstrip(']')), lang)}" if bracket else title
    stem, number = place.split("[")
    declared, at = (fields(Past), "month") if stem == "past" else ({**fields(Member), **fields(Care)}, "member")
    title, position = title_in(declared, rest, lang), int(number) + 1
    if lang == "zh":
        return f"{position}月：{title}" if stem == "past" else f"成员{position}：{title}"
    return f"{at} {position}: {title}"


def title_in(declared: Mapping[str, Field | Nested], name: str, lang: str) -> str:
    """The title of a field of a record; without the list of codes behind it where values and places are shown in words."""
    if lang != "zh":
        return english_title(name)
    title = declared[name].zh
    return re.sub(r"\([^)]*\)$", "", title) if meanings_of(name) or name in PLACES or bits_of(name, lang) else title


def place_in(stem: str, number: int, lang: str) -> str:
    """What stands behind the title of a vector for one of its places."""
    if stem in PLACES:
        item = PLACES[stem][number]
        return f"：{item.zh}" if lang == "zh" else f": {item.en}"
    return f"，第{number + 1}项" if lang == "zh" else f", part {number + 1}"


def value_words(name: str, value: float, lang: str) -> str:
    """A value in words where it is a code, a date or a set, else as a number with at most two decimals."""
    field = name.rpartition(".")[2].partition("[")[0]
    if 0 <= int(value) < len(meanings := meanings_of(field)):
        item = meanings[int(value)]
        return item.zh if lang == "zh" else item.en
    if bits := bits_of(field, lang):
        got = [name_of for bit, name_of in enumerate(bits) if int(value) >> bit & 1]
        return ("、" if lang == "zh" else ", ").join(got) or ("无" if lang == "zh" else "none")
    if field in NO_MONTH or (field in kept_fields() and kept_fields()[field].unit == "month"):
        none = NO_MONTH.get(field, NO_MONTH["post_gone"])
        return f"{int(value) // 12}-{int(value) % 12 + 1:02d}" if value else none.zh if lang == "zh" else none.en
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.2f}"
