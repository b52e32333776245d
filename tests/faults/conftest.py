"""How long the server is hurt: seconds in the ordinary run, everything the figures ask for with `--long`."""

import pytest
from django.conf import settings

from tests.cluster import Cluster


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="the faults in full: 50 kills, 20 restarts, 10,000 answers")


@pytest.fixture(scope="session")
def long(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--long"))


@pytest.fixture
def cluster() -> Cluster:
    """Only where the run is on PostgreSQL."""
    if not settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        pytest.skip("needs PostgreSQL: -p tests.on_postgresql")
    from tests.on_postgresql import cluster

    return cluster


@pytest.fixture
def variables(request: pytest.FixtureRequest) -> dict[str, str]:
    """A database of the server's own, of the kind that the run is on."""
    if settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        return {"FITCHECK_DATABASE_URL": request.getfixturevalue("cluster").database()}
    return {}
