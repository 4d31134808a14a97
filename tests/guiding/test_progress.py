"""A run of a session as time passes: steps follow each other, pauses stand still, and nobody is waited for for ever."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whenever import Instant

from bot.domain.sessions import Run, Session, SessionStep
from bot.domain.text import sentence
from bot.guiding.progress import (
    PATIENCE,
    brought_to,
    lasts,
    next_step,
    paused,
    position,
    resumed,
    step_before,
    waited_too_long,
)

START = Instant.from_utc(2026, 3, 2, 9)
WORDS = sentence("Do it.")
TAPPED = SessionStep(WORDS)
CHOSEN = SessionStep(WORDS, chosen=True)


def timed(least: int, most: int) -> SessionStep:
    """A step that lasts from so many seconds to so many."""
    return SessionStep(WORDS, least=least, most=most)


def session_of(*steps: SessionStep) -> Session:
    """A session of these steps."""
    return Session("some", "guide", "Some", WORDS, steps, WORDS, WORDS, (), "cramp", (15, 30))


def run(**more: object) -> Run:
    """A run that begins."""
    return replace(Run(1, "some", 7, START), **more)  # type: ignore[arg-type]


def after(seconds: float) -> Instant:
    """A moment after the start."""
    return START.add(milliseconds=round(1000 * seconds))


HOLD = session_of(timed(20, 30), TAPPED)


@pytest.mark.parametrize(
    ("seconds", "step", "shown", "enough"),
    [(0, 0, 0, False), (19.999, 0, 19, False), (20, 0, 20, True), (29.999, 0, 29, True), (30, 1, 0, False)],
)
def test_a_step_of_20_to_30_seconds(seconds: float, step: int, shown: int, enough: bool) -> None:
    at = position(run(), HOLD, after(seconds))
    assert (at.step, at.seconds, at.enough) == (step, shown, enough)


def test_a_step_without_a_time_waits_for_its_person() -> None:
    session = session_of(TAPPED, TAPPED)
    at = position(run(), session, after(600))
    assert (at.step, at.most) == (0, None)
    onward = next_step(run(), session, after(600))
    assert onward is not None
    assert (onward.step, onward.since) == (1, after(600))
    assert next_step(onward, session, after(601)) is None


@pytest.mark.parametrize(("hold", "length"), [(0, None), (15, (15, 15)), (30, (30, 30))])
def test_a_step_lasts_as_long_as_was_chosen(hold: int, length: tuple[int, int] | None) -> None:
    assert lasts(CHOSEN, hold) == length


def test_the_last_step_ends_by_its_person_alone() -> None:
    session = session_of(TAPPED, timed(5, 5))
    assert position(run(step=1), session, after(60)).step == 1
    assert position(run(step=1), session, after(60)).seconds == 5


def test_a_pause_takes_no_time_away_and_adds_none() -> None:
    still = paused(run(), HOLD, after(12))
    assert position(still, HOLD, after(500)).seconds == 12
    on = resumed(still, after(500))
    assert position(on, HOLD, after(517)).seconds == 29
    assert position(on, HOLD, after(518)).step == 1


def test_pausing_twice_and_going_on_twice_is_once() -> None:
    still = paused(run(), HOLD, after(12))
    assert paused(still, HOLD, after(20)) == still
    on = resumed(still, after(30))
    assert resumed(on, after(40)) == on


def test_going_on_to_the_next_step_ends_a_pause() -> None:
    onward = next_step(paused(run(), HOLD, after(3)), HOLD, after(9))
    assert onward is not None
    assert (onward.step, onward.paused, onward.spent_ms) == (1, False, 0)


def test_going_back_begins_the_step_before_anew_and_never_leaves_the_first() -> None:
    session = session_of(timed(300, 600), timed(5, 5), TAPPED)
    back = step_before(paused(run(step=1, spent_ms=3000), session, after(1)), session, after(20))
    assert (back.step, back.since, back.spent_ms, back.paused) == (0, after(20), 0, False)
    assert step_before(back, session, after(30)) == run(since=after(30))
    assert step_before(run(), session, after(602)).step == 0, "the second one is on by itself by then"


def test_a_clock_that_is_put_back_takes_no_time_away() -> None:
    assert position(run(spent_ms=4000), HOLD, after(-100)).seconds == 4


def test_it_waits_a_while_for_its_person_and_not_for_ever() -> None:
    session = session_of(timed(1, 1200), TAPPED)
    just, more = START.add(PATIENCE), START.add(PATIENCE).add(milliseconds=1)
    for waiting in (run(step=1), run(paused=True)):
        assert not waited_too_long(waiting, session, just)
        assert waited_too_long(waiting, session, more)
    assert not waited_too_long(run(), session, more), "a step with a time of its own is not waited for"


STEPS = st.one_of(
    st.just(TAPPED),
    st.just(CHOSEN),
    st.tuples(st.integers(1, 60), st.integers(0, 60)).map(lambda one: timed(one[0], sum(one))),
)
SESSIONS = st.lists(STEPS, min_size=1, max_size=6).map(lambda steps: session_of(*steps, TAPPED))
RUNS = st.builds(run, hold=st.sampled_from((0, 15, 30)), spent_ms=st.integers(0, 5000))
MOMENTS = st.integers(0, 400_000).map(lambda at: START.add(milliseconds=at))


@given(SESSIONS, RUNS, MOMENTS, MOMENTS)
def test_it_only_ever_goes_on(session: Session, begun: Run, one: Instant, other: Instant) -> None:
    earlier, later = (position(begun, session, at) for at in sorted((one, other)))
    assert (earlier.step, earlier.seconds) <= (later.step, later.seconds)
    assert later.step < len(session.steps)


@given(SESSIONS, RUNS, MOMENTS, MOMENTS)
def test_however_often_it_is_looked_at_it_is_the_same(
    session: Session, begun: Run, one: Instant, other: Instant
) -> None:
    first, last = sorted((one, other))
    looked_at = brought_to(begun, session, first)
    assert brought_to(looked_at, session, last) == brought_to(begun, session, last)
    assert position(looked_at, session, last) == position(begun, session, last)


@given(SESSIONS, RUNS, MOMENTS, st.integers(0, 10**7), MOMENTS)
def test_a_pause_of_any_length_only_moves_what_comes_after(
    session: Session, begun: Run, when: Instant, length: int, rest: Instant
) -> None:
    on = resumed(paused(begun, session, when), when.add(milliseconds=length))
    later = when.add(milliseconds=int((rest - START).total("milliseconds")))
    assert position(on, session, later.add(milliseconds=length)) == position(begun, session, later)


@given(SESSIONS, RUNS, MOMENTS)
def test_a_time_is_never_over_its_end(session: Session, begun: Run, when: Instant) -> None:
    at = position(begun, session, when)
    assert at.most is None or 0 <= at.seconds <= at.most
