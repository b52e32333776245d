"""The states of the thread: several therapists, concerns, over time, endings."""

import pytest

from tests.looks.rooms import THREAD
from tests.looks.rules import Rules

pytestmark = pytest.mark.journey
ROOMS = THREAD


class TestTheThread(Rules):
    pass
