"""Whether anything that serves has a known vulnerability, asked of PyPI's advisories by pip-audit.

Where they cannot be asked (no network, a mirror without them), that is said, and is no failure: a change must not be
held up by the world outside. python -m tests.guards.vulnerabilities [LOCK]
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

LOCK = Path(__file__).resolve().parents[2] / "requirements.lock"
_LONGEST_WAIT_SECONDS = 60


def report(audited: str, complaint: str = "") -> tuple[list[str], str]:
    """The vulnerabilities in pip-audit's JSON, a line each, and a note where some packages could not be looked up; why,
    in the last line of its `complaint`, where there is no JSON at all.
    """
    try:
        packages: list[dict[str, Any]] = json.loads(audited)["dependencies"]
    except (ValueError, KeyError, TypeError):
        why = complaint.strip().rpartition("\n")[2]
        return [], f"The advisories cannot be asked from here; no package was looked up. {why}".strip()
    found = [
        f"{one['name']} {one['version']}: {fault['id']}, mended in {_versions(fault)}"
        for one in packages
        for fault in one.get("vulns", [])
    ]
    skipped = [one["name"] for one in packages if "skip_reason" in one]
    if not skipped:
        return found, ""
    return found, f"The advisories cannot be asked of {len(skipped)} of {len(packages)} packages from here."


def _versions(fault: dict[str, Any]) -> str:
    return ", ".join(fault["fix_versions"]) or "no version yet"


def main(arguments: Sequence[str]) -> int:
    """1 where there are known vulnerabilities, or no lock file."""
    lock = Path(arguments[0]) if arguments else LOCK
    if not lock.is_file():
        print(f"{lock} is not there.")
        return 1
    command = (sys.executable, "-m", "pip_audit", "--requirement", str(lock), "--disable-pip", "--require-hashes")
    try:
        ended = subprocess.run(
            (*command, "--format", "json", "--progress-spinner", "off"),
            capture_output=True,
            text=True,
            check=False,
            timeout=_LONGEST_WAIT_SECONDS,
        )
        audited, complaint = ended.stdout, ended.stderr
    except subprocess.TimeoutExpired:
        audited, complaint = "", "pip-audit took too long."
    found, note = report(audited, complaint)
    print(*found, *filter(None, [note]), sep="\n", end="\n" if found or note else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
