"""The README shows what the script takes, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

from tests.screenshots.scenes import SCENES

ROOT = Path(__file__).resolve().parents[2]


def test_every_picture_of_the_readme_is_taken_by_the_script_and_the_other_way_round() -> None:
    shown = set(re.findall(r"docs/screenshots/([\w.-]+)", (ROOT / "README.md").read_text(encoding="utf-8")))
    taken = {f"{scene.name}.{'webp' if scene.moving else 'png'}" for scene in SCENES}
    assert shown == taken
    assert {path.name for path in (ROOT / "docs" / "screenshots").iterdir()} == taken
