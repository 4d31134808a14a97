"""How many examples Hypothesis tries, and whether they are the same each time."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

_USUAL = 100


def load_profile() -> None:
    """Make the profiles known, and use `usual`; `--hypothesis-profile` says otherwise.

    `usual` tries half as many examples as a test is meant to, so that nobody waits, and the same ones on every run, so
    that a change fails for what it did and for nothing else. `nightly` tries many more, others each time. Both print
    what repeats a failure. No example is ever too slow: that would say more of the machine.
    """
    usual = settings(
        settings.get_profile("default"),
        max_examples=_USUAL // 2,
        derandomize=True,
        database=None,
        deadline=None,
        print_blob=True,
        suppress_health_check=[HealthCheck.too_slow],
    )
    settings.register_profile("usual", usual)
    settings.register_profile("nightly", usual, max_examples=20 * _USUAL, derandomize=False)
    settings.load_profile("usual")


def examples(usual: int) -> int:
    """As many as a test is meant to try, or as many times more or fewer as the profile takes."""
    return usual * settings().max_examples // _USUAL
