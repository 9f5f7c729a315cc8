"""The reference workload in every form that this machine can run, called alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from benchmarks.reference import c_forms, rules
from benchmarks.reference.columns import Columns
from benchmarks.reference.mesa_agents import Countryside
from benchmarks.reference.state import HOME, LARGEST, terms

START = 2020 * 12


@dataclass(frozen=True)
class Form:
    """One way to write the workload: `begin(homes, villages, seed)` makes a run, which has `live(start, months)` and `records()`."""

    name: str
    zh: str
    begin: Callable[[Any, Any, Any], Any]
    slow: bool = False


class Records:
    """A run over the record array itself: the compiled rules or C structs."""

    def __init__(self, run: Callable[..., None], homes: Any, villages: Any, seed: Any) -> None:
        self.run, self.state, self.villages, self.seed, self.terms = run, homes.copy(), villages, seed, terms()

    def live(self, start: int, months: int) -> None:
        """Live `months` months from `start` (year x 12 + month - 1)."""
        self.run(self.state, self.villages, self.terms, self.seed, start, months, 0, len(self.villages))

    def records(self) -> Any:
        """The record array after the run."""
        return self.state


class VillageColumns(Records):
    """A run of vector C, which has its own columns."""

    def __init__(self, run: Callable[..., None], homes: Any, villages: Any, seed: Any) -> None:
        super().__init__(run, homes, villages, seed)
        self.homes, self.state = homes, np.zeros((len(villages), c_forms.columns()[""]))
        for v, fields, name in self._parts():
            fields[...] = homes[name][villages["first"][v] : villages["stop"][v]].T

    def _parts(self) -> Any:
        """Village by village and field by field: (village, the cells of its households, name)."""
        at = c_forms.columns()
        for v, count in enumerate(self.villages["stop"] - self.villages["first"]):
            for name in HOME.names or ():
                wide = HOME[name].shape[0] if HOME[name].shape else 1
                cells = self.state[v, at[name] : at[name] + wide * LARGEST].reshape(wide, LARGEST)[:, :count]
                yield v, cells if HOME[name].shape else cells[0], name

    def records(self) -> Any:
        """The record array after the run."""
        found = np.zeros(len(self.homes), HOME)
        for v, fields, name in self._parts():
            found[name][self.villages["first"][v] : self.villages["stop"][v]] = fields.T
        return found


def forms() -> list[Form]:
    """The forms of this machine, the compiled rules first; C where there is a compiler."""
    found = [
        Form("rules", "编译规则", lambda *given: Records(rules.live, *given)),
        Form("mesa", "Mesa主体", Countryside, slow=True),
        Form("numpy", "NumPy列", Columns),
    ]
    for compiler in c_forms.compilers():
        found.append(_c_form(compiler, "scalar", "标量C", "live_structs", c_forms.EXACT, Records))
        found.append(_c_form(compiler, "vector", "向量C", "live_columns", c_forms.EXACT + c_forms.VECTOR, VillageColumns))
    return found


def _c_form(compiler: str, kind: str, zh: str, name: str, flags: tuple[str, ...], run: type[Records]) -> Form:
    return Form(f"{kind} {compiler}", f"{zh} {compiler}", lambda *given: run(c_forms.function(compiler, name, flags), *given))
