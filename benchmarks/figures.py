"""What a benchmark measured, and how it is shown: one table a section, or JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True, slots=True)
class Bar:
    """What a figure has to reach: a limit on the value itself, or on its ratio to the baseline."""

    limit: float
    at_least: bool = False
    on_ratio: bool = False

    def __str__(self) -> str:
        sign = "≥" if self.at_least else "≤"
        return f"{sign} {self.limit:g}{' x' if self.on_ratio else ''}"


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value beside its baseline, both in `unit`."""

    what: str
    unit: str
    hammy: float
    against: str
    baseline: float
    bar: Bar | None = None
    before: float | None = None
    """What the bar is put on, as it was before the code was made simpler (benchmarks/README.md)."""

    @property
    def ratio(self) -> float:
        """Hammy's value for each one of the baseline's; infinite where the baseline is zero."""
        return self.hammy / self.baseline if self.baseline else float("inf")

    @property
    def reached(self) -> bool | None:
        """Whether the bar was reached; None where there is none."""
        if self.bar is None:
            return None
        value = self.ratio if self.bar.on_ratio else self.hammy
        return value >= self.bar.limit if self.bar.at_least else value <= self.bar.limit

    @property
    def was(self) -> str:
        """What stood before, in the unit of the bar; empty where that is not known."""
        if self.before is None:
            return ""
        return f"{self.before:.2f} x" if self.bar is not None and self.bar.on_ratio else _readable(self.before)

    def as_json(self) -> dict[str, Any]:
        """The figure with its ratio, and its bar where it has one."""
        return {
            "what": self.what,
            "unit": self.unit,
            "hammy": round(self.hammy, 4),
            "against": self.against,
            "baseline": round(self.baseline, 4),
            "ratio": round(self.ratio, 4) if self.baseline else None,
            "bar": str(self.bar) if self.bar else None,
            "reached": self.reached,
            "before": self.before,
        }


@dataclass(frozen=True, slots=True)
class Section:
    """Figures that belong together, with one sentence on how they were measured."""

    title: str
    how: str
    figures: tuple[Figure, ...]

    def show(self, console: Console) -> None:
        """Print the section as a table."""
        table = Table(title=self.title, caption=self.how, title_justify="left", caption_justify="left")
        for heading in ("what", "unit", "Hammy", "against", "baseline", "ratio", "bar", "before", "verdict"):
            numeric = heading in ("Hammy", "baseline", "ratio", "bar", "before")
            table.add_column(heading, justify="right" if numeric else "left", no_wrap=True)
        for one in self.figures:
            verdict = {None: "", True: "[green]reached[/]", False: "[red]missed[/]"}[one.reached]
            table.add_row(
                one.what,
                one.unit,
                _readable(one.hammy),
                one.against,
                _readable(one.baseline),
                f"{one.ratio:.2f}",
                str(one.bar or ""),
                one.was,
                verdict,
            )
        console.print(table)

    def as_json(self) -> dict[str, Any]:
        """The section with all its figures."""
        return {"title": self.title, "how": self.how, "figures": [one.as_json() for one in self.figures]}


def _readable(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
