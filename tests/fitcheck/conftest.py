"""One running app with an operator's settings, for the tests that need a real server."""

from collections.abc import Iterator

import pytest

from tests.fitcheck.running import App, running, tls_front


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    with running(tmp_path_factory.mktemp("app"), FITCHECK_HTTPS="1", FITCHECK_HOSTS="localhost") as app:
        yield app


@pytest.fixture(scope="session")
def front(app: App, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Its address as the world sees it."""
    with tls_front(app.port, tmp_path_factory.mktemp("front")) as port:
        yield f"https://localhost:{port}"
