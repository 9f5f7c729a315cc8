"""Values far from what is believed: slips of unit are far, the parameter's own values and its prior are not."""

from __future__ import annotations

import pytest

from parameters.parameter import Parameter
from parameters.plausible import believed_range, far_from_prior
from parameters.registry import load_registry

EVERY = list(load_registry().parameters().values())


@pytest.mark.parametrize("parameter", EVERY, ids=lambda parameter: parameter.full_name)
def test_what_is_believed_is_not_far(parameter: Parameter) -> None:
    low, high = believed_range(parameter)
    assert parameter.low <= low <= high <= parameter.high
    assert not any(far_from_prior(parameter, dated.value) for dated in parameter.values)
    assert not far_from_prior(parameter, low) and not far_from_prior(parameter, high)


def test_a_monthly_amount_and_a_factor_of_fifty_are_far() -> None:
    wage = load_registry().groups["drivers"].parameters["wage_outside"]
    assert far_from_prior(wage, 4549.0 * 12) and far_from_prior(wage, 4549.0 * 50) and far_from_prior(wage, 150.0)
    assert not far_from_prior(wage, 6000.0)
    standard = load_registry().groups["dibao"].parameters["standard"]
    assert far_from_prior(standard, 4280.0 / 12) and far_from_prior(standard, 4280.0 * 12)
    assert not far_from_prior(standard, 5500.0)


def test_zero_switches_off_and_is_not_far() -> None:
    assert not any(far_from_prior(parameter, 0.0) for parameter in EVERY)


def test_one_element_of_a_vector_can_be_far() -> None:
    vector = next(p for p in EVERY if p.length and p.prior is None and p.high > 1e3)
    usual = tuple(vector.values[0].value)  # type: ignore[arg-type]
    assert not far_from_prior(vector, usual) and far_from_prior(vector, (*usual[:-1], max(usual) * 50))


OPEN_ENDED = {"farmers_fund.tier_upper", "medical_cover.serious_upper"}
"""Upper ends of tiers, of which the last has none."""
NEVER_NEAR_ZERO = (
    "dibao.standard",
    "lines.poverty_standard",
    "lines.monitoring_line",
    "drivers.wage_outside",
    "drivers.wage_local",
    "drivers.urban_income",
    "health.mean_bill",
)


@pytest.mark.parametrize("parameter", [p for p in EVERY if p.full_name not in OPEN_ENDED], ids=lambda p: p.full_name)
def test_the_permitted_range_of_an_amount_refuses_a_slip_of_unit(parameter: Parameter) -> None:
    """A yearly amount for a monthly one is twelve times too much, a mistyped zero ten times, and fifty passes nowhere."""
    if not any(word in parameter.unit for word in ("yuan", "mu", "posts", "index")) or parameter.unit.startswith("share"):
        return
    if parameter.fixed[0]:  # nobody can write it
        return
    assert parameter.high < 12.0 * believed_range(parameter)[1]


@pytest.mark.parametrize("name", NEVER_NEAR_ZERO)
def test_a_monthly_amount_for_a_yearly_one_is_refused(name: str) -> None:
    parameter = load_registry().parameters()[name]
    assert all(isinstance(dated.value, float) and dated.value / 12.0 < parameter.low for dated in parameter.values)
