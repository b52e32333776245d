"""Files to take along: a neutral name, never kept by a browser, and nothing private without its own question."""

import re

import pytest
from django.test import Client

from intake.content.reader import questionnaire
from intake.content.wording import words
from intake.engine.criteria import Stage
from intake.models import Share
from tests.desks import rivera
from tests.exports.read_back import findings, text_of
from tests.people import MARKED, after_a_talk, answer, begin, by_id, check_of, robin, sam, with_them
from tests.sharing import alex, share

pytestmark = pytest.mark.django_db
NOTE = "it was over quickly"


def walked(**answers: str) -> Client:
    client, check = after_a_talk()
    said = by_id({"T_A1": "yes", "C_A1": "little", "T_A2": "not_seen", **answers})
    answer(client, check, {item: {"answer": one, "note": NOTE} for item, one in said.items()})
    return client


def file(client: Client, kind: str, form: str) -> bytes:
    return client.get(f"{with_them(client)}/take/{kind}/{form}").content


@pytest.mark.parametrize(
    ("kind", "form", "name", "content_type"),
    [
        ("card", "a4", "notes.pdf", "application/pdf"),
        ("card", "letter", "notes.pdf", "application/pdf"),
        ("card", "text", "notes.txt", "text/plain; charset=utf-8"),
        ("whole", "a4", "my-notes.pdf", "application/pdf"),
        ("whole", "text", "my-notes.txt", "text/plain; charset=utf-8"),
    ],
)
def test_a_file_has_a_neutral_name_and_no_browser_keeps_it(kind: str, form: str, name: str, content_type: str) -> None:
    client = walked()
    answer = client.get(f"{with_them(client)}/take/{kind}/{form}")
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answer["Content-Type"] == content_type and answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("address", ["card/word", "plan/a4", "walk/a4"])
def test_a_document_or_a_form_that_is_not_there_is_not_found(address: str) -> None:
    client = walked()
    assert client.get(f"{with_them(client)}/take/{address}").status_code == 404


def test_the_card_holds_words_only_and_nobodys_name() -> None:
    read = text_of(file(walked(), "card", "a4"))
    assert "My notes for a first appointment" in read and "What do you keep private?" in read
    assert "Things I want to talk about" in read and "My notes in the session" in read
    assert not re.search(r"Tuesday|fit signal|red flag|Fitcheck", read, re.I)


def test_the_quick_card_is_a_file_too_and_its_page_leads_there() -> None:
    client = sam()
    client.post("/card", {"answer": "me"})
    page = client.get("/card/ready").content.decode()
    for form in ("a4", "letter", "text"):
        assert f'href="/card/file/{form}"' in page
    made = client.get("/card/file/a4")
    assert made["Content-Disposition"] == 'attachment; filename="notes.pdf"' and findings(made.content) == []
    text = client.get("/card/file/text").content.decode()
    said = re.findall(r"<li>(.+?)</li>", page.split('class="saycard"')[1].split("</div>")[0])
    assert len(said) >= 3 and all(f"- {one}\n" in text and one in text_of(made.content) for one in said)
    assert client.get("/card/file/word").status_code == 404


def test_the_whole_summary_holds_every_list_with_its_reasons_and_is_valid() -> None:
    made = file(walked(G_A2="no"), "whole", "a4")
    read = text_of(made)
    assert findings(made) == []
    assert "My notes about fit" in read and "You can change or delete this." in read
    for heading in ("In short", "Most useful next", "Fit signals", "Questions to ask", "Red flags", "Things to raise"):
        assert heading in read
    assert "Tuesday · " in read and "Because you said: Too little" in read and f"Your note: {NOTE}" in read


def test_the_page_shows_what_is_in_the_file() -> None:
    client = walked()
    page = client.get(f"{with_them(client)}/take/whole").content.decode()
    text = file(client, "whole", "text").decode()
    shown = [line.removeprefix("- ") for line in text.splitlines() if line.startswith("- ")]
    assert len(shown) > 5 and all(line.replace("'", "&#x27;") in page for line in shown)


def test_a_list_of_many_lines_is_whole_on_request_and_in_plain_text() -> None:
    client = sam()
    check = check_of(begin(client, contact="yes", length="full"))
    for item in questionnaire().items.values():
        if item.stage is Stage.AFTER and "not_seen" in item.options:
            client.post(f"/check/{check}/{item.id}", {"answer": "not_seen"})
    address = f"{with_them(client)}/take/card/a4"
    short, whole = (text_of(client.get(one).content) for one in (address, f"{address}?all=1"))
    lines = [line[2:] for line in file(client, "card", "text").decode().splitlines() if line.startswith("- ")]
    assert all(line in whole for line in lines) and not all(line in short for line in lines)
    assert "?all=1" in client.get(f"{with_them(client)}/take").content.decode()


def unsafe(client: Client) -> Client:
    """An answer that belongs to the private page, with a note, and two lines picked there."""
    check = check_of(begin(client, contact="yes", length="full", name="Tuesday"))
    answer(client, check, {"T-A1": "yes", "R-A1": "yes", "R-A2": {"answer": "punished", "note": MARKED}})
    client.post(f"/private/list?check={check}", {"s": ["S05", "S06"]})
    return client


def test_no_document_holds_anything_private_by_itself() -> None:
    client = unsafe(sam())
    titles = [words().file("safety")[line.id]["title"] for line in questionnaire().safety]
    them = with_them(client)
    assert MARKED.encode() in client.post(f"{them}/take/private", {"form": "text"}).content  # positive control
    texts = [file(client, kind, "text").decode() for kind in ("card", "whole")]
    texts += [text_of(file(client, kind, form)) for kind in ("card", "whole") for form in ("a4", "letter")]
    texts += [client.get(f"{them}/take{page}").content.decode() for page in ("", "/whole", "/paper?all=1", "/large")]
    for text in texts:
        assert MARKED not in text and not any(title in text for title in titles)


@pytest.mark.parametrize("form", ["a4", "letter", "text"])
def test_what_is_private_comes_after_its_own_question_and_is_marked(form: str) -> None:
    client = unsafe(sam())
    them = with_them(client)
    assert "Do you want it in a file?" in client.get(f"{them}/take/whole").content.decode()
    assert "Put your private page into the file?" in client.get(f"{them}/take/private").content.decode()
    made = client.post(f"{them}/take/private", {"form": form}).content
    read = made.decode() if form == "text" else text_of(made)
    apart = read[read.index("Private") :]
    assert words().file("safety")["S05"]["title"] in apart and MARKED in apart and "Only for you." in apart
    assert form == "text" or findings(made) == []


def test_without_anything_private_there_is_no_question_about_it() -> None:
    client = walked()
    them = with_them(client)
    assert "/take/private" not in client.get(f"{them}/take/whole").content.decode()
    assert client.get(f"{them}/take/private")["Location"] == f"{them}/take/whole"
    assert client.post(f"{them}/take/private", {"form": "a4"})["Location"] == f"{them}/take/whole"


@pytest.mark.parametrize("stage", Stage)
def test_all_questions_of_a_stage_are_on_paper_with_their_answers(stage: str) -> None:
    client = sam()
    made = client.get(f"/questions/{stage}/a4")
    assert made["Content-Disposition"] == 'attachment; filename="questions.pdf"' and findings(made.content) == []
    read, text = text_of(made.content), client.get(f"/questions/{stage}/text").content.decode()
    content, spoken = questionnaire(), words()
    for name in content.lengths[Stage(stage)]["full"]:
        question = " ".join(spoken.text(name, "question").split())
        assert question in read and question in " ".join(text.split())
        assert all(spoken.option(content.items[name], option) in text for option in content.items[name].options)
    assert f"/questions/{stage}/letter" in client.get("/questions").content.decode()


@pytest.mark.parametrize("address", ["/questions/never/a4", "/questions/before/word", "/questions/all/a4"])
def test_questions_that_are_not_there_are_not_found(address: str) -> None:
    assert sam().get(address).status_code == 404


def test_a_file_of_somebody_else_is_not_found() -> None:
    theirs = with_them(robin())
    client = walked()
    assert client.get(f"{theirs}/take/whole/a4").status_code == 404
    assert client.post(f"{theirs}/take/private", {"form": "a4"}).status_code == 404


def test_a_receipt_on_paper_holds_what_was_agreed_to_and_no_way_to_read_it() -> None:
    client, them = alex()
    address = share(client, them, "meet:C-B4")
    page = client.get(address).content.decode()
    (code,), (pin,) = re.findall(r"/s/#(\w{16})", page), re.findall(r">(\d{6})<", page)
    text = client.get(f"{address}/receipt/text").content.decode()
    assert "may read this 1 line until" in text and "I need silence to think." in text and "End code" in text
    assert code not in text and pin not in text
    pdf = client.get(f"{address}/receipt/a4")
    assert pdf.content.startswith(b"%PDF") and 'filename="receipt.pdf"' in pdf["Content-Disposition"]
    assert alex()[0].get(f"{address}/receipt/a4").status_code == 404


def test_a_reading_page_on_paper_holds_the_shared_lines_and_ends_with_the_share() -> None:
    at, (client, them) = rivera(), alex()
    address = share(client, them, "meet:C-B4", handle="rivera")
    paper = f"/desk/share/{Share.objects.get().id}/file"
    text = at.client.get(f"{paper}/text").content.decode()
    assert "I need silence to think." in text and "Alex asks for longer pauses." in text
    assert "From Alex: what helps me and what I want to ask" in text and "Not a clinical assessment" in text
    assert at.client.get(f"{paper}/letter").content.startswith(b"%PDF")
    assert at.client.get(f"{paper}/gold").status_code == 404
    client.post(f"{address}/end")
    assert "I need silence" not in at.client.get(f"{paper}/text").content.decode()
