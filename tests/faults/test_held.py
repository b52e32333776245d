"""Behind the front that we deploy, whoever holds many connections holds up nobody. Alone, a thread waits for each."""

from pathlib import Path

import pytest

from tests.bench.held import CADDY, NGINX, VARIABLES, Front, caddy, encrypted, held, nginx, worst
from tests.faults.serving import serving

FRONTS = [
    pytest.param(nginx, marks=pytest.mark.skipif(not NGINX, reason="nginx is not on this machine"), id="nginx"),
    pytest.param(caddy, marks=pytest.mark.skipif(not CADDY, reason="Caddy is not on this machine"), id="Caddy"),
]


@pytest.mark.parametrize("front", FRONTS)
def test_slow_connections_at_the_front_hold_up_nobody(front: Front, tmp_path: Path) -> None:
    (app := tmp_path / "app").mkdir()
    with (
        serving(app, **VARIABLES) as server,
        front(server.app.port, tmp_path) as port,
        held(encrypted(port), 20),  # each kind alone is more than the eight threads that answer
    ):
        assert worst(encrypted(port), 1) <= 1
