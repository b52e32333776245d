"""An address is sealed to the same text each time, of two lengths only, and read with its key alone."""

import pytest

from intake.vault import addresses
from intake.vault.envelope import Unreadable

KEY, OTHER = b"k" * 32, b"o" * 32
RIVERA = "rivera@example.org"


@pytest.mark.parametrize("address", [RIVERA, "é@exämple.org", "a" * addresses.LONGEST, ""])
def test_what_is_hidden_can_be_shown(address: str) -> None:
    assert addresses.show(KEY, addresses.hide(KEY, address)) == address


def test_the_same_address_is_the_same_text_and_another_key_gives_another() -> None:
    assert addresses.hide(KEY, RIVERA) == addresses.hide(KEY, RIVERA) != addresses.hide(OTHER, RIVERA)


def test_its_length_tells_nothing_and_fits_where_addresses_are_kept() -> None:
    lengths = {len(addresses.hide(KEY, "a" * many)) for many in range(addresses.LONGEST + 1)}
    assert len(lengths) == 2 and max(lengths) <= 254
    with pytest.raises(addresses.TooLong):
        addresses.hide(KEY, "a" * (addresses.LONGEST + 1))


@pytest.mark.parametrize(
    "hidden", ["", RIVERA, "aaaa" + addresses.AT, addresses.hide(OTHER, RIVERA), "ü" + addresses.AT]
)
def test_anything_else_is_unreadable(hidden: str) -> None:
    with pytest.raises(Unreadable):
        addresses.show(KEY, hidden)
