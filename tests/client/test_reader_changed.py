"""The one who was named when the client agreed is the one who reads, whatever other tabs did meanwhile."""

import re
import uuid

import pytest
from django.test import Client

from intake.models import Share
from tests.desks import rivera, weber
from tests.sharing import agreeing, alex, choose, share

pytestmark = pytest.mark.django_db


def ready_for_rivera() -> tuple[Client, str, dict[str, str]]:
    """Alex sees the exact page that Dr Rivera would read; what its form would post."""
    rivera(), weber()
    client, them = alex()
    client.post(f"{them}/share", {"reader": "desk", "handle": "rivera"})
    choose(client, them, "meet:C-B4")
    return client, them, agreeing(client, them)


def test_another_desk_opened_in_another_tab_is_not_what_was_agreed_to() -> None:
    client, them, said = ready_for_rivera()
    client.get("/share/weber")
    asked_again = client.post(f"{them}/share/agree", said)
    assert asked_again.status_code == 409 and "Dr Weber may read" in asked_again.content.decode()
    assert not Share.objects.exists()


def test_another_way_or_another_last_day_is_not_what_was_agreed_to() -> None:
    client, them, said = ready_for_rivera()
    choose(client, them, "meet:C-B4", days="90")
    assert client.post(f"{them}/share/agree", said).status_code == 409
    said = agreeing(client, them)
    client.post(f"{them}/share", {"reader": "link"})
    assert client.post(f"{them}/share/agree", said).status_code == 409
    assert not Share.objects.exists()


@pytest.mark.parametrize("way", ["their page", "who reads it"])
def test_a_new_version_that_was_begun_is_not_sent_to_the_old_reader_under_a_new_name(way: str) -> None:
    client, them, said = ready_for_rivera()
    old = client.post(f"{them}/share/agree", said)["Location"]
    client.post(f"{old}/renew")
    if way == "their page":
        client.get("/share/weber")
    else:
        client.post(f"{them}/share", {"reader": "desk", "handle": "weber"})
    choose(client, them, "meet:C-B2")
    new = client.post(f"{them}/share/agree", agreeing(client, them))["Location"]
    assert new != old
    assert dict(Share.objects.values_list("desk__handle", "version")) == {"rivera": 1, "weber": 1}


def test_after_a_new_version_that_was_not_sent_any_other_share_can_be_made() -> None:
    client, them = alex()
    old = share(client, them, "meet:C-B4")
    client.post(f"{old}/renew")
    assert share(client, them, "meet:C-B4", reader="trusted") != old
    assert {one.id for one in Share.objects.all()} >= {uuid.UUID(re.sub(r".*/", "", old))}
    assert Share.objects.count() == 2
