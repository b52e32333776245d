"""Machines that several files begin with."""

import pytest

from tests.operating.machine import Machine


@pytest.fixture(scope="session")
def set_up(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    """Its tables are made and nothing is in them: to be copied, not to be changed."""
    return Machine(tmp_path_factory.mktemp("machines") / "set-up").set_up()
