"""The registry, the record type, and the positions of keys in files."""

from __future__ import annotations

import pickle

import numpy as np

from parameters.dtype import rules_dtype
from parameters.months import month_index
from parameters.parameter import POLICY_MUST_HAVE, Registry
from parameters.positions import key_positions
from parameters.registry import load_registry


def test_metadata_is_read(registry: Registry) -> None:
    cap = registry.groups["farmers_fund"].parameters["cap"]
    assert (cap.full_name, cap.name, cap.name_zh, cap.unit) == ("farmers_fund.cap", "cap a year", "封顶线", "yuan/household/year")
    assert cap.range == (0.0, 100000.0) and cap.length == 0 and cap.sign == (("relapse_rate", "-"),)
    last = cap.values[-1]
    assert (last.start, last.value, last.source, last.grade, last.known_from) == (
        month_index("2023-01"),
        60000.0,
        "F0003",
        "C",
        month_index("2023-02"),
    )
    assert registry.groups["farmers_fund"].off == {"coverage": 0.0}
    assert registry.groups["farmers_fund"].parameters["tier_share"].length == 4
    assert registry.groups["prices"].parameters["rural_price_index"].growth == 0.02
    assert {name: group.kind for name, group in registry.groups.items()} == {
        "dibao": "policy",
        "farmers_fund": "policy",
        "health": "life",
        "lines": "measurement",
        "prices": "driver",
    }


def test_reading_is_kept_and_can_be_sent_to_a_worker(registry: Registry) -> None:
    assert load_registry(registry.root) is registry
    assert pickle.loads(pickle.dumps(registry)) == registry


def test_record_is_nested_aligned_and_all_float64(registry: Registry) -> None:
    dtype = rules_dtype(registry)
    assert dtype.type is np.record and dtype.names == tuple(sorted(registry.groups))
    for name, group in registry.groups.items():
        assert dtype[name].names == tuple(group.parameters)
        assert dtype[name].isalignedstruct
        assert all(dtype[name][key].base == np.float64 for key in group.parameters)
    assert dtype["farmers_fund"]["tier_share"].shape == (4,)


def test_the_models_own_parameters_can_be_used() -> None:
    registry = load_registry()
    assert rules_dtype(registry).names == tuple(registry.groups)
    for group in registry.of_kind("policy").values():
        assert set(POLICY_MUST_HAVE) <= set(group.parameters)


TEXT = '''# a comment [not.a.table]
name = "a # b \\" c" # after
"quoted key" = 'it''s'
dotted . key = { a = 1, b = [ 10, { c = 2 } ] }

[table]
long = """
x = 1
"""
list = [
  "one", # comment, with ] bracket
  [2, 3],
]
[[many]]
a = 1
[many.inner]
b = 2
[[many]]
  a = 2022-01-01
'''.replace("'it''s'", "'its'")


def test_positions_of_keys() -> None:
    found = key_positions(TEXT)
    expected = {
        ("name",): (2, 1),
        ("quoted key",): (3, 1),
        ("dotted", "key"): (4, 1),
        ("dotted", "key", "a"): (4, 18),
        ("dotted", "key", "b", 0): (4, 31),
        ("dotted", "key", "b", 1, "c"): (4, 37),
        ("table",): (6, 1),
        ("table", "long"): (7, 1),
        ("table", "list"): (10, 1),
        ("table", "list", 1, 1): (12, 7),
        ("many", 0): (14, 1),
        ("many", 0, "a"): (15, 1),
        ("many", 0, "inner", "b"): (17, 1),
        ("many", 1): (18, 1),
        ("many", 1, "a"): (19, 3),
    }
    assert {key: found.get(key) for key in expected} == expected
    assert ("x",) not in found and ("table", "x") not in found
