"""The programmes, one list, in the order in which they modify a value, pay a bill and hand out seats."""

from __future__ import annotations

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
    pensions,
    public_posts,
    relief,
    school_aid,
)
from model.programme import Programme

PROGRAMMES: tuple[Programme, ...] = (
    medical_cover.PROGRAMME,
    school_aid.PROGRAMME,
    home_insurance.PROGRAMME,
    gap_insurance.PROGRAMME,
    farmers_fund.PROGRAMME,
    crop_insurance.PROGRAMME,
    job_loss_insurance.PROGRAMME,
    relief.PROGRAMME,
    pensions.PROGRAMME,
    public_posts.PROGRAMME,
    dibao.PROGRAMME,
    monitoring.PROGRAMME,
    microcredit.PROGRAMME,
)
"""Payers of a bill stand in the order in which they are asked."""
