"""How many examples Hypothesis tries, and whether they are the same each time."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

_USUAL = 100


def load_profile() -> None:
    """Make the profiles known, and use `ci` where CI is set, else `dev`; `--hypothesis-profile` says otherwise.

    These two try half as many examples as a test is meant to, so that nobody waits. `ci` tries the same ones on every
    run, so that a change fails for what it did. `nightly` tries many more, others each time. It and `ci` print what
    repeats a failure. No example is ever too slow: that would say more of the machine.
    """
    dev = settings(
        settings.get_profile("default"),
        max_examples=_USUAL // 2,
        derandomize=False,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    settings.register_profile("dev", dev)
    settings.register_profile("ci", dev, derandomize=True, database=None, print_blob=True)
    settings.register_profile("nightly", dev, max_examples=20 * _USUAL, print_blob=True)
    settings.load_profile("ci" if os.environ.get("CI") else "dev")  # noqa: TID251 (set by who runs the tests)


def examples(usual: int) -> int:
    """As many as a test is meant to try, or as many times more or fewer as the profile takes."""
    return usual * settings().max_examples // _USUAL
