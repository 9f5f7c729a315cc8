"""The prefecture that is simulated: everything that holds of this one and no other, from one folder.

`FOLDER/place.toml` names it, its counties, their categories, classes of villages and belts; `population/` has the margins of its
people; `parameters.toml` the values of parameters that are the place's own; `facts.csv`, where there is one, its own facts;
`levels_2020.csv` what its year 2020 was; `map.geojson` the outlines of its counties. The folder is chosen once for a process and
its workers, by the environment variable FANGPIN_PLACE (`--place` sets it): a folder, or the name of one in `data/places/`.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from parameters.messages import InputError, Key, Problem, listed, nearest, shown
from parameters.toml_file import Table, TomlFile, read_toml

CHOSEN = "FANGPIN_PLACE"
DATA = Path(__file__).resolve().parent.parent / "data"
PLACES_FOLDER = DATA / "places"
USUAL = "qianxinan"
FILE = "place.toml"
GIVEN = ("counties.csv", "industries.csv", "places.toml", "resettled_residence.csv")
"""Files of `population/` that somebody writes."""
FITTED = ("fitted.csv", "fitted_ability.csv", "households.csv")
"""Files of `population/` that `generate population households` writes."""


@dataclass(frozen=True)
class Item:
    """One value of a closed list: its stable name and its Chinese and English titles."""

    name: str
    zh: str
    en: str


@dataclass(frozen=True)
class CountyItem(Item):
    """A county-level unit of the prefecture with its category (县分类).

    The census counts it by itself, or within the units of the census from which it is `carved`; of these the first has its towns.
    """

    category: str
    carved: tuple[str, ...] = ()


@dataclass(frozen=True)
class Category(Item):
    """A category of counties (县分类), with a short English title for headings; of `key` counties (重点帮扶县) the plan asks more."""

    short: str
    key: bool


@dataclass(frozen=True)
class Place:
    """One prefecture: its names, its closed lists and the folder of its files."""

    folder: Path
    name: str
    name_zh: str
    counties: tuple[CountyItem, ...]
    categories: tuple[Category, ...]
    village_classes: tuple[Item, ...]
    belts: tuple[Item, ...]
    seat: str
    """The county in whose towns people of all counties live."""
    note: str
    note_zh: str
    """What readers of maps and tables must know of its counties; may be empty."""
    map_note: str
    map_note_zh: str
    latitude: float
    """Of the middle of the map, in degrees."""
    invented: bool
    """Made up, as an example or for a test: no place of the world."""

    @property
    def stem(self) -> str:
        """The name of its folder."""
        return self.folder.name

    @property
    def population(self) -> Path:
        """The folder of the margins of its people."""
        return self.folder / "population"

    @property
    def values(self) -> Path:
        """The file of its own values of parameters."""
        return self.folder / "parameters.toml"

    @property
    def facts(self) -> Path:
        """The file of its own facts; may be missing."""
        return self.folder / "facts.csv"

    @property
    def outlines(self) -> Path:
        """The outlines of its counties, for the map; may be missing."""
        return self.folder / "map.geojson"

    @cached_property
    def hash(self) -> str:
        """Hash of all its files and of their names."""
        whole = hashlib.sha256()
        for path in sorted(path for path in self.folder.rglob("*") if path.suffix in (".toml", ".csv", ".geojson")):
            whole.update(path.relative_to(self.folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
        return whole.hexdigest()[:16]


class _Item(Table):
    name: str = Field(min_length=1)
    zh: str = Field(min_length=1)
    en: str = Field(min_length=1)


class _County(_Item):
    category: str
    carved: list[str] = []


class _Category(_Item):
    short: str = Field(min_length=1)
    key: bool = False


class _VillageClass(_Item):
    name: Literal["consolidate", "advance", "urban_rural"]


class _Place(Table):
    name: str = Field(min_length=1)
    name_zh: str = Field(min_length=1)
    invented: bool = False
    seat: str
    note: str = ""
    note_zh: str = ""
    map_note: str = ""
    map_note_zh: str = ""
    latitude: float = 0.0
    counties: list[_County] = Field(min_length=1)
    categories: list[_Category] = Field(min_length=1)
    village_classes: list[_VillageClass] = Field(min_length=3, max_length=3)
    belts: list[_Item] = Field(min_length=1)


def read_place(folder: Path) -> Place:
    """The place of a folder. Raises InputError with every problem of its file."""
    file = read_toml(folder / FILE)
    problems: list[Problem] = []
    table = file.check(_Place, file.data, (), problems)
    if table is not None:
        _check_names(file, table, problems)
    if table is None or problems:
        raise InputError(problems)
    return Place(
        folder.resolve(),
        table.name,
        table.name_zh,
        tuple(CountyItem(each.name, each.zh, each.en, each.category, tuple(each.carved)) for each in table.counties),
        tuple(Category(each.name, each.zh, each.en, each.short, each.key) for each in table.categories),
        tuple(Item(each.name, each.zh, each.en) for each in table.village_classes),
        tuple(Item(each.name, each.zh, each.en) for each in table.belts),
        table.seat,
        table.note,
        table.note_zh,
        table.map_note,
        table.map_note_zh,
        table.latitude,
        table.invented,
    )


def _check_names(file: TomlFile, table: _Place, problems: list[Problem]) -> None:
    """Names that mean nothing, or two things at once."""

    def known(at: Key, name: str, names: list[str]) -> None:
        if name not in names:
            near = nearest(name, names)
            problems.append(file.problem(at, f"expected one of: {listed(names)}", f"可用：{listed(names)}", near, name))

    units = [county.name for county in table.counties if not county.carved]
    categories = [category.name for category in table.categories]
    known(("seat",), table.seat, units)
    for number, county in enumerate(table.counties):
        known(("counties", number, "category"), county.category, categories)
        for part in county.carved:
            known(("counties", number, "carved"), part, units)
    items: list[Any] = [*table.counties, *table.categories]
    for names in (items, table.village_classes, table.belts):
        seen: set[str] = set()
        for item in names:
            twice = seen & {item.name, item.zh, item.en}
            seen |= {item.name, item.zh, item.en}
            for name in twice:
                problems.append(file.problem((), f"the name {name} is there twice", f"名称 {name} 重复"))


def chosen_folder(wanted: str) -> Path:
    """The folder that a path or the name of a place that comes with the program means. Raises InputError where there is none."""
    for folder in (PLACES_FOLDER / wanted, Path(wanted)):
        if wanted and (folder / FILE).is_file():
            return folder.resolve()
    names = sorted(path.parent.name for path in PLACES_FOLDER.glob(f"*/{FILE}"))
    en, zh = "expected a folder with place.toml or one of: ", "应为含 place.toml 的文件夹，或："
    raise InputError([Problem(shown(Path(wanted)), 0, 0, "", "", en + listed(names), zh + listed(names), nearest(wanted, names))])


def check_population(place: Place, names: tuple[str, ...]) -> None:
    """Raise InputError where files of the place's `population/` are missing, with all of them."""
    en, zh = "expected this file, without which there are no people", "缺少此文件，无法生成人口"
    if names == FITTED:
        en += f"; run.py --place {shown(place.folder)} generate population households writes it"
        zh += f"；可用 run.py --place {shown(place.folder)} generate population households 生成"
    missing = [path for path in (place.population / name for name in names) if not path.is_file()]
    if missing:
        raise InputError([Problem(shown(path), 0, 0, "", "", en, zh) for path in missing])


PLACE = read_place(chosen_folder(os.environ.get(CHOSEN) or USUAL))
"""The place of this process."""
check_population(PLACE, GIVEN)
