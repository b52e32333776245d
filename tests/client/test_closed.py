"""Sent after the notebook closed: the page asks for the code, holds the text, and saves it then."""

import re

import pytest
from django.test import Client

from intake.models import Device, Notebook
from tests.people import alex, begin, check_of, sam

pytestmark = pytest.mark.django_db
CODE = "70Q2M1VD4TXR9H1P"


def code_of(client: Client) -> str:
    return client.get("/notes/code?show=1").context["code"]


def closed_on(client: Client) -> tuple[str, str]:
    """A question whose notebook closed in this browser meanwhile, and its code."""
    address = begin(client, contact="yes", length="full")
    question, code = f"/check/{check_of(address)}/T-A1", code_of(client)
    client.get("/leave")
    return question, code


def test_an_answer_sent_after_the_notebook_closed_is_saved_once_the_code_comes_with_it() -> None:
    client = sam()
    question, code = closed_on(client)
    sent = {"answer": "no", "note": "\nfirst line\r\n<b>second</b> & third"}
    held = client.post(question, sent)
    page = held.content.decode()
    assert held.status_code == 403 and 'name="return_code"' in page and f'action="{question}"' in page
    assert 'name="answer" value="no"' in page and "&lt;b&gt;second&lt;/b&gt; &amp; third" in page
    saved = client.post(question, {**sent, "return_code": code, "return_device": "shared"})
    assert saved.status_code == 302 and saved["Location"] != question
    again = client.get(question).content.decode()
    assert "&lt;b&gt;second&lt;/b&gt; &amp; third" in again and re.search(r'value="no"[^>]*checked', again)


def test_a_wrong_code_keeps_the_text_that_waits_to_be_saved() -> None:
    client = sam()
    question, code = closed_on(client)
    sent = {"answer": "no", "note": "a long note"}
    wrong = client.post(question, {**sent, "return_code": CODE})
    assert wrong.status_code == 422 and "a long note" in wrong.content.decode()
    assert wrong.content.decode().count('name="return_code"') == 1
    for _ in range(4):
        client.post(question, {**sent, "return_code": CODE})
    early = client.post(question, {**sent, "return_code": code})
    assert early.status_code == 429 and "a long note" in early.content.decode()


def test_the_code_of_other_notes_keeps_the_text_and_leaves_no_device_behind() -> None:
    client = sam()
    question, _ = closed_on(client)
    other, count = code_of(alex()), Device.objects.count()
    held = client.post(question, {"answer": "no", "note": "a long note", "return_code": other})
    assert held.status_code == 422 and "a long note" in held.content.decode()
    assert "That code opens other notes." in held.content.decode()
    assert Device.objects.count() == count


def test_an_htmx_post_after_the_notebook_closed_gets_a_fragment() -> None:
    client = sam()
    question, _ = closed_on(client)
    held = client.post(question, {"answer": "no"}, headers={"HX-Request": "true"})
    assert held.status_code == 403 and b"<!doctype" not in held.content and b'name="return_code"' in held.content


def test_deleting_with_the_code_leaves_no_cookie() -> None:
    client = alex()
    code = code_of(client)
    client.get("/leave")
    assert client.post("/notes/delete", {"return_code": code}).status_code == 200
    assert not client.cookies["notebook-key"].value and not Notebook.objects.exists()
