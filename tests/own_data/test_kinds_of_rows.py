"""Every kind of row that the product writes is decided upon: it goes along, or it stays for a reason."""

import ast
from collections.abc import Iterator
from pathlib import Path

from intake import gathering
from intake.answering import Jotting

INTAKE = Path(__file__).parents[2] / "intake"


def names_written() -> Iterator[str]:
    """The beginnings of names that rows are given, wherever one is made."""
    for path in INTAKE.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        constants = {
            target.id: node.value.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Jotting":
                yield from _beginning(node.args[1], constants)


def _beginning(name: ast.expr, constants: dict[str, str]) -> Iterator[str]:
    first = name.values[0] if isinstance(name, ast.JoinedStr) else name
    if isinstance(first, ast.FormattedValue):
        first = first.value
    if isinstance(first, ast.Name) and isinstance(constants.get(first.id), str):
        yield constants[first.id]
    elif isinstance(first, ast.Constant):
        yield first.value


def test_each_kind_of_row_that_is_written_is_decided_upon() -> None:
    kinds = {gathering.kind_of(Jotting("", name, {})) for name in names_written()}
    assert {
        "importance",
        "settled",
        "safety",
        "line",
        "top",
        "opening",
        "talk",
    } <= kinds  # the code is read as it stands
    assert kinds <= gathering.TAKEN | gathering.LEFT


def test_what_is_taken_is_not_left() -> None:
    assert not gathering.TAKEN & gathering.LEFT
