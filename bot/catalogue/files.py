"""Reading a YAML file into a validated model, collecting problems instead of stopping at the first."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from bot.catalogue.problems import Problem

_SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Model = TypeVar("Model", bound=BaseModel)


class _StrictLoader(_SafeLoader):  # type: ignore[misc]
    """Safe loading that refuses a key which stands twice in one mapping."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen:
                    raise yaml.constructor.ConstructorError(
                        None, None, f"the key {key.value!r} stands here twice", key.start_mark
                    )
                seen.add(key.value)
        mapping: dict[Hashable, Any] = super().construct_mapping(node, deep=deep)
        return mapping


class Folder:
    """A folder of YAML files and the problems found in it; names are relative to `root`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []

    def report(self, path: Path, key: str, message: str) -> None:
        """Add a problem of one file."""
        self.problems.append(Problem(self.name(path), key, message))

    def name(self, path: Path) -> str:
        """The path as problems name it."""
        return path.relative_to(self.root).as_posix()

    def read_all(self, below: str, model: type[Model], key: str | None = None) -> Iterator[tuple[Path, Model]]:
        """Every *.yaml file below a folder that fits the model, sorted by path. At a `key` must stand its own name."""
        folder = self.root / below
        paths = sorted(folder.rglob("*.yaml"))
        if not paths:
            self.problems.append(Problem(below, "", "no .yaml file is here"))
        for path in paths:
            found = self.read(path, model)
            if found is not None:
                if key is not None and getattr(found, key) != path.stem:
                    self.report(path, key, f"must be the file's name, {path.stem}")
                yield path, found

    def read(self, path: Path, model: type[Model]) -> Model | None:
        """One file as a model, or None after its problems were reported."""
        try:
            with path.open("rb") as stream:
                data = yaml.load(stream, Loader=_StrictLoader)  # noqa: S506 - a safe loader, made stricter
        except FileNotFoundError:
            self.report(path, "", "this file is missing")
            return None
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 0
            self.report(path, f"line {line}", f"not valid YAML: {error.problem}")
            return None
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            self.report(path, "", f"not valid YAML: {error}")
            return None
        try:
            return model.model_validate(data)
        except ValidationError as errors:
            for one in errors.errors():
                key = ".".join(str(part) for part in one["loc"])
                self.report(path, key, one["msg"])
            return None
