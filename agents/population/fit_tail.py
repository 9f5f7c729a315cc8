"""Fit the lower tail: run `python run.py generate tail` after `generate population`; about half a minute.

Writes `fitted_tail.csv`: four parameters of each profile, and what the shape achieves beside its facts.
"""

from __future__ import annotations

import csv

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from agents import codes
from agents.population.chance import normal
from agents.population.data import FOLDER, fact, group
from agents.population.people import People, build_people
from agents.population.tail import PROFILES, mixture_multiplier

Floats = NDArray[np.float64]
QUINTILE_FACTS = ("F0555", "F0556", "F0557", "F0558", "F0559")
NAMES = ("low_share", "low_depth", "low_sd", "main_sd")
EVEN_RANKS = 50_000
"""Ranks at which the shape of the `whole` profile is measured."""


def quintile_aims() -> Floats:
    """Quintile means over their own mean (5,): the facts' groups are of equal size, so these add up to five."""
    means = np.array([fact(key) for key in QUINTILE_FACTS])
    return means / means.mean()


def median_aim() -> float:
    """Median over the mean of the quintile means, both of 2019 (F0476, F0550-F0554)."""
    return fact("F0476") / float(np.mean([fact(f"F{number:04d}") for number in range(550, 555)]))


def over_published_mean() -> float:
    """Mean of the quintile means over the published mean of 2020 (F0474): richer households are smaller."""
    return float(np.mean([fact(key) for key in QUINTILE_FACTS])) / fact("F0474")


def shape(income: Floats, persons: Floats) -> Floats:
    """Five quintile means over the mean, median over mean, share under half the median; persons weigh -> (7,)."""
    order = np.argsort(income)
    sorted_income, weight = income[order], persons[order]
    place = (np.cumsum(weight) - 0.5 * weight) / weight.sum()
    mean = float((sorted_income * weight).sum() / weight.sum())
    fifth = np.minimum((place * 5).astype(np.int64), 4)
    sums = np.bincount(fifth, weights=sorted_income * weight, minlength=5)
    median = float(np.interp(0.5, place, sorted_income))
    under = float(weight[sorted_income < 0.5 * median].sum() / weight.sum())
    means = sums / np.bincount(fifth, weights=weight, minlength=5) / mean
    return np.concatenate([means, [median / mean, under]])


def other_parts(people: People, with_error: bool = False) -> Floats:
    """What moves income a head besides permanent ability (N,): workers a head, transitory luck and, on request, the
    error of a survey; mean about 1."""
    p = group("tail")
    full, weak = (people.can_work == 2).sum(axis=1), (people.can_work == 1).sum(axis=1)
    workers = (full + p["weak_worker"] * weak) / people.members_count
    labour = 1.0 - p["labour_part"] + p["labour_part"] * workers / workers.mean()
    sd = float(np.hypot(p["transitory_sd"], p["survey_error_sd"])) if with_error else p["transitory_sd"]
    return labour * np.exp(sd * normal("transitory_trial", people.key) - 0.5 * sd * sd)


def fit(profile: str, people: People) -> tuple[Floats, Floats]:
    """Parameters (4,) and the shape achieved (7,) of a profile; depth and sd of the lower part are given by data."""
    p = group("tail")
    aim = np.concatenate([quintile_aims(), [median_aim(), p["aim_under_half_median"]]])
    if profile == "whole":
        rank, other, persons = (np.arange(EVEN_RANKS) + 0.5) / EVEN_RANKS, np.ones(EVEN_RANKS), np.ones(EVEN_RANKS)
    else:
        other = other_parts(people, with_error=profile == "permanent_less_error")
        rank, persons = people.income_rank, people.members_count.astype(np.float64)

    def values(trial: Floats) -> tuple[float, float, float, float]:
        return 0.6 / (1.0 + float(np.exp(-trial[0]))), p["low_depth"], p["low_sd"], float(np.exp(trial[1]))

    def achieved(trial: Floats) -> Floats:
        return shape(mixture_multiplier(rank, *values(trial)) * other, persons)

    def miss(trial: Floats) -> float:
        return float((((achieved(trial) - aim) / aim) ** 2).sum())

    found = minimize(miss, np.array([-0.5, -0.8]), method="Nelder-Mead", options={"maxiter": 200})
    return np.array(values(found.x)), achieved(found.x)


def lifted_against_all(people: People, values: Floats) -> tuple[float, float]:
    """Mean income a head of the lifted over that of all, and their sd of log, in the same simple income."""
    income = mixture_multiplier(people.income_rank, *values) * other_parts(people)
    lifted = people.household_class == codes.LIFTED
    persons = people.members_count
    ratio = np.average(income[lifted], weights=persons[lifted]) / np.average(income, weights=persons)
    return float(ratio), float(np.log(income[lifted]).std())


def main() -> None:
    """Fit both profiles and write the file."""
    people = build_people(0.1)
    p = group("tail")
    aims = [*quintile_aims(), median_aim(), p["aim_under_half_median"]]
    labels = [*(f"quintile {n} over mean" for n in range(1, 6)), "median over mean", "share under half the median"]
    sources = [*QUINTILE_FACTS, "F0476 F0550-F0554", "assumption"]
    with (FOLDER / "fitted_tail.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["profile", "quantity", "value", "fact", "source", "grade", "why"])
        for profile in PROFILES:
            values, achieved = fit(profile, people)
            for name, value in zip(NAMES, values, strict=True):
                writer.writerow([profile, name, f"{value:.6f}", "", "F0555-F0559 F0476", "C", "fitted parameter"])
            for label, got, aim, source in zip(labels, achieved, aims, sources, strict=True):
                writer.writerow([profile, label, f"{got:.4f}", f"{aim:.4f}", source, "C", "achieved beside the fact"])
            published = achieved[5] * over_published_mean()
            writer.writerow(
                [
                    profile,
                    "median over published mean",
                    f"{published:.4f}",
                    "0.8820",
                    "F0585 F0586",
                    "A",
                    "mean of the two facts, 89.8 and 86.6 %; published mean is that of persons, F0474",
                ]
            )
            if profile != "whole":
                ratio, spread = lifted_against_all(people, values)
                why = "simple income of the fit, before aid; the prior of 9,000-10,900 yuan is after aid"
                writer.writerow([profile, "lifted over all, mean", f"{ratio:.4f}", "", "derived", "C", why])
                writer.writerow([profile, "lifted, sd of log", f"{spread:.4f}", "", "derived", "C", why])
