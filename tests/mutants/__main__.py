"""Mutate each module, run its tests against every fault, and print how many they notice.

    python -m tests.mutants [MODULE ...] [--most 40]

The work is mutmut's; it is done in build/mutants/<module>, so that nothing of the checkout is ever changed.
"""

from __future__ import annotations

import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import rmtree

from tests.mutants.equivalents import Fault, equivalents, fault_of
from tests.mutants.modules import MODULES, Module

_ROOT = Path(__file__).resolve().parents[2]
_MADE_OF = ("bot", "playground", "tests", "benchmarks", "intents", "content", "README.md")
_COLUMNS = (
    ("faults", 7),
    ("killed", 8),
    ("timed out", 11),
    ("survived", 10),
    ("equivalent", 12),
    ("killed", 11),
    ("bar", 8),
)
_HEAD = f"{'module':24}" + "".join(f"{name:>{width}}" for name, width in _COLUMNS)
_UNNOTICED = ("survived", "no tests")
_TIMED_OUT = "timeout"
_PATIENCE = 4.0
"""Seconds added to what the tests of a fault take; after fifteen times that long it counts as an endless loop."""


@dataclass(frozen=True)
class Score:
    """How the faults of a module fared."""

    module: Module
    made: int
    killed: int
    survived: tuple[tuple[str, Fault], ...]
    equivalent: int
    timed_out: int
    """Of those killed, the ones that never ended; where it is many, the machine was busy."""

    @property
    def percent(self) -> float:
        """Of a hundred faults that matter, how many were noticed."""
        counted = self.killed + len(self.survived)
        return 100 * self.killed / counted if counted else 0.0

    @property
    def holds(self) -> bool:
        """True where that is enough."""
        return self.percent >= self.module.bar

    def __str__(self) -> str:
        return (
            f"{self.module.name:24}{self.made:7}{self.killed:8}{self.timed_out:11}{len(self.survived):10}{self.equivalent:12}"
            f"{self.percent:9.1f} %{self.module.bar:7} %{'' if self.holds else '   below'}"
        )


def main(arguments: Sequence[str]) -> int:
    """Score the chosen modules, or all of them; 1 where one is below its bar."""
    reader = ArgumentParser("tests.mutants", description=__doc__)
    reader.add_argument("modules", nargs="*", metavar="MODULE", help=", ".join(one.name for one in MODULES))
    reader.add_argument("--most", type=int, help="try at most so many faults of each module")
    asked = reader.parse_args(arguments)
    unknown = set(asked.modules) - {one.name for one in MODULES}
    if unknown:
        reader.error(f"no such module: {', '.join(sorted(unknown))}")
    print(_HEAD)
    scores = []
    for module in MODULES:
        if not asked.modules or module.name in asked.modules:
            scores.append(_scored(replace(module, most=asked.most or module.most)))
            print(scores[-1], flush=True)
    for score in scores:
        for name, fault in score.survived:
            print(f"\n{name}\n  - {fault.was}\n  + {fault.now}")
    return 0 if all(score.holds for score in scores) else 1


def _scored(module: Module) -> Score:
    place = _prepared(module)
    _mutmut(place, "run", "--max-children", "1", "none of them")  # only makes the faults, and finds who tests what
    made = list(_results(place))
    if not made:
        raise SystemExit(f"mutmut made no faults in {module.name}; run it by hand in {place}")
    step = -(-len(made) // module.most)
    tried = made[::step]
    _mutmut(place, "run", "--max-children", "1", *tried)
    results = _results(place)
    unnoticed = [name for name in tried if results[name] in _UNNOTICED]
    unchecked = [name for name in tried if results[name] == "not checked"]
    if unchecked:
        raise SystemExit(f"mutmut stopped before {unchecked[0]}; run it by hand in {place}")
    harmless = equivalents(module.name)
    faults = [(name, fault_of(name, _mutmut(place, "show", name))) for name in unnoticed]
    survived = tuple((name, fault) for name, fault in faults if fault not in harmless)
    equivalent = len(unnoticed) - len(survived)
    timed_out = sum(results[name] == _TIMED_OUT for name in tried)
    return Score(module, len(made), len(tried) - len(unnoticed), survived, equivalent, timed_out)


def _prepared(module: Module) -> Path:
    """A folder with links to the project, and settings that name this module and its tests."""
    place = _ROOT / "build" / "mutants" / module.name
    if place.exists():
        rmtree(place)
    place.mkdir(parents=True)
    for name in _MADE_OF:
        (place / name).symlink_to(_ROOT / name)
    settings = {
        "source_paths": ["bot"],
        "timeout_constant": _PATIENCE,
        "only_mutate": list(module.files),
        "also_copy": [name for name in _MADE_OF if name not in ("bot", "tests")],
        "pytest_add_cli_args_test_selection": list(module.tests),
    }
    lines = [f"{key} = {value!r}" for key, value in settings.items()]
    ours = (_ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (place / "pyproject.toml").write_text("\n".join([ours, "[tool.mutmut]", *lines, ""]), encoding="utf-8")
    return place


def _results(place: Path) -> dict[str, str]:
    """The state of each fault by its name."""
    lines = _mutmut(place, "results", "--all", "true").splitlines()
    return dict(line.strip().rsplit(": ", 1) for line in lines if "__mutmut_" in line)


def _mutmut(place: Path, *arguments: str) -> str:
    """What mutmut prints. How it ends says nothing: it is 1 where no fault has the name that was asked for."""
    command = [sys.executable, "-m", "mutmut", *arguments]
    done = subprocess.run(command, cwd=place, capture_output=True, text=True, check=False)
    (place / "mutmut.log").open("a", encoding="utf-8").write(done.stdout + done.stderr)
    return done.stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
