"""The table of mutated modules and the list of harmless faults are about files that exist."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.mutants.equivalents import Fault, equivalents, fault_of
from tests.mutants.modules import MODULES, Module

ROOT = Path(__file__).resolve().parents[2]
LISTED = yaml.safe_load((ROOT / "tests/mutants/equivalent.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)
def test_every_module_and_its_tests_are_there(module: Module) -> None:
    assert [path for path in (*module.files, *module.tests) if not (ROOT / path).exists()] == []


def test_every_harmless_fault_is_of_a_module_and_a_function_and_has_its_reason() -> None:
    sources = {one.name: "\n".join((ROOT / file).read_text(encoding="utf-8") for file in one.files) for one in MODULES}
    for module, faults in LISTED.items():
        assert len(equivalents(module)) == len(faults)
        for fault in faults:
            assert f"def {fault['in']}(" in sources[module]
            assert _in_one(fault["was"]) in _in_one(sources[module])
            assert fault["why"].strip()


def _in_one(text: str) -> str:
    """All on one line, however it is broken."""
    return "".join(text.split())


SHOWN = """# bot.policy.warnings.x_with_lines__mutmut_3: survived
--- bot/policy/warnings.py
+++ bot/policy/warnings.py
@@ -1,3 +1,3 @@
 def with_lines(
-    line = Text()
+    line = None
"""


@pytest.mark.parametrize(
    ("name", "function"),
    [
        ("bot.policy.warnings.x_with_lines__mutmut_3", "with_lines"),
        ("bot.policy.warnings.x__with_check__mutmut_12", "_with_check"),
        ("bot.storage.ticks.xǁTicksǁ__init____mutmut_1", "__init__"),
    ],
)
def test_a_fault_is_known_by_its_function_and_its_lines(name: str, function: str) -> None:
    assert fault_of(name, SHOWN) == Fault(function, "line = Text()", "line = None")
