"""Fit what the facts bind only in sum: chances of living away, schooling shifts, class thresholds, the ability grid.

Run `python run.py generate population` after a change of the data or of the code that builds people; it takes
about a minute and rewrites `fitted.csv` and `fitted_ability.csv` with target and achieved value beside each number.
"""

from __future__ import annotations

import csv

import numpy as np
from numpy.typing import NDArray

from agents import codes
from agents.population import people as building
from agents.population import places, registration
from agents.population.composition import REFERENCE_MONTH
from agents.population.counties import CENSUS_UNITS, census, registered_villagers
from agents.population.data import FOLDER, group
from agents.population.fitted import _TRIAL, ABILITY_RANKS, fitted, rank_of_ability

Floats = NDArray[np.float64]
ROUNDS_OF_ABILITY, ROUNDS = 3, 15
"""Rounds after which the distribution of ability is read, which needs households by place and no class; and rounds in all."""
THRESHOLD_STEPS = {"lifted_under": 0.5, "near_poor_under": 0.35}
"""Log yuan by which a threshold is moved per log of persons too few."""
ABILITY_SPAN = 8.0
"""Half-width of the trial grid, in sd: ranks under it are linear in the latent, which can so be read back."""
COUNTIES = len(codes.COUNTIES)
UNITS = len(CENSUS_UNITS)
LABELS = {
    "mean_size": [unit.name for unit in CENSUS_UNITS],
    "town_chance": [unit.name for unit in CENSUS_UNITS],
    "schooling_shift": [unit.name for unit in CENSUS_UNITS],
    "unschooled_under": [unit.name for unit in CENSUS_UNITS],
    "employed_share": [unit.name for unit in CENSUS_UNITS],
    "farm_share": [unit.name for unit in CENSUS_UNITS],
    "migrant_intercept": ["village", "resettled"],
    "lifted_under": [f"{kind} {c.name}" for kind in ("village", "resettled") for c in codes.COUNTIES],
    "near_poor_under": [c.name for c in codes.COUNTIES],
}
EXPLAINED = {
    "mean_size": ("registered persons a village household", "derived", "turns persons into households by census unit"),
    "town_chance": ("chance that a household lives in a town", "F0207-F0398", "persons present meet the census"),
    "schooling_shift": ("years", "F0222-F0390", "years of those present over 15: census less rural gap"),
    "unschooled_under": ("latent years", "F0223-F0391", "illiteracy of those present over 15"),
    "employed_share": ("share", "F0218-F0386", "employed share of those present over 16"),
    "farm_share": ("share", "F0219-F0387", "farming share of the employed present, census share over the rural share"),
    "migrant_intercept": ("log odds", "F0661", "migrants a household"),
    "lifted_under": ("log yuan", "F0429 and the incidence prior", "lifted persons by county of origin"),
    "near_poor_under": ("log yuan", "assumption", "near-poor persons by county of origin"),
}


def targets() -> dict[str, Floats]:
    """What each fitted vector aims at, in the order of LABELS."""
    urban_share = 1.0 - census("rural residents, derived") / census("resident population (census)")
    _, lifted, near = registration.cells()
    return {
        "mean_size": registered_villagers(),
        "town_chance": census("rural residents, derived"),
        "schooling_shift": census("mean years of schooling") - group("health")["schooling_rural_gap"] * urban_share,
        "unschooled_under": census("illiteracy 15+"),
        "employed_share": census("employed share of 16+"),
        "farm_share": rural_farm_share(),
        "migrant_intercept": np.full(2, group("livelihood")["migrants_per_household"]),
        "lifted_under": lifted,
        "near_poor_under": near,
    }


def rural_farm_share() -> Floats:
    """Percent of the employed in rural places who farm, by census unit (units,): the census counts town residents too."""
    rural = census("rural residents, derived") / census("resident population (census)")
    return census("employed in agriculture") * group("livelihood")["farm_workers_rural"] / rural


def measure(people: building.People) -> dict[str, Floats]:
    """The same quantities in a full population."""
    village = people.resettled == 0
    unit = people.census_unit
    present = people.exists & (people.presence == codes.PRESENT) & village[:, None]
    schooled = present & (REFERENCE_MONTH - people.birth_month >= 15 * 12)
    adult = present & (REFERENCE_MONTH - people.birth_month >= 16 * 12)
    employed = adult & (people.work != codes.NO_WORK)
    years = (people.schooling_years * schooled).sum(axis=1)
    migrants = np.isin(people.work, (codes.MIGRANT_PROVINCE, codes.MIGRANT_OUTSIDE)).sum(axis=1)
    cell = people.origin_county.astype(np.int64) + COUNTIES * people.resettled
    persons = people.members_count.astype(np.float64)
    at_first = registration.with_near_poor(people.household_class, people.seen_first, fitted("near_poor_under")[people.origin_county])

    def total(of: NDArray[np.int64] | NDArray[np.int8], weight: NDArray[np.generic], groups: int) -> Floats:
        return np.bincount(of, weights=weight.astype(np.float64), minlength=groups).astype(np.float64)

    def share(part: NDArray[np.bool_], whole: NDArray[np.bool_]) -> Floats:
        return 100.0 * total(unit, part.sum(axis=1), UNITS) / total(unit, whole.sum(axis=1), UNITS)

    households = total(people.resettled, np.ones(len(people)), 2)
    return {
        "mean_size": total(unit, persons * village, UNITS),
        "households": total(unit, village, UNITS),
        "town_chance": total(unit, present.sum(axis=1), UNITS),
        "schooling_shift": total(unit, years, UNITS) / total(unit, schooled.sum(axis=1), UNITS),
        "unschooled_under": share(schooled & (people.schooling_years == 0), schooled),
        "employed_share": share(employed, adult),
        "farm_share": share(employed & (people.work == codes.OWN_FARM), employed),
        "migrant_intercept": total(people.resettled, migrants, 2) / households,
        "lifted_under": total(cell, persons * (people.household_class == codes.LIFTED), 2 * COUNTIES),
        "near_poor_under": total(people.origin_county, persons * (at_first == codes.NEAR_POOR), COUNTIES),
    }


def start() -> dict[str, Floats]:
    """First guesses."""
    return {
        "mean_size": np.full(UNITS, 4.2),
        "town_chance": np.full(UNITS, 0.2),
        "schooling_shift": np.zeros(UNITS),
        "unschooled_under": np.full(UNITS, 1.4),
        "employed_share": np.full(UNITS, 0.8),
        "farm_share": np.full(UNITS, 0.5),
        "migrant_intercept": np.full(2, -1.1),
        "lifted_under": np.full(2 * COUNTIES, 8.0),
        "near_poor_under": np.full(COUNTIES, 7.0),
        "ability_grid": np.interp(ABILITY_RANKS, [0.0, 1.0], [-ABILITY_SPAN, ABILITY_SPAN]),
    }


def improve(values: dict[str, Floats], aim: dict[str, Floats], got: dict[str, Floats]) -> None:
    """One damped step of each vector towards its target."""
    values["mean_size"] = got["mean_size"] / got["households"]
    moved = (got["town_chance"] - aim["town_chance"]) / (0.75 * got["mean_size"])
    values["town_chance"] = np.clip(values["town_chance"] + moved, 0.005, 0.6)
    values["schooling_shift"] += 1.05 * (aim["schooling_shift"] - got["schooling_shift"])
    values["unschooled_under"] += 1.5 * np.log(aim["unschooled_under"] / got["unschooled_under"])
    for name in ("employed_share", "farm_share"):
        values[name] = np.clip(values[name] * aim[name] / got[name], 0.05, 1.5 if name == "employed_share" else 0.97)
    values["migrant_intercept"] += 1.3 * np.log(aim["migrant_intercept"] / got["migrant_intercept"])
    for name, step in THRESHOLD_STEPS.items():
        values[name] += step * np.log(np.maximum(aim[name], 1.0) / np.maximum(got[name], 1.0))


def fit() -> tuple[dict[str, Floats], dict[str, Floats], dict[str, Floats]]:
    """Values, targets and what was achieved in the full population."""
    values, aim = start(), targets()
    _TRIAL.clear()
    _TRIAL.update(values)
    got: dict[str, Floats] = {}
    for number in range(ROUNDS):
        places._places.cache_clear()
        people = building.build_people(1.0)
        got = measure(people)
        last = {name: vector.copy() for name, vector in values.items()}
        improve(values, aim, got)
        if number + 1 == ROUNDS_OF_ABILITY:
            latent = np.interp(people.income_rank, ABILITY_RANKS, values["ability_grid"])
            values["ability_grid"] = np.quantile(latent, ABILITY_RANKS)
        _TRIAL.update(values)
    _TRIAL.clear()
    return last, aim, got


def write(values: dict[str, Floats], aim: dict[str, Floats], got: dict[str, Floats]) -> None:
    """Write both files."""
    with (FOLDER / "fitted.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["quantity", "place", "value", "unit", "target", "achieved", "source", "grade", "why"])
        for name, labels in LABELS.items():
            unit, source, why = EXPLAINED[name]
            for label, value, wanted, reached in zip(labels, values[name], aim[name], got[name], strict=True):
                grade = "C"
                writer.writerow(
                    [name, label, round(float(value), 6), unit, f"{wanted:.6g}", f"{reached:.6g}", source, grade, f"fitted: {why}"]
                )
    with (FOLDER / "fitted_ability.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["quantity", "rank", "value", "source", "grade", "why"])
        for rank, value in zip(ABILITY_RANKS, values["ability_grid"], strict=True):
            writer.writerow(
                [
                    "ability_grid",
                    f"{rank:.8g}",
                    round(float(value), 6),
                    "derived",
                    "C",
                    "quantile of the ability latent over the full population",
                ]
            )


def main() -> None:
    """Fit, write both files and see that the written grid can be read."""
    write(*fit())
    if rank_of_ability(np.zeros(1))[0] <= 0.0:
        raise RuntimeError("fitted_ability.csv: an ability in the middle has rank 0")
