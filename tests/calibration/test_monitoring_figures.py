"""The list beside a neighbour's, by hand: ten households of one person and two of five, in December 2021."""

from __future__ import annotations

import numpy as np
import pytest
from panels import panel_of

from calibration.monitoring import monitoring_figures


def test_stock_and_flows_of_the_list() -> None:
    """On the list: 1 unstable, 2 near-poor, 1 sudden in silence (of five persons); 2 marked free, 1 struck off, 5 never listed."""
    listed = np.array([[0] * 12, [1, 2, 2, 7, 4, 4, 8, 0, 0, 0, 0, 0]], dtype=np.int8)
    new = np.array([[3] * 12, [0, 2, 0, 3, 2, 0, 0, 0, 0, 0, 0, 0]], dtype=np.int8)
    left = np.array([[1] * 12, [0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]], dtype=np.int8)
    heads = np.ones((2, 12))
    heads[:, [3, 11]] = 5.0
    panel = panel_of([[9000.0] * 2] * 12, listed=listed, listed_new=new, risk_ended=left, heads=heads)
    figures = monitoring_figures(panel)
    assert figures["list_on/all"] == pytest.approx((3 + 5) / 20)
    assert figures["list_ever/all"] == pytest.approx((3 + 5 + 2) / 20)
    assert figures["list_new/all"] == pytest.approx((1 + 5 + 1) / 20)
    assert figures["list_sudden_of_new/all"] == pytest.approx(1 / 3) and figures["list_unstable_of_new/all"] == 0.0
    assert figures["list_sudden_of_on/all"] == figures["list_unstable_of_on/all"] == pytest.approx(1 / 4)
    assert figures["list_marginal_of_on/all"] == pytest.approx(2 / 4)
    assert figures["list_eliminated/all"] == pytest.approx(2 / 6) and figures["list_left/all"] == pytest.approx(1 / 6)
