"""Which modules are mutated, which tests must notice, and how many of the faults at least."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Module:
    """One module, or a few that are one thing."""

    name: str
    """What `make mutants MODULE=...` calls it."""
    files: tuple[str, ...]
    tests: tuple[str, ...]
    """Files or folders; few enough that a fault takes about a second."""
    bar: int
    """At least this many of a hundred faults must turn a test red."""
    most: int = 250
    """Where there are more faults than this, every second, third ... is tried."""


_READING = "bot/understanding/schedule"

MODULES = (
    Module(
        "policy.warnings",
        ("bot/policy/warnings.py",),
        ("tests/policy/test_warnings.py", "tests/policy/test_warning_lines.py"),
        90,
    ),
    Module(
        "policy.decide",
        tuple(f"bot/policy/{name}.py" for name in ("decide", "questions", "wishes")),
        (
            *(
                f"tests/policy/test_{name}.py"
                for name in (
                    "deciding",
                    "deciding_alone",
                    "follow_ups",
                    "open_things",
                    "outside",
                    "passing_on",
                    "questions",
                    "short_replies",
                    "signs",
                    "warnings",
                    "warning_lines",
                    "wishes",
                )
            ),
            "tests/flows/test_open_question.py",
            "tests/flows/test_personal.py",
        ),
        90,
    ),
    Module(
        "policy.open",
        tuple(
            f"bot/policy/open/{name}.py"
            for name in (
                "check",
                "choices",
                "nudge",
                "order",
                "question",
                "short_reply",
                "signs",
                "topic",
                "way_home",
            )
        ),
        ("tests/policy/test_open_things.py", "tests/policy/test_short_replies.py"),
        90,
    ),
    Module(
        "red_flags.assertion",
        tuple(
            f"bot/understanding/red_flags/{name}.py" for name in ("assertion", "negation", "past", "people", "clauses")
        ),
        ("tests/understanding/test_red_flags.py", "tests/understanding/test_assertion.py"),
        90,
    ),
    Module("understanding.ranking", ("bot/understanding/ranking.py",), ("tests/understanding/test_ranking.py",), 75),
    Module(
        "understanding.schedule",
        tuple(f"{_READING}/{name}.py" for name in ("reading", "impossible", "asking")),
        ("tests/understanding/test_schedule.py", "tests/understanding/test_schedule_borders.py"),
        75,
    ),
    Module(
        "gateway.callbacks",
        ("bot/gateway/callbacks.py",),
        ("tests/gateway/test_callbacks.py",),
        75,
    ),
    Module(
        "reminding.recurrence",
        ("bot/reminding/recurrence.py",),
        ("tests/reminding/test_recurrence.py", "tests/reminding/test_coming.py"),
        90,
    ),
    Module(
        "reminding.occurrences",
        ("bot/reminding/occurrences.py",),
        tuple(f"tests/reminding/test_{name}.py" for name in ("occurrences", "coming", "downtime")),
        85,
    ),
    Module(
        "sqlite.ticks",
        ("bot/storage/sqlite/ticks.py",),
        tuple(
            f"tests/storage/contract/test_{name}.py" for name in ("ticks", "recovery", "settling", "clocks", "trimming")
        ),
        85,
        120,
    ),
)
"""All of them. Where a module moves, its path is changed here and nowhere else."""
