"""What law, schools and the calendar fix: months, ages, years of schooling. What a policy's rule says is a parameter of the policy.

A scenario cannot move these numbers; a change of law is a change of this file, with its source.
"""

from __future__ import annotations

JANUARY, FEBRUARY, MARCH, APRIL, AUGUST, SEPTEMBER, OCTOBER, NOVEMBER, DECEMBER = 0, 1, 2, 3, 7, 8, 9, 10, 11
"""Months of the year as the rules count them (calendar: January is 0)."""
QUARTER = 3
"""Months of a quarter (calendar)."""
RESIDENT_FROM = 6
"""Months at home from which on one is a resident (survey plan of household income, National Bureau of Statistics); here months of
residents of a household in a year, from which on it has a disposable income."""
WORKING_AGE = 16
"""Nobody below sixteen is employed (Labour Law, article 15)."""
WOMAN_MARRIES, MAN_MARRIES = 20, 22
"""Youngest ages of bride and groom (Civil Code, a Law of 2020, article 1047)."""
OLD_AGE = 60
"""Who is sixty is old (Law on the Rights of the Elderly, article 2)."""
FIRST_CLASS = 6
"""Age at which children enter school (Compulsory Education Law, article 11)."""
COMPULSORY = 9
"""Years of compulsory schooling (Compulsory Education Law, article 2)."""
HIGH_SCHOOL = COMPULSORY + 3
"""Years of schooling behind who leaves high or vocational school: three more (curriculum of ordinary high schools, 2017)."""
COLLEGE = HIGH_SCHOOL + 3
"""Years of schooling behind who leaves college: three or four more, half leave after three (Higher Education Law, article 17)."""
NINTH_CLASS = FIRST_CLASS + COMPULSORY
"""Age at which compulsory schooling ends (Compulsory Education Law, articles 2, 11)."""
HIGH_SCHOOL_ENDS = NINTH_CLASS + 3
"""Age at which high or vocational school ends (curriculum of ordinary high schools, 2017)."""
COLLEGE_ENDS = HIGH_SCHOOL_ENDS + 4
"""Age at which those who study are through (Higher Education Law, article 17: four years for most)."""
