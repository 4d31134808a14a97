"""A known vulnerability fails `make lint`; advisories that cannot be asked do not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.guards.vulnerabilities import main, report

SOUND = {"name": "httpx", "version": "0.28.1", "vulns": []}
FAULTY = {
    "name": "h11",
    "version": "0.14.0",
    "vulns": [{"id": "PYSEC-2025-1", "fix_versions": ["0.16.0"]}, {"id": "PYSEC-2025-2", "fix_versions": []}],
}
UNKNOWN = {"name": "tzfpy", "skip_reason": "Dependency not found on PyPI and could not be audited: tzfpy (1.1.0)"}


def audited(*packages: object) -> str:
    """As pip-audit prints it."""
    return json.dumps({"dependencies": packages, "fixes": []})


def test_nothing_is_said_of_packages_without_any() -> None:
    assert report(audited(SOUND)) == ([], "")


def test_each_is_named_with_the_version_that_mends_it() -> None:
    found, note = report(audited(SOUND, FAULTY))
    assert found == [
        "h11 0.14.0: PYSEC-2025-1, mended in 0.16.0",
        "h11 0.14.0: PYSEC-2025-2, mended in no version yet",
    ]
    assert note == ""


def test_what_could_not_be_looked_up_is_counted() -> None:
    found, note = report(audited(FAULTY, UNKNOWN))
    assert len(found) == 2
    assert "1 of 2" in note


@pytest.mark.parametrize("printed", ["", "Traceback", "[]", "{}"])
def test_without_a_network_it_is_said(printed: str) -> None:
    found, note = report(printed)
    assert found == []
    assert "no package was looked up" in note


def test_why_nothing_could_be_asked_is_told() -> None:
    _, note = report("", "WARNING: one\nERROR: No module named pip_audit\n")
    assert note.endswith("ERROR: No module named pip_audit")


def test_a_lock_that_is_not_there_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "none.lock")]) == 1
    assert "none.lock is not there" in capsys.readouterr().out
