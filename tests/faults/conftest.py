"""How long the server is hurt: seconds in the ordinary run, everything the figures ask for with `--long`."""

import os
from collections.abc import Iterator

import pytest

from tests.faults.serving import Server, serving

ON_POSTGRESQL = os.environ.get("FITCHECK_DATABASE_URL", "").startswith("postgresql:")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="the faults in full: 50 kills, 20 restarts, 10,000 answers")


@pytest.fixture(scope="session")
def long(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--long"))


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """On a database of its own, of the kind that the run is on."""
    with serving(tmp_path_factory.mktemp("server"), **database()) as server:
        yield server


def database() -> dict[str, str]:
    """A new one, of the kind that the run is on."""
    if not ON_POSTGRESQL:
        return {}
    from tests.on_postgresql import cluster

    return {"FITCHECK_DATABASE_URL": cluster.database()}
