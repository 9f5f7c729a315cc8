"""Named values: put together once, in the order of the list of programmes, and closed; machine code follows who modifies them."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType, SimpleNamespace

import pytest

from engine.compiled import rule, source_hash
from engine.mode import UNCOMPILED
from engine.values import VALUES, Values

LIFE = """
def chance(x, rules):
    return rules.work.finding * x
def left_of_bill(left, x, rules):
    return left
"""
FIRST = """
def factor(p: Work):
    return 1.0 - p.less
def pays(left, p: Work):
    return min(left, p.cap)
"""
SECOND = """
def factor(x):
    return 1.0 + x
def pays(x, left):
    return 0.5 * left
"""
RULES = SimpleNamespace(work=SimpleNamespace(finding=0.3, less=0.1, cap=30.0))


def module(name: str, text: str) -> ModuleType:
    """A module of this source whose functions are rules."""
    found = ModuleType(name)
    exec(compile(f"from __future__ import annotations\n{text}", name, "exec"), vars(found))
    for key, each in list(vars(found).items()):
        if isinstance(each, Callable) and hasattr(each, "__code__"):  # type: ignore[arg-type]
            setattr(found, key, rule(each))
    return found


Modifiers = list[tuple[str, Callable[..., object]]]


def house(*programmes: str, kind: str = "-") -> tuple[Values, ModuleType, Modifiers]:
    """Values of their own, the module that works them out, and rules of programmes that modify them, in this order."""
    values, life = Values(), module("rooms.life", LIFE)
    values.value("*")(life.chance)
    values.value(kind)(life.left_of_bill)
    made: Modifiers = []
    for name in programmes:
        programme = module(f"programmes.{name}", {"first": FIRST, "second": SECOND}[name])
        made += [("life.chance", programme.factor), ("life.left_of_bill", programme.pays)]
    return values, life, made


@pytest.mark.parametrize("order", [("first", "second"), ("second", "first")])
def test_a_product_is_taken_in_the_order_of_the_list(order: tuple[str, str]) -> None:
    values, life, made = house(*order)
    values.put_together(made)
    x = 0.7
    expected = RULES.work.finding * x
    for name in order:
        expected *= {"first": 1.0 - 0.1, "second": 1.0 + x}[name]
    assert life.chance(x, RULES) == expected


@pytest.mark.parametrize(("order", "left"), [(("first", "second"), 35.0), (("second", "first"), 20.0)])
def test_a_payer_is_told_what_those_before_it_left(order: tuple[str, str], left: float) -> None:
    """Of 100: 30 and half of the rest, or half and 30 of the rest."""
    values, life, made = house(*order)
    values.put_together(made)
    assert life.left_of_bill(100.0, 0.0, RULES) == left


def test_without_programmes_a_value_is_itself() -> None:
    values, life, _ = house()
    values.put_together([])
    assert life.chance(0.7, RULES) == RULES.work.finding * 0.7 and life.left_of_bill(100.0, 0.0, RULES) == 100.0


def test_asked_too_early_or_put_together_twice_it_raises() -> None:
    values, life, made = house("first")
    with pytest.raises(RuntimeError, match="chance is not put together"):
        life.chance(0.7, RULES)
    values.put_together(made)
    with pytest.raises(RuntimeError, match="before"):
        values.put_together(made)
    with pytest.raises(RuntimeError, match="factor"):
        values.value("*")(module("rooms.late", FIRST).factor)


def test_modifiers_of_nothing_are_refused() -> None:
    values, _, made = house("first")
    with pytest.raises(ValueError, match=r"modifies life\.chanse: expected one of .*life\.chance"):
        values.put_together([("life.chanse", made[0][1])])


def test_a_modifier_asks_for_what_its_value_is_given() -> None:
    values, life, _ = house()
    asking = module("programmes.first", "def factor(y):\n    return y")
    with pytest.raises(TypeError, match=r"factor\(y\)"):
        values.put_together([("life.chance", asking.factor)])
    for combine, one in (("-", life.chance), ("+", life.left_of_bill)):
        with pytest.raises(TypeError, match="expected a kind"):
            Values().value(combine)(one)


def key(*programmes: str, life: str = LIFE, first: str = FIRST) -> str:
    """The hash under which machine code of `chance` is kept."""
    values = Values()
    home = module("rooms.life", life)
    values.value("*")(home.chance)
    made = [module(f"programmes.{name}", {"first": first, "second": SECOND}[name]) for name in programmes]
    values.put_together([("life.chance", each.factor) for each in made])
    return source_hash(home.chance)


@pytest.mark.skipif(UNCOMPILED, reason="machine code is kept of compiled rules")
def test_machine_code_is_kept_for_who_modifies_a_value_and_how() -> None:
    keys = [key(), key("first"), key("second"), key("first", "second"), key("second", "first")]
    keys += [key("first", first=FIRST.replace("1.0 -", "1.5 -")), key("first", life=LIFE.replace("* x", "* x * x"))]
    assert len(set(keys)) == len(keys)
    assert key("first") == keys[1], "and the same where nothing differs"


def test_the_values_of_the_model_have_their_modifiers() -> None:
    import model.month

    assert model.month.MONTH and VALUES.closed
    assert {name: value.modified_by for name, value in VALUES.known.items()} == {
        "work.chance_to_find": ["job_loss_insurance.search_effort", "monitoring_help.matching"],
        "farming.stand": ["crop_insurance.neglect"],
        "consumption.left_of_fee": ["school_aid.aid_pupil"],
        "health.left_of_bill": ["medical_cover.pay_bill"],
        "health.left_of_visits": ["medical_cover.pay_visits"],
        "health.left_of_medicines": ["medical_cover.pay_medicines"],
        "dividing.pass_on": ["monitoring_list.stay_listed"],
        "people.of_this_year": ["relief.for_last_year"],
        "people.waits_for_decision": ["relief.case_waits"],
        "standing.standing_of": ["dibao_case.standing_by_dibao", "monitoring_list.standing_by_list"],
    }
