"""Units of outcomes, as words and, as far as they reach, by the CF conventions: counts are `count`, money is in `CNY` (ISO 4217),
shares are `1`, incidences and growth `year-1`. Chinese words: `parameters.units`."""

from __future__ import annotations

from model.outcomes.declared import Unit

HOUSEHOLDS = Unit("households", "count")
PERSONS = Unit("persons", "count")
YUAN = Unit("yuan", "CNY")
YUAN_A_YEAR = Unit("yuan/year", "CNY year-1")
YUAN_A_HEAD_AND_YEAR = Unit("yuan/person/year", "CNY year-1")
YUAN_A_HEAD_AND_MONTH = Unit("yuan/person/month", "CNY month-1")
OF_PERSONS_A_YEAR = Unit("share of persons a year", "year-1")
OF_PERSONS = Unit("share of persons")
OF_HOUSEHOLDS = Unit("share of households")
OF_EVER_LISTED = Unit("share of households ever listed")
OF_LISTED = Unit("share of listed")
OF_THOSE_IN_TROUBLE = Unit("share of those in trouble")
OF_STANDARD = Unit("share of the standard")
A_YEAR = Unit("share a year", "year-1")
INDEX = Unit("index")
RATIO = Unit("ratio")
OF_TARGET = Unit("see target")
NOUGHT_TO_ONE = Unit("0 to 1")
