"""Do imports flow one way, and do modules and functions stay short?"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "orontes"
STEPS = (
    "reports",
    "reading",
    "statements",
    "times",
    "places",
    "actors",
    "events",
    "control",
    "picture",
    "outputs",
    "store",
)
COMMON = {"model", "errors", "resources"}
ALLOWED = {
    "model": set(),
    "errors": set(),
    "resources": {"errors"},
    **{step: COMMON for step in STEPS},
    "engine": {*COMMON, *STEPS},
    "cli": {*COMMON, *STEPS, "engine"},
    "__main__": {"cli"},
}
LONGEST_MODULE, LONGEST_FUNCTION = 500, 60
MODULES = sorted(PACKAGE.rglob("*.py"))


def part_of(path: Path) -> str:
    """The top-level part a module belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_parts(tree: ast.Module) -> set[str]:
    """Top-level parts of our package that a module imports, lazily or not."""
    names = [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module]
    names += [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    return {name.split(".")[1] for name in names if name.startswith("orontes.")}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_flow_one_way(path: Path) -> None:
    part = part_of(path)
    if part == "__init__":
        return
    found = imported_parts(ast.parse(path.read_text(encoding="utf-8"))) - {part}
    assert found <= ALLOWED[part], f"{part} must not import {sorted(found - ALLOWED[part])}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_modules_and_functions_are_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= LONGEST_MODULE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= LONGEST_FUNCTION, f"{node.name} has {length} lines"


def test_every_module_opens_with_a_docstring() -> None:
    silent = [str(path.relative_to(PACKAGE)) for path in MODULES if not ast.get_docstring(ast.parse(path.read_text()))]
    assert silent == []


def test_the_median_module_is_short() -> None:
    sizes = sorted(path.read_text(encoding="utf-8").count("\n") for path in MODULES)
    assert sizes[len(sizes) // 2] <= 120
