"""The rules of the house: who may import whom, what a template may hold, what the tools say."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
INTAKE = ROOT / "intake"
ROOMS = (
    "engine",
    "content",
    "vault",
    "models",
    "exports",
    "pack",
    "client",
    "therapist",
    "reader",
    "doctor",
    "management",
    "templatetags",
    "migrations",
)
ACTIVITIES = "activities"
MAY = {
    "engine": set(),
    "content": {"engine"},
    "vault": set(),
    "models": set(),
    ACTIVITIES: {ACTIVITIES, "models", "vault", "content", "engine"},
    "exports": {"content", "engine"},
    "pack": {"exports", "content", "engine"},
    "client": {ACTIVITIES, "pack", "exports", "content", "engine"},
    "therapist": {ACTIVITIES, "pack", "exports", "content", "engine"},
    "reader": {ACTIVITIES, "pack", "exports", "content", "engine"},
    "doctor": {ACTIVITIES, "content"},
    "management": {ACTIVITIES, "doctor", "content"},
    "templatetags": {"content"},
}
OUTSIDE = {"engine": set(), "vault": {"cryptography"}, "content": {"pydantic"}, "exports": {"typst"}}

OWNED = {"cryptography": "vault", "pydantic": "content", "typst": "exports"}
SIDES_OF_STAFF = ("therapist", "reader")
# all that a therapist's side may ask for; each of them knows shares, desks and accounts, and none a notebook
OF_STAFF = {"addressing", "admitting", "describing", "reading", "replying", "reviewing"}
BENEATH = OF_STAFF | {"clearing", "freezing", "sealing", "slowing", "stretching", "withdrawing"}


def room_of(parts: tuple[str, ...]) -> str:
    return parts[0] if parts and parts[0] in ROOMS else ACTIVITIES


def imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def modules() -> list[Path]:
    return [path for path in sorted(INTAKE.rglob("*.py")) if "migrations" not in path.parts]


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_room_imports_only_what_the_house_allows(path: Path) -> None:
    room = room_of(path.relative_to(INTAKE).parts[:-1])
    for name in imports(path):
        first, *rest = name.split(".")
        if first == "intake" and rest:
            target = room_of(tuple(rest))
            assert target == room or target in MAY[room], f"{room} imports {name}"
        elif room in OUTSIDE and first not in sys.stdlib_module_names and first != "intake":
            assert first in OUTSIDE[room], f"{room} imports {name}"
        assert room == OWNED.get(first, room), f"only {OWNED.get(first)} imports {first}"


def activities_known(path: Path) -> set[str]:
    """By their names, whichever way they are imported."""
    return {part for one in imports(path) if one.startswith("intake.") for part in one.split(".")[1:2]} & ALL


ALL = {path.stem for path in INTAKE.glob("*.py")} - {"__init__"}


@pytest.mark.parametrize("side", SIDES_OF_STAFF)
def test_from_the_therapists_side_no_way_in_code_leads_to_an_answer(side: str) -> None:
    asked = set().union(*(activities_known(path) for path in (INTAKE / side).rglob("*.py")))
    assert asked <= OF_STAFF
    reached, waiting = set(), set(OF_STAFF)
    while waiting:
        reached |= waiting
        waiting = set().union(*(activities_known(INTAKE / f"{name}.py") for name in waiting)) - reached
    assert reached == BENEATH
    notebook = {"Notebook", "Record", "Device", "Code", "Held", "Pin"}
    for name in reached:
        named = {one.rpartition(".")[2] for one in imports(INTAKE / f"{name}.py") if one.startswith("intake.models")}
        assert not named & notebook, name


def test_activities_know_each_other_in_no_circle() -> None:
    activities = {path.stem: path for path in INTAKE.glob("*.py")}
    known = {
        name: {part for one in imports(path) for part in one.split(".")[1:] if part in activities} - {name}
        for name, path in activities.items()
    }
    assert "answering" in known["summing"]  # the graph is read as it stands
    TopologicalSorter(known).prepare()  # raises CycleError


def test_no_template_holds_an_inline_script_or_style() -> None:
    for path in (ROOT / "templates").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=|<style|hx-on", text), path


WORDS_OF_NO_LANGUAGE = {"Fitcheck", "&nbsp;"}
# of attributes those that somebody is told: by a screen reader, or by a script that puts them on the page
SPOKEN = re.compile(
    r'\s(?:alt|aria-label|title|placeholder|data-(?:aloud|done|kept|long|refused|stop|subject|unsaved))="([^"]*[A-Za-z][^"]*)"'
)


def test_every_sentence_in_a_template_goes_through_gettext() -> None:
    for path in (ROOT / "templates").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        text = re.sub(r"{% (block|)translate.*?%}.*?{% endblocktranslate %}|{#.*?#}", "", text, flags=re.S)
        text = re.sub(r"{%.*?%}|{{.*?}}|<!doctype html>", "", text, flags=re.S)
        spoken = set(SPOKEN.findall(text))
        text = re.sub(r"<[^>]*>", "\n", text, flags=re.S)
        bare = {line.strip(" :.,–()“”·") for line in text.splitlines()} - {""} - WORDS_OF_NO_LANGUAGE
        assert not spoken | {one for one in bare if re.search(r"[A-Za-z]", one)}, path


def test_the_locks_pin_every_direct_dependency_and_name_no_host() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    run = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    dev = (ROOT / "requirements" / "dev.txt").read_text(encoding="utf-8")
    assert "://" not in run + dev
    for needed in project["project"]["dependencies"]:
        assert re.sub(r"\[.*?\]", "", needed).lower() in re.sub(r"\[.*?\]", "", run).lower()
    for needed in project["dependency-groups"]["dev"]:
        assert re.sub(r"\[.*?\]", "", needed).lower() in re.sub(r"\[.*?\]", "", dev).lower()


COLOUR = re.compile(r":[^;{}]*#[0-9a-fA-F]{3,8}\b")  # in a declaration: a selector may name an id


def test_every_colour_of_the_sheets_is_a_token() -> None:
    coloured = [
        path.name for path in (ROOT / "static").glob("*.css") if COLOUR.search(path.read_text(encoding="utf-8"))
    ]
    assert coloured == ["tokens.css"]


def run(*command: str) -> None:
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_ruff_finds_nothing() -> None:
    run("ruff", "check", ".")


def test_mypy_finds_nothing() -> None:
    run("mypy")


@pytest.mark.django_db
def test_the_migrations_are_complete() -> None:
    from django.core.management import call_command

    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_the_content_check_passes() -> None:
    from django.core.management import call_command

    call_command("content")


def test_the_deploy_check_passes_behind_tls() -> None:
    arguments = ["manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    code = f"from django.core.management import execute_from_command_line as run; run({arguments})"
    environment = {**os.environ, "FITCHECK_HTTPS": "1", "DJANGO_SETTINGS_MODULE": "fitcheck.settings"}
    environment.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)
    environment["FITCHECK_SECRET_KEY"] = "".join(chr(65 + n % 57) for n in range(60))
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_test_file_has_a_name_of_its_own() -> None:
    """pytest tells files of one name apart only where each folder is a package."""
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert len(names) == len(set(names))
