"""The programmes, one list: every module that modifies a value or has seats, in the order in which they are put together."""

from __future__ import annotations

from types import ModuleType

from model.policies import (
    crop_insurance,
    dibao,
    farmers_fund,
    gap_insurance,
    home_insurance,
    job_loss_insurance,
    medical_cover,
    microcredit,
    monitoring,
    monitoring_help,
    pensions,
    public_posts,
    relief,
    school_aid,
)

PROGRAMMES: tuple[ModuleType, ...] = (
    medical_cover,
    school_aid,
    home_insurance,
    gap_insurance,
    farmers_fund,
    crop_insurance,
    job_loss_insurance,
    relief,
    pensions,
    public_posts,
    dibao,
    monitoring,
    monitoring_help,
    microcredit,
)
"""Payers of a bill stand in the order in which they are asked."""
