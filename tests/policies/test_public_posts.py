"""Public posts: contracts and quotas by hand, and whole small runs that never give more than was dealt and pay what it costs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from one_village import FIRST_MONTH, SEED, OneVillage, rules_of_plan

from agents.codes import COUNTIES, LIFTED, LOCAL, LOST_AID, ORDINARY, OWN_FARM, PUBLIC_POST, RANGER, UNEMPLOYED
from agents.population.known import households_of_places
from agents.population.people import build_people
from agents.population.places import villages
from engine.flows import FLOW_NAMES, POLICIES
from engine.luck import VILLAGE_KEYS, draw_one, month_word, run_seed
from model import start
from model.month import live, village_ranges
from model.observe import begin_accounting_year
from model.people import ENDED_AID
from model.people_table import rows_of
from model.policies import monitoring
from model.policies.monitoring_list import MARGINAL
from model.policies.monitoring_truth import kind_on_list
from model.recorder import Recorder
from model.seats import HOLDS
from model.seats_dealing import belonging, parts, planned, programmes_with_seats, quotas
from model.seats_filling import ROTATION, hand_out
from model.seats_held import PAY_HOLDERS
from model.world import World
from parameters.priors import CENTRAL_DRAW
from parameters.registry import load_registry
from parameters.scenario import read_scenario
from parameters.table import compile_rules

MONTH = FIRST_MONTH + 12
ALL_YES = {"public_posts__accepted": 1.0, "public_posts__renewed": 1.0, "public_posts__targeting_error": 0.0}


class PostVillage(OneVillage):
    """Lifted households, each poorer than the next, with one able farmer each."""

    def __init__(self, count: int, **changes: float) -> None:
        super().__init__(count, rules_of_plan(**{**ALL_YES, **changes}))
        self.households["household_class"] = 0
        self.households["net_12"] = 4.0 * (3_000.0 + 1_000.0 * np.arange(count))
        for i in range(count):
            m = self.people[i, 0]
            m.birth_month, m.work, m.usual_work, m.can_work = 1980 * 12, OWN_FARM, OWN_FARM, 2

    def works(self) -> list[int]:
        """What the first member of every household does."""
        return [int(work) for work in self.people["work"][:, 0]]

    def hold(self, homes: list[int], months: int, work: int = PUBLIC_POST) -> None:
        """These households hold posts with so many months left."""
        for home in homes:
            self.people[home, 0].work = work
            self.people[home, 0].seat, self.people[home, 0].seat_months = 1 + (work == RANGER), months
            self.households[home].holder = HOLDS

    def month(self, posts: int, rangers: int = 0, month: int = MONTH) -> None:
        """Pay, then end, renew and fill under this quota."""
        self.live(PAY_HOLDERS, month)
        hand_out(
            self.households,
            self.persons,
            self.diaries,
            self.villages,
            self.rules[month - FIRST_MONTH],
            month_word(SEED, month),
            month,
            np.array([0]),
            np.array([0, 1]),
            programmes_with_seats(),
            np.array([[posts, rangers]]),
        )

    def paid(self, flow: str) -> float:
        """Yuan of a flow so far."""
        return float(self.books[0, FLOW_NAMES.index(flow)])


def test_the_poorest_get_the_posts_then_the_rangers_and_are_paid_from_the_next_month() -> None:
    village = PostVillage(6)
    village.month(posts=2, rangers=1)
    assert village.works() == [PUBLIC_POST, PUBLIC_POST, RANGER, OWN_FARM, OWN_FARM, OWN_FARM]
    assert village.paid("post_pay") == 0.0
    village.month(posts=2, rangers=1)
    assert (village.paid("post_pay"), village.paid("ranger_pay")) == (1_200.0, 833.0)


def test_a_contract_is_paid_twelve_times() -> None:
    village = PostVillage(1, public_posts__renewed=0.0, public_posts__accepted=1.0)
    village.month(posts=1)
    for later in range(1, 13):
        village.month(posts=0, month=MONTH + later)
    assert village.paid("post_pay") == 12 * 600.0
    assert village.works() == [OWN_FARM]
    assert village.diaries["loss"][0].sum() == 8 * 600.0, "the pay of February to September, when the accounting year closes"


def test_who_held_a_post_when_monitoring_ended_is_paid_until_the_contract_is_through() -> None:
    """An ordinary household is a candidate only while it is listed; the list that ends takes no pay away and hides no holder."""
    village = PostVillage(1, monitoring__coverage=0.0, public_posts__renewed=0.0)
    village.households["household_class"] = ORDINARY
    village.households["listed"] = MARGINAL
    village.hold([0], months=2)
    village.live(monitoring.WATCH_AND_HELP, MONTH)
    assert kind_on_list(village.households[0]) == 0
    village.month(posts=0)
    village.live(monitoring.WATCH_AND_HELP, MONTH + 1)
    village.month(posts=0, month=MONTH + 1)
    assert village.paid("post_pay") == 2 * 600.0
    assert village.works() == [OWN_FARM], "the contract has ended"
    village.month(posts=1, month=MONTH + 2)
    assert village.works() == [OWN_FARM], "without a list it is no candidate"


def test_renewals_count_against_the_quota() -> None:
    """Five contracts are through, three posts are dealt: three are renewed although all could be, and nobody new comes."""
    village = PostVillage(8)
    village.hold([3, 4, 5, 6, 7], months=1)
    village.month(posts=3)
    assert village.works().count(PUBLIC_POST) == 3
    assert village.works()[:3] == [OWN_FARM] * 3, "the poorest wait for a free post"
    lots = [draw_one(month_word(SEED, MONTH), ROTATION, int(village.people[i, 0].key)) for i in range(8)]
    kept = sorted(range(3, 8), key=lambda i: lots[i])[:3]
    assert [i for i in range(3, 8) if village.works()[i] == PUBLIC_POST] == sorted(kept)


def test_contracts_that_run_leave_no_room_for_those_that_are_through() -> None:
    village = PostVillage(6)
    village.hold([0, 1, 2], months=6)
    village.hold([3, 4], months=1)
    village.month(posts=3)
    assert village.works() == [PUBLIC_POST] * 3 + [OWN_FARM] * 3


def test_a_smaller_quota_ends_contracts_as_they_run_out_and_a_larger_one_is_filled_at_once() -> None:
    village = PostVillage(10)
    for month in range(12):
        village.month(posts=6, month=MONTH + month)
    held = []
    for month in range(12, 26):
        village.month(posts=2, month=MONTH + month)
        held.append(village.works().count(PUBLIC_POST))
    assert held[0] == 2, "all contracts began together"
    assert set(held) == {2}
    village.month(posts=7, month=MONTH + 26)
    assert village.works().count(PUBLIC_POST) == 7


def test_kinds_have_quotas_of_their_own() -> None:
    village = PostVillage(6)
    village.hold([0, 1], months=1)
    village.hold([2, 3], months=1, work=RANGER)
    village.month(posts=1, rangers=2)
    assert sorted(village.works()) == sorted([PUBLIC_POST, RANGER, RANGER, OWN_FARM, OWN_FARM, OWN_FARM])


def test_without_the_policy_nothing_is_renewed_and_the_resettled_look_for_work() -> None:
    village = PostVillage(3, public_posts__coverage=0.0)
    village.households["resettled"] = 1
    village.people["usual_work"][:, 0] = LOCAL
    village.hold([0, 1], months=1)
    village.hold([2], months=2)
    village.month(posts=3)
    assert village.works() == [UNEMPLOYED, UNEMPLOYED, PUBLIC_POST]


def test_who_declines_leaves_the_post_empty_for_the_month() -> None:
    village = PostVillage(4, public_posts__accepted=0.0)
    village.month(posts=2)
    assert village.works() == [OWN_FARM] * 4


def world_of(share: float, rules: Any, tenth: int = 0) -> World:
    """A sample of the prefecture in January 2020."""
    return start.begin(build_people(share, tenth), villages(), rules, run_seed(SEED, 0, tenth), share)


def held(world: World) -> np.ndarray:
    """Posts and rangers held, by group of villages, counted from the members themselves."""
    rows, owner = rows_of(world.households)
    group = world.groups.of_village[np.asarray(world.households["village"])[owner]]
    found = np.zeros((len(world.groups), 2), dtype=np.int64)
    for kind, work in enumerate((PUBLIC_POST, RANGER)):
        np.add.at(found[:, kind], group, world.persons["work"][rows] == work)
    return found


@pytest.mark.parametrize(("share", "tenth"), [(0.003, 0), (0.01, 3), (0.03, 7)])
def test_posts_never_exceed_what_was_dealt(share: float, tenth: int) -> None:
    """Over two rounds of renewals, group by group and month by month; and hardly any post stays empty."""
    world = world_of(share, rules_of_plan(), tenth)
    dealt = quotas(world)
    assert dealt.sum() > 0
    cut = village_ranges(world)
    while world.month < FIRST_MONTH + 30:
        live(world, cut)
        assert (held(world) <= dealt).all(), world.month
        world.books[:] = 0.0
    assert held(world).sum() >= 0.95 * dealt.sum()


@pytest.mark.parametrize("share", [0.003, 0.02])
def test_the_prefecture_has_its_posts_to_within_one_and_groups_on_average(share: float) -> None:
    world = world_of(share, rules_of_plan())
    exact = parts(world, planned(world.rules_now))
    county = world.groups.place // 3
    assert (exact * world.county_weights[county, None]).sum(axis=0) == pytest.approx([20_000.0, 10_500.0])
    total, runs = np.zeros(exact.shape), 400
    for seed in range(runs):
        world.seed = run_seed(seed, 0, 0)
        dealt = quotas(world)
        assert (dealt >= np.floor(exact)).all() and (dealt <= np.ceil(exact)).all()
        assert (np.abs(dealt.sum(axis=0) - exact.sum(axis=0)) < 1.0).all()
        for place in range(27):
            here = world.groups.place == place
            assert (np.abs(dealt[here].sum(axis=0) - exact[here].sum(axis=0)) < 1.0).all()
        total += dealt
    assert total / runs == pytest.approx(exact, abs=4.5 * 0.5 / np.sqrt(runs))


def test_quotas_are_the_same_all_the_run_and_follow_the_rules_of_their_place() -> None:
    rules = rules_of_plan()
    rules["public_posts"]["posts"][12:, 4] *= 0.5
    world = world_of(0.02, rules)
    before = quotas(world)
    for month in (5, 11):
        world.month = FIRST_MONTH + month
        assert np.array_equal(quotas(world), before)
    world.month = FIRST_MONTH + 12
    after, here = quotas(world), world.groups.place == 4
    assert np.array_equal(after[~here], before[~here]), "one county's class changes nothing elsewhere"
    assert np.array_equal(after[here, 1], before[here, 1])
    assert abs(after[here, 0].sum() - 0.5 * before[here, 0].sum()) <= 1.0


HALVED = """name = "Half the posts of three counties"
name_zh = "三县岗位减半"
extends = "plan"
reason = "for a test"
reason_zh = "供测试"

[policy.public_posts]
from = "2021-01"
counties = ["望谟县", "册亨县", "晴隆县"]
posts = { times = 0.5 }
rangers = { times = 0.5 }
"""


def money_of_posts(scenario: str, share: float, folder: Path) -> np.ndarray:
    """Yuan of posts by year, 2021 to 2023, and county."""
    rules = compile_rules(load_registry(), read_scenario(scenario, folder=folder), CENTRAL_DRAW, FIRST_MONTH, 48)
    world = world_of(share, rules)
    world.recorder = Recorder(2021, 2023, world)
    cut = village_ranges(world)
    while world.month < 2024 * 12:
        live(world, cut)
    return np.asarray(world.recorder.money.spending[:, :, POLICIES.index("public_posts")].sum(axis=2))


@pytest.mark.parametrize("share", [0.01, 0.03])
def test_half_the_posts_of_three_counties_cost_half(share: float, tmp_path: Path) -> None:
    for name in ("plan", "halved"):
        source = Path(__file__).parents[2] / "scenarios" / "plan.toml"
        (tmp_path / f"{name}.toml").write_text(HALVED if name == "halved" else source.read_text(encoding="utf-8"), encoding="utf-8")
    full, half = (money_of_posts(name, share, tmp_path) for name in ("plan", "halved"))
    three = np.array([county.zh in ("望谟县", "册亨县", "晴隆县") for county in COUNTIES])
    a_post = 12 * 833.0 / share
    assert half[:, ~three] == pytest.approx(full[:, ~three], rel=0.01)
    saved = (full - half)[:, three].sum(axis=1)
    assert saved[1:] == pytest.approx(0.5 * full[1:, three].sum(axis=1), abs=4.0 * a_post)
    assert saved[0] >= 0.4 * full[0, three].sum(), "contracts of 2020 end in January"


def test_post_money_of_a_year_is_what_was_planned_in_every_sample() -> None:
    for share, tenth in ((0.01, 1), (0.01, 6), (0.03, 2)):
        rules = rules_of_plan()
        world = world_of(share, rules, tenth)
        world.recorder = Recorder(2021, 2022, world)
        cut = village_ranges(world)
        while world.month < 2023 * 12:
            live(world, cut)
        paid = world.recorder.money.spending[:, :, POLICIES.index("public_posts")].sum(axis=(1, 2))
        p = rules[0][0].public_posts
        plan = 12.0 * (p.posts * p.pay + p.rangers * p.ranger_pay)
        assert (paid >= 0.97 * plan).all() and (paid <= 1.005 * plan).all(), (share, paid / plan)


def test_a_county_deals_posts_to_its_villages_by_those_who_can_have_one() -> None:
    """By the known share of the lifted in everybody's households of each village; a county's groups have all of it together."""
    world = world_of(0.1, rules_of_plan())
    known = households_of_places()
    lifted = known[:, LIFTED] / known.sum(axis=1)
    could = world.groups.added_up(world.village_sizes * lifted[np.asarray(world.villages["key"]) - VILLAGE_KEYS])
    county = world.groups.place // 3
    dealt = parts(world, planned(world.rules_now)) * world.county_weights[county, None]
    assert np.ptp(could / world.groups.sizes) > 0.3, "villages differ"
    for number in range(9):
        here = county == number
        whole = planned(world.rules_now)[world.groups.place[here][0]]
        assert dealt[here] == pytest.approx(could[here, None] / could[here].sum() * whole)


def test_where_nobody_is_known_to_be_a_candidate_posts_go_by_all_households(monkeypatch: pytest.MonkeyPatch) -> None:
    world = world_of(0.01, rules_of_plan())
    monkeypatch.setattr("model.seats_dealing.known_share", lambda key, classes: np.zeros(len(key)))
    share = belonging(world)[:, 0]
    county = world.groups.place // 3
    assert np.bincount(county, weights=share) == pytest.approx(1.0)
    assert share == pytest.approx(world.groups.sizes / np.bincount(county, weights=world.groups.sizes)[county])


@pytest.mark.parametrize(("months_later", "lost", "lost_next"), [(0, 0, 0), (2, 2, 0)])
def test_who_has_a_post_again_has_lost_the_months_between(months_later: int, lost: int, lost_next: int) -> None:
    """A contract through in February, not renewed: seven months of this accounting year and five of the next are lost; with a new
    post at once none is, after two months two."""
    february = FIRST_MONTH + 13
    village = PostVillage(1, public_posts__renewed=0.0)
    pay = float(village.rules[13]["public_posts"]["pay"][0])
    village.hold([0], 1)
    diary, h = village.diaries[0], village.households[0]
    village.month(0 if months_later else 1, month=february)
    if months_later:
        assert (diary.loss[LOST_AID], diary.loss_next[ENDED_AID]) == (7 * pay, 5 * pay)
        village.month(1, month=february + months_later)
    assert village.works() == [PUBLIC_POST]
    assert (diary.loss[LOST_AID], diary.loss_next[ENDED_AID]) == (lost * pay, lost_next * pay)
    assert months_later or h.month_shock == 0.0


@pytest.mark.parametrize(("ended", "back", "lost"), [(6, 11, 2), (8, 10, 1), (9, 11, 2), (6, 20, 9)])
def test_a_post_that_comes_back_in_the_next_accounting_year_was_lost_until_then(ended: int, back: int, lost: int) -> None:
    """The last pay in the month `ended` of 2021 (1: January), the first of a new post after `back`: of the year that began in October
    the months without it are lost, twelve at most since the end; nothing more is taken off than was booked."""
    village = PostVillage(1, public_posts__renewed=0.0)
    pay = float(village.rules[13]["public_posts"]["pay"][0])
    village.hold([0], 1)
    village.month(0, month=FIRST_MONTH + 11 + ended)
    begin_accounting_year(village.households[0], village.diaries[0])
    village.diaries[0].loss[LOST_AID] += 900.0
    village.month(1, month=FIRST_MONTH + 11 + back)
    assert village.works() == [PUBLIC_POST]
    assert village.diaries[0].loss[LOST_AID] == pytest.approx(900.0 + lost * pay)
    assert village.diaries[0].loss_next[ENDED_AID] == 0.0


def test_who_held_a_post_without_losing_it_gets_nothing_back() -> None:
    """A holder who died was an earner lost; a new post of the household takes nothing off other aid that ended."""
    village = PostVillage(1)
    village.diaries[0].loss[LOST_AID], village.diaries[0].posts_12 = 900.0, 7_200.0
    village.month(1)
    assert village.works() == [PUBLIC_POST] and village.diaries[0].loss[LOST_AID] == 900.0


def test_a_first_post_gives_nothing_back() -> None:
    village = PostVillage(1)
    village.diaries[0].loss[LOST_AID] = 900.0
    village.month(1)
    assert village.works() == [PUBLIC_POST] and village.diaries[0].loss[LOST_AID] == 900.0
