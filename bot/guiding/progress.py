"""Which step of a run it is at a moment, how long that has lasted, and what pauses do to it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from whenever import Instant, TimeDelta

from bot.domain.sessions import Position, Run, Session, SessionStep

PATIENCE: Final = TimeDelta(minutes=15)
"""How long a run waits for its person before it ends."""

_SECOND = 1000


def lasts(step: SessionStep, hold: int) -> tuple[int, int] | None:
    """How many seconds a step lasts at least and at most; None where it lasts until the person goes on."""
    if step.chosen:
        return (hold, hold) if hold else None
    return (step.least, step.most) if step.least is not None and step.most is not None else None


def brought_to(run: Run, session: Session, now: Instant) -> Run:
    """The run as of now: each step whose time is over was followed by the next one at that very moment."""
    while not run.paused and run.step + 1 < len(session.steps):
        length = lasts(session.steps[run.step], run.hold)
        if length is None or _spent_ms(run, now) < length[1] * _SECOND:
            break
        over = run.since.add(milliseconds=length[1] * _SECOND - run.spent_ms)
        run = replace(run, step=run.step + 1, since=over, spent_ms=0)
    return run


def position(run: Run, session: Session, now: Instant) -> Position:
    """Where it is now."""
    run = brought_to(run, session, now)
    length = lasts(session.steps[run.step], run.hold)
    if length is None:
        return Position(run.step, run.paused)
    least, most = length
    return Position(run.step, run.paused, min(_spent_ms(run, now) // _SECOND, most), least, most)


def paused(run: Run, session: Session, now: Instant) -> Run:
    """The run, standing still from now on."""
    run = brought_to(run, session, now)
    return run if run.paused else replace(run, since=now, spent_ms=_spent_ms(run, now), paused=True)


def resumed(run: Run, now: Instant) -> Run:
    """The run, going on from now on where it stood."""
    return replace(run, since=now, paused=False) if run.paused else run


def next_step(run: Run, session: Session, now: Instant) -> Run | None:
    """The run with the step after that of now, which begins now; None after the last one."""
    run = brought_to(run, session, now)
    if run.step + 1 >= len(session.steps):
        return None
    return replace(run, step=run.step + 1, since=now, spent_ms=0, paused=False)


def step_before(run: Run, session: Session, now: Instant) -> Run:
    """The run with the step before that of now, or with the first one, which begins anew now."""
    run = brought_to(run, session, now)
    return replace(run, step=max(run.step - 1, 0), since=now, spent_ms=0, paused=False)


def waited_too_long(run: Run, session: Session, now: Instant) -> bool:
    """Whether it has stood still, or on a step that only the person ends, for longer than anybody would."""
    run = brought_to(run, session, now)
    waits = run.paused or lasts(session.steps[run.step], run.hold) is None
    return waits and now - run.since > PATIENCE


def _spent_ms(run: Run, now: Instant) -> int:
    """Whole milliseconds of the step until now; a clock that was put back takes none away."""
    if run.paused:
        return run.spent_ms
    return run.spent_ms + max(0, int((now - run.since).total("milliseconds")))
