from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings of whoever runs the tests do not count."""
    for name in ("TOKEN", "API_URL", "DATABASE", "DATABASE_KEY_FILE", "PLAYGROUND", "EMERGENCY_NUMBERS", "LOG_LEVEL"):
        monkeypatch.delenv(f"HAMMY_{name}", raising=False)
