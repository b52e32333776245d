"""The file itself: by its published schema, readable by itself, and nothing in it that can break out of it."""

import html
import json
import re

import pytest
from django.test import Client
from django.utils import timezone

from intake import answering, receipts
from intake.exports import own_data, own_data_read, resume_file, schema
from intake.exports.resume_file import Part
from tests.people import MARKED, answer, begin, robin, sam
from tests.saved import bring, opened_by, save, wrote_everywhere
from tests.sharing import alex, share

pytestmark = pytest.mark.django_db
ATTACKS = ["</script><script>alert(1)</script>", "<!--<script>", "]]>", "\u2028", '"}\\', "&lt;", "<img src=x>"]


def data(client: Client, **said: str) -> dict:
    return json.loads(client.post("/notes/data", {"as": "data", **said}).content)


def test_what_is_saved_keeps_the_published_schema() -> None:
    published = json.loads(sam().get("/schema/notebook-1.json").content)
    client = wrote_everywhere()
    for said in ({}, {"private": "yes"}):
        assert schema.broken(published, data(client, **said)) is None
        assert schema.broken(published, json.loads(resume_file.data_of(save(client, **said)))) is None


def test_the_schema_uses_only_words_that_the_check_knows_and_each_pattern_is_of_a_whole_text() -> None:
    found: list[tuple[str, object]] = []

    def walk(one: dict, named: bool = False) -> None:
        for key, value in one.items():
            found.extend([] if named else [(key, value)])
            if isinstance(value, dict) and key != "const":
                walk(value, named=key in ("properties", "$defs") and not named)

    walk(own_data_read.SCHEMA)
    assert {key for key, _ in found} <= {*schema.HOLDS, *schema.INSIDE, *schema.SAYS_NOTHING}
    patterns = [str(value) for key, value in found if key == "pattern"]
    assert len(patterns) > 10 and all(re.fullmatch(r"\^.*\$", one) for one in patterns)


def test_each_answer_stands_there_in_ids_and_in_words() -> None:
    saved = data(wrote_everywhere())
    told = {one["item"]: one for check in saved["checks"] for one in check["answers"]}
    assert told["C-A2"]["options"] == ["much"] and told["C-A2"]["in_words"] == "Too much"
    assert told["C-A2"]["question"].endswith("?")
    assert {one["nickname"] for one in saved["therapists"]} == {"Dr Rivera", "Priya", "The Tuesday one"}


def test_the_private_page_is_in_it_only_after_its_own_question_and_is_marked() -> None:
    client = wrote_everywhere()
    assert 'name="private" value="no" id="id_private_0" checked' in client.get("/notes/data").content.decode()
    without, asked = data(client), data(client, private="yes")
    assert not without["holds_private"] and not re.search(r'"private(_list)?":', json.dumps(without))
    assert asked["holds_private"] and any("private_list" in one for one in asked["checks"])
    assert "Private – safety" not in save(client).decode()
    assert "Private – safety" in save(client, private="yes").decode()


def test_an_answer_that_opens_the_private_page_goes_with_its_note() -> None:
    client = robin("full")
    check = begin(client, contact="yes", length="full").split("/")[2]
    answer(client, check, {"U-A1": "yes", "U-A9": "yes"})
    client.post(f"/check/{check}/U-A3", {"answer": "punished", "note": "they shouted"})
    assert "they shouted" not in save(client).decode() and "punished" not in save(client).decode()
    assert '"private": true' in client.post("/notes/data", {"as": "data", "private": "yes"}).content.decode()


def test_the_page_opens_by_itself_with_no_script_and_asks_for_nothing() -> None:
    page = save(wrote_everywhere()).decode()
    assert "default-src 'none'" in page
    assert re.findall(r"<script[^>]*>", page) == ['<script type="application/json" id="notes-data">']
    assert not re.search(r"\b(src|href|on\w+)=|url\(|@import|fitcheck", page.partition("<script")[0], re.I)
    assert "It is not locked. Anybody who has this file can read it." in page
    assert "Slower, please." in page and "We spoke for long 🙂." in page


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_that_was_written_ends_the_block_or_becomes_a_tag(attack: str) -> None:
    said = {"note": attack}
    page = resume_file.write("en", attack, [attack], [Part(attack, ((attack, attack),))], json.dumps(said))
    text = page.decode()
    assert json.loads(resume_file.data_of(page)) == said
    assert text.count("<script") == 1 and text.count("</script>") == 1 and "<img" not in text and "<!--" not in text
    assert html.escape(attack) in text


def test_a_locked_page_shows_what_it_is_and_nothing_of_what_it_holds() -> None:
    page = save(robin(), phrase="four words are best").decode()
    assert MARKED not in page and "T-A5" not in page and "therap" not in page.lower()
    assert "It is locked with a phrase" in page and "I have a file" in page


def test_a_phrase_is_no_use_when_it_is_short_or_where_nothing_is_locked() -> None:
    client = robin()
    short = client.post("/notes/data", {"as": "file", "phrase": "  a b  c  "})
    assert short.status_code == 422 and "Use a longer phrase" in short.content.decode()
    data = client.post("/notes/data", {"as": "data", "phrase": "four words are best"})
    assert data.status_code == 422 and "The data cannot be locked." in data.content.decode()


def test_the_code_and_the_keys_of_what_was_shared_are_in_no_file() -> None:
    client, them = alex()
    share(client, them)
    opened = opened_by(client)
    [made] = (row.body for row in answering.everything(opened) if row.name.startswith(receipts.PREFIX))
    code = client.get("/notes/code?show=1").context["code"]
    pin = receipts.pin_of(opened, receipts.made(opened)[0], timezone.now().date())
    secrets = [code, pin, opened.key.hex(), *(made[name] for name in ("id", "key", "end_code", "code"))]
    for said in ({"as": "data", "private": "yes"}, {"as": "file", "private": "yes"}):
        told = client.post("/notes/data", said).content.decode()
        assert all(secrets) and [one for one in secrets if one in told] == []


def test_a_nickname_with_control_characters_is_saved_without_them() -> None:
    client = sam()
    begin(client, contact="yes", name="the\x01 slow\x9f one")
    assert data(client)["therapists"][0]["nickname"] == "the slow one"
    assert bring(sam(), save(client)).status_code == 200


def test_the_file_is_called_neutrally() -> None:
    client = robin()
    names = [client.post("/notes/data", {"as": kind})["Content-Disposition"] for kind in ("file", "data")]
    assert names == ['attachment; filename="notes.html"', 'attachment; filename="notes.json"']
    assert client.get("/schema/notebook-1.json").content == own_data.SCHEMA
