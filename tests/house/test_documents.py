"""The documents say what is there: a file, a dependency or a decision that they forget makes a test fail."""

import re
import subprocess
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
DECISIONS = ROOT / "docs" / "decisions"
DOCUMENTS = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "docs/architecture.md", "docs/content.md"]


def tracked() -> list[str]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return listed.splitlines()


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def rooms() -> set[str]:
    """Top-level entries, and the folders of the product."""
    top = {line.split("/")[0] + ("/" if "/" in line else "") for line in tracked()}
    return top | {"/".join(line.split("/")[:2]) + "/" for line in tracked() if re.match(r"intake/\w+/", line)}


def test_the_readme_names_every_room() -> None:
    named = set(re.findall(r"`([^`\s]+)`", read("README.md")))
    assert rooms() - {"README.md"} - named == set()


def test_every_path_a_document_names_is_there() -> None:
    lost = {}
    for name in [*DOCUMENTS, *(str(path.relative_to(ROOT)) for path in DECISIONS.glob("*.md"))]:
        paths = re.findall(
            r"`((?:\.ci|docs|fitcheck|intake|requirements|static|templates|tests)/[^`<\s]*)`", read(name)
        )
        lost |= {(name, path): None for path in paths if not is_there(path)}
    assert list(lost) == []


def is_there(path: str) -> bool:
    """A module may be named without its ending, several with a star, and a test behind its file."""
    path, _, test = path.partition("::")
    found = [one for name in (path, f"{path}.py") for one in ROOT.glob(name.rstrip("/"))]
    return any(not test or f"def {test}(" in one.read_text(encoding="utf-8") for one in found)


def test_the_picture_of_the_house_names_every_room_every_activity_and_what_pages_are_made_of() -> None:
    picture = read("docs/architecture.md").split("```")[1]
    rooms = ("intake", "fitcheck", "intake/client", "intake/pack", "intake/doctor")
    modules = {path.name for room in rooms for path in (ROOT / room).glob("*.py")} - {"__init__.py"}
    folders = {path.name + "/" for path in (ROOT / "intake").iterdir() if (path / "__init__.py").exists()}
    assert {name for name in modules | folders - {"migrations/"} if name not in picture} == set()


def test_the_pictures_of_the_readme_are_there_and_light() -> None:
    shown = re.findall(r"!\[[^\]]+\]\((docs/pictures/[\w.]+)\)", read("README.md"))
    there = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "docs" / "pictures").iterdir())
    assert sorted(shown) == there and sum((ROOT / path).stat().st_size for path in there) < 200_000


def test_the_guide_of_words_shows_a_case_as_it_stands_and_names_only_files_that_are_there() -> None:
    guide = read("docs/content.md")
    lines = [line.strip() for line in guide.splitlines() if line.startswith("    ") and "manage.py" not in line]
    assert "\n".join(lines) in read("intake/content/cases/flags.toml")
    words = {path.name for path in (ROOT / "intake" / "content").rglob("*.toml")}
    assert set(re.findall(r"\b(?!test)\w+\.toml", guide)) <= words


def test_decisions_are_numbered_in_a_row_and_each_has_a_status_and_a_line_in_the_index() -> None:
    records = sorted(path for path in DECISIONS.glob("*.md") if path.name != "README.md")
    assert [path.name[:4] for path in records] == [f"{number:04}" for number in range(1, len(records) + 1)]
    index = (DECISIONS / "README.md").read_text(encoding="utf-8")
    for path in records:
        title, _, status = path.read_text(encoding="utf-8").splitlines()[:3]
        assert status.startswith("Status: "), path.name
        line = f"| [{title.removeprefix('# ')}]({path.name}) | {status.removeprefix('Status: ')} |"
        assert line in index


def test_every_direct_dependency_has_its_line_and_every_line_is_a_dependency() -> None:
    project = tomllib.loads(read("pyproject.toml"))
    needed = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    lines = re.findall(r"^- (.*?):", read("docs/decisions/0001-dependencies.md"), flags=re.M)
    named = {name for line in lines for name in re.findall(r"`([\w-]+)`", line)}
    assert named == {re.split(r"[\[=]", one)[0] for one in needed}


def test_no_document_tells_of_a_variable_that_is_not_read() -> None:
    known = read("fitcheck/environment.py")
    for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        for name in re.findall(r"FITCHECK_[A-Z_]+\w", path.read_text(encoding="utf-8")):
            assert f'"{name}"' in known, f"{path.name} tells of {name}"
