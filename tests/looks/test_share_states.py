"""The states of sharing, of the desk, and of a reader by link."""

import pytest

from tests.looks.rooms import SHARES
from tests.looks.rules import Rules

pytestmark = pytest.mark.journey
ROOMS = SHARES


class TestShares(Rules):
    pass
