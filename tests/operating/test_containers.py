"""An image holds what the app needs and nothing else; what it is told to run and to mount is there.

No engine is asked: the app that every test of a whole server starts stands in a copy of the same files.
"""

import re

from fitcheck.environment import KNOWN, ROOT, VAR
from tests.fitcheck.running import NEEDED
from tests.operating.containers import COMPOSED, COPIED, IMAGE

HOME = "/srv/fitcheck"


def test_an_image_is_made_from_what_the_app_needs_and_each_goes_to_its_own_name() -> None:
    assert {source for source, _ in COPIED} == {"requirements/run.txt", *NEEDED}
    assert all(source == target and (ROOT / source).exists() for source, target in COPIED)
    if (ROOT / "locale").exists():
        assert ("locale", "locale") in COPIED


def test_nothing_else_of_the_folder_is_handed_to_who_builds_it() -> None:
    lines = [one for one in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if one[0] != "#"]
    assert lines[0] == "*" and {one[1:] for one in lines if one[0] == "!"} == {source for source, _ in COPIED}


def test_the_data_lies_where_the_app_keeps_it_and_belongs_to_its_account() -> None:
    volumes = re.search(r"VOLUME \[(.*)\]", IMAGE)[1]
    assert f'"{HOME}/{VAR.relative_to(ROOT)}"' in volumes
    assert (
        re.findall(rf'"{HOME}/(\w+)"', volumes)
        == re.search(r"install -d .* fitcheck ([\w ]+)$", IMAGE, re.M)[1].split()
    )
    assert IMAGE.index("USER fitcheck") > IMAGE.index("install -d")


def test_what_the_compose_file_mounts_is_in_the_image_in_this_folder_or_among_its_volumes() -> None:
    for source, target in re.findall(r"^      - (\S+?):(/\S+?)(?::ro)?$", COMPOSED, re.M):
        if source.startswith("./"):
            assert (ROOT / "docs" / "deploy" / source).is_file(), source
        else:
            assert re.search(rf"^  {source}:$", COMPOSED.partition("\nvolumes:")[2], re.M), source
        assert not target.startswith(HOME) or f'"{target}"' in IMAGE, target


def test_its_other_files_and_variables_are_there() -> None:
    folder = ROOT / "docs" / "deploy"
    assert (folder / re.search(r"env_file: (\S+)", COMPOSED)[1]).is_file()
    context = (folder / re.search(r"context: (\S+)", COMPOSED)[1]).resolve()
    assert context == ROOT and (context / re.search(r"dockerfile: (\S+)", COMPOSED)[1]).is_file()
    assert set(re.findall(r"FITCHECK_\w+", IMAGE + COMPOSED)) <= set(KNOWN)
