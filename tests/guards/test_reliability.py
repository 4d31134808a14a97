"""What RELIABILITY.md says is held is held by a test that exists, and what counts errors sees them."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pytest

from benchmarks.faults.stage import what_is_wrong
from benchmarks.reliability import FAULTS, write_faults, write_proofs

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / "RELIABILITY.md"
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def _functions(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


def test_each_fault_is_held_by_a_test_that_exists() -> None:
    named = NAMED.findall(DOCUMENT.read_text(encoding="utf-8"))
    assert len(named) > 20
    assert [one for one in named if one[1] not in _functions(ROOT / one[0])] == []


def _line(event: str, level: str) -> str:
    return json.dumps({"event": event, "level": level, "logger": "bot"})


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        (_line("an update failed: TypeError", "error"), True),
        (_line("it was told to stop", "critical"), True),
        (_line("a message was refused: BadRequest", "warning"), False),
        (_line("an update cannot be read and is skipped: TypeError", "error"), False),
        ("Traceback (most recent call last):", True),
        ("Hammy is ready as @hammy. Press Ctrl+C to stop.", False),
    ],
)
def test_an_error_in_the_log_of_a_process_is_seen(line: str, wrong: bool) -> None:
    assert bool(what_is_wrong(f"Hammy is ready.\n{line}\n")) is wrong


def test_each_proof_writes_its_part_and_leaves_the_others(tmp_path: Path) -> None:
    path = tmp_path / "RELIABILITY.md"
    write_proofs(path, "# Reliability\n\nkills")
    write_faults(path, "faults")
    path.write_text(path.read_text(encoding="utf-8") + "\n## Which test\n\nthis one\n", encoding="utf-8")
    for _ in range(2):
        write_faults(path, "new faults")
        write_proofs(path, "# Reliability\n\nnew kills")
    assert path.read_text(encoding="utf-8") == (
        f"# Reliability\n\nnew kills\n\n{FAULTS}\n\nnew faults\n\n## Which test\n\nthis one\n"
    )
