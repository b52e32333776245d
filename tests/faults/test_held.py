"""Behind the front that we deploy, whoever holds many connections holds up nobody. Alone, a thread waits for each."""

from pathlib import Path

import pytest

from tests.bench.held import NGINX, VARIABLES, encrypted, held, nginx, worst
from tests.faults.serving import serving


@pytest.mark.skipif(not NGINX, reason="nginx is not on this machine")
def test_slow_connections_at_the_front_hold_up_nobody(tmp_path: Path) -> None:
    (app := tmp_path / "app").mkdir()
    with (
        serving(app, **VARIABLES) as server,
        nginx(server.app.port, tmp_path) as port,
        held(encrypted(port), 20),  # each kind alone is more than the eight threads that answer
    ):
        assert worst(encrypted(port), 1) <= 1
