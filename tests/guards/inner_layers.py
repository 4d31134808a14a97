"""What the inner layers of the bot may import and call: all that is not named here is refused.

`python -m tests.guards.inner_layers` prints a line for each breach and ends with 1 where there is one.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

OUTER = frozenset(
    {
        "__init__",
        "__main__",
        "app",
        "assistant",
        "catalogue",
        "charts",
        "cli",
        "content_lint",
        "drawing",
        "evaluation",
        "gateway",
        "illustrations",
        "model",
        "places",
        "scheduler",
        "settings",
        "storage",
        "ticker",
        "watching",
        "web",
    }
)
"""What may do input and output. Whatever else is in bot/, a package that is new too, is an inner layer."""

EVERYWHERE = frozenset(
    {
        "__future__",
        "bisect",
        "bot",
        "collections",
        "collections.abc",
        "copy",
        "dataclasses",
        "enum",
        "functools",
        "hashlib",
        "heapq",
        "itertools",
        "math",
        "operator",
        "re",
        "string",
        "types",
        "typing",
        "unicodedata",
        "whenever",
    }
)
"""Modules that neither read nor change anything outside."""

BESIDES = {
    "flows": frozenset({"contextlib", "logging"}),
    "policy": frozenset({"json"}),
    "capabilities": frozenset({"json"}),
    "views": frozenset({"json"}),
    "understanding": frozenset(
        {"html", "Stemmer", "numpy", "numpy.typing", "rapidfuzz", "rapidfuzz.distance", "rapidfuzz.process", "zlib"}
    ),
}
"""What a layer may import besides."""

BUILTINS = frozenset(
    {"__builtins__", "__import__", "breakpoint", "compile", "eval", "exec", "exit", "input", "open", "print", "quit"}
)
"""Built-in names that read, write or run something. Only the bare names: `re.compile` is not among them."""

CLOCKS = frozenset(
    {
        "assume_system_tz",
        "from_system_tz",
        "now",
        "now_in_system_tz",
        "to_system_tz",
        "today",
        "today_in_system_tz",
        "utcnow",
    }
)
"""Methods that ask this machine for its time or its zone, under whatever name their class goes."""


def breaches(root: Path) -> Iterator[str]:
    """Each forbidden line of `root`/bot as `path:line: what is wrong`."""
    for path in sorted((root / "bot").rglob("*.py")):
        inside = path.relative_to(root)
        layer = Path(inside.parts[1]).stem
        if layer not in OUTER:
            found = _of_inner(ast.parse(path.read_text(encoding="utf-8"), str(inside)), layer)
            yield from (f"{inside.as_posix()}:{line}: {what}" for line, what in found)


def _of_inner(tree: ast.Module, layer: str) -> Iterator[tuple[int, str]]:
    allowed = EVERYWHERE | BESIDES.get(layer, frozenset())
    for node in ast.walk(tree):
        for module in _imported(node):
            if module not in allowed and not module.startswith("bot."):
                yield _line(node), f"bot.{layer} may not import {module}"
        match node:
            case ast.Name(id=name, ctx=ast.Load()) if name in BUILTINS:
                yield node.lineno, f"bot.{layer} may not use {name}"
            case ast.Call(func=ast.Attribute(attr=name)) if name in CLOCKS:
                yield node.lineno, f"bot.{layer} may not call {name}, it takes `now` as an argument"


def _imported(node: ast.AST) -> Iterator[str]:
    """The modules that a statement names. What is imported relatively is of the bot."""
    match node:
        case ast.Import(names=names):
            yield from (alias.name for alias in names)
        case ast.ImportFrom(module=str(module), level=0):
            yield module
        case _:
            pass


def _line(node: ast.AST) -> int:
    assert isinstance(node, ast.stmt)
    return node.lineno


def main() -> int:
    """Check the checkout that this file is part of."""
    found = list(breaches(Path(__file__).parents[2]))
    sys.stdout.writelines(f"{breach}\n" for breach in found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
