"""Display settings: each changes what it says on the pages it is for; the cookie holds nothing else."""

import pytest
from django.test import Client

from tests.people import begin, sam

pytestmark = pytest.mark.django_db


def chosen(**settings: str) -> Client:
    client = sam()
    client.post("/display", settings)
    return client


@pytest.mark.parametrize(
    ("setting", "mark"),
    [
        ({"scheme": "dark"}, 'data-scheme="dark"'),
        ({"look": "calm"}, 'data-look="calm"'),
        ({"contrast": "more"}, 'data-contrast="more"'),
        ({"text": "smaller"}, 'data-text="smaller"'),
        ({"text": "largest"}, 'data-text="largest"'),
        ({"spacing": "roomy"}, 'data-spacing="roomy"'),
        ({"keys": "1"}, "data-keys"),
        ({"title": "name"}, "– Fitcheck</title>"),
    ],
)
@pytest.mark.parametrize("address", ["/", "/help", "/privacy", "/card", "/example", "/nothing-here"])
def test_a_setting_is_on_every_page(setting: dict[str, str], mark: str, address: str) -> None:
    assert mark in chosen(**setting).get(address).content.decode()
    assert mark not in sam().get(address).content.decode()


def test_no_styling_sends_no_sheet() -> None:
    assert "stylesheet" not in chosen(look="plain").get("/").content.decode()


def test_hiding_how_far_i_am_hides_counts_bars_and_the_list_of_parts() -> None:
    shown, hidden = sam(), chosen(progress="hide")
    for client, says in ((shown, True), (hidden, False)):
        page = client.get(begin(client, contact="yes")).content.decode()
        assert ("Question 1 of" in page) is says
        assert ('class="trail"' in page) is says and ("Parts of this check" in page) is says
        assert "Did the therapist" in page


def test_the_script_for_keys_and_reading_comes_only_when_it_is_asked_for() -> None:
    assert "ease.js" not in sam().get("/card").content.decode()
    assert "ease.js" in chosen(keys="1").get("/card").content.decode()
    page = chosen(aloud="1").get("/card").content.decode()
    assert 'data-aloud="Read aloud"' in page and "ease.js" in page


def test_the_cookie_holds_the_settings_and_nothing_else() -> None:
    client = chosen(scheme="dark", keys="1", note="zebrafinch")
    assert client.cookies["display"].value == "scheme:dark.keys:1"
    client.post("/display", {"reset": "1", "scheme": "dark"})
    assert client.cookies["display"].value == ""


@pytest.mark.parametrize("cookie", ["scheme:pink", "zebra", "scheme:dark:x", "x" * 5000, "look:calm.keys:7"])
def test_a_value_it_does_not_know_is_the_standard_look(cookie: str) -> None:
    client = sam()
    client.cookies["display"] = cookie
    page = client.get("/").content.decode()
    assert "data-scheme" not in page and "data-keys" not in page
