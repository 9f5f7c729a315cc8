"""Every code, switch and set of a household's record is shown in words, and every field has a title in both languages."""

from __future__ import annotations

import pytest

import model.month  # noqa: F401 - puts the programmes together
from agents.household import Care, Diary, Household, Member, Past
from agents.household_words import ENGLISH, bits_of, english_title, field_title, meanings_of, value_words
from engine.flows import POLICIES
from engine.record import Field, Nested, fields
from parameters.registry import load_registry

RECORDS = {"": Household, " ": Diary, "members[2].": Member, "members[1].": Care, "past[2].": Past}
DECLARED = {
    (prefix.strip(), name): field
    for prefix, record in RECORDS.items()
    for name, field in fields(record).items()
    if isinstance(field, Field)
}
CODES = {key for key, field in DECLARED.items() if field.unit in ("code", "0 or 1", "0, 1 or 2", "bit set")}


def test_there_are_codes() -> None:
    assert len(CODES) > 20 and all(meanings_of(name) or bits_of(name, "en") for _, name in CODES)


@pytest.mark.parametrize(("prefix", "name"), sorted(CODES))
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_code_is_shown_as_a_number(prefix: str, name: str, lang: str) -> None:
    most = len(meanings_of(name)) or 1 << len(bits_of(name, lang))
    said = {value_words(f"{prefix}{name}", float(value), lang) for value in range(min(most, 64))}
    assert len(said) == min(most, 64) and not any(word.isdigit() for word in said)
    assert "(" not in field_title(f"{prefix}{name}", "zh")


def test_the_cases_that_were_numbers() -> None:
    assert value_words("below_before_posts", 1.0, "zh") == "是" and value_words("members[3].study", 2.0, "en") == "compulsory school"
    assert value_words("helped", 3.0, "zh") == "产业扶持" and field_title("waiting[3]", "en").endswith(": gap insurance, schooling")
    dibao = load_registry().groups["dibao"]
    assert value_words("received", float(1 << POLICIES.index("dibao")), "zh") == dibao.name_zh
    assert value_words("received", float(1 << POLICIES.index("dibao")), "en") == dibao.name


def test_titles_are_words() -> None:
    """One English word may be its own title; with an underscore it needs one, so that nothing reads `posts 12`."""
    for (_, name), field in DECLARED.items():
        assert (
            field.en or name in ENGLISH or "_" not in name or name in ("household_class", "farm_quality", "usual_work", "birth_month")
        ), name
        assert english_title(name) and "_" not in english_title(name)
    for prefix, name in DECLARED:
        title = field_title(f"{prefix}{name}", "zh").replace("A类", "").replace("B类", "")
        assert not any(letter.isascii() and letter.isalpha() for letter in title), title


def test_vectors_name_their_places() -> None:
    """No part of a vector is called by a number."""
    for record in (Household, Diary):
        for name, field in fields(record).items():
            if isinstance(field, Nested) or field.length <= 1:
                continue
            assert "part" not in field_title(f"{name}[1]", "en") and "第" not in field_title(f"{name}[1]", "zh"), name
