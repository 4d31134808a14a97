"""The faults that are known to change nothing, read from equivalent.yaml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

_LISTED = Path(__file__).with_name("equivalent.yaml")


@dataclass(frozen=True)
class Fault:
    """One changed place of a module: the function it is in, its lines before, and after."""

    function: str
    was: str
    now: str


def fault_of(name: str, shown: str) -> Fault:
    """The fault with a mutant's name, from the difference that `mutmut show` prints."""
    mangled = re.sub(r"__mutmut_\d+$", "", name).rpartition(".")[2]
    function = re.split("ǁ", mangled)[-1].removeprefix("x_")
    return Fault(function, _lines(shown, "-"), _lines(shown, "+"))


def equivalents(module: str) -> frozenset[Fault]:
    """The listed faults of one module. Each must have its reason."""
    listed = yaml.safe_load(_LISTED.read_text(encoding="utf-8")) or {}
    for one in listed.get(module, []):
        assert one["why"], f"{module}: {one} has no reason"
    return frozenset(Fault(one["in"], _one_line(one["was"]), _one_line(one["now"])) for one in listed.get(module, []))


def _lines(shown: str, sign: str) -> str:
    lines = shown.splitlines()
    return _one_line(" ".join(line[1:] for line in lines if line.startswith(sign) and line[:3] != sign * 3))


def _one_line(text: str) -> str:
    return " ".join(text.split())
