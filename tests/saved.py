"""A notebook saved as a file and opened elsewhere, over the pages as a person does; and what it sums up to."""

import re
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from intake import answering, gathering, returning, summing
from intake.client import cookies
from intake.returning import Opened
from intake.summing import Summed
from tests.ends import write_all
from tests.people import answer
from tests.three import check_with, three


def opened_by(client: Client) -> Opened:
    """The notebook that a browser's cookie opens."""
    carried = cookies.read(client.cookies[settings.NOTEBOOK_COOKIE].value, 0, 10**9)
    assert carried
    return returning.open_by_device(carried.token, timezone.now().date())


def save(client: Client, **said: str) -> bytes:
    """The file, as it was downloaded."""
    answer = client.post("/notes/data", {"as": "file", **said})
    assert answer.status_code == 200, answer.content.decode()
    assert "attachment" in answer["Content-Disposition"]
    return answer.content


def bring(client: Client, file: bytes, name: str = "notes.html") -> HttpResponse:
    """The page that says what the file adds."""
    return client.post("/return/file", {"file": SimpleUploadedFile(name, file)})


def held_in(page: HttpResponse) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="(held|into)" value="([^"]*)"', page.content.decode()))


def agree(client: Client, page: HttpResponse, **said: str) -> HttpResponse:
    return client.post("/return/file", {**held_in(page), "device": "own", **said})


def take_in(client: Client, file: bytes) -> HttpResponse:
    page = bring(client, file)
    assert page.status_code == 200, page.content.decode()
    return agree(client, page)


def everything_of(opened: Opened) -> dict[str, Any]:
    """All rows that are taken along, without which page wrote a talk and how often."""
    taken = (row for row in answering.everything(opened) if gathering.kind_of(row) in gathering.TAKEN)
    rows = {(row.place, row.name): dict(row.body) for row in taken}
    return {key: {**body, "page": "", "revision": 1} if "revision" in body else body for key, body in rows.items()}


def sums(opened: Opened) -> dict[str, Summed]:
    """Of each therapist and of nobody, but for the desk they have on this server."""
    everybody = ("", *(one.id for one in opened.index.therapists))
    return {who: replace(summing.sum_up(opened, who), desk="") for who in everybody}


def wrote_everywhere() -> Client:
    """Somebody who wrote something on every page there is."""
    client, rivera, priya, _tuesday = three()
    client.post("/compare/who", {"who": [rivera, priya]})
    client.post("/compare", {"counts": [f"{rivera}:trust"]})
    client.post("/compare/decision", {"lean": rivera, "because": "They listen.", "sure": "rather", "others": "My aunt"})
    client.post(f"/with/{priya}/decline", {"text": "Thank you.\n\nI go elsewhere."})
    them = f"/with/{rivera}"
    client.post(f"{them}/line/raise:C-A1", {"text": "Slower, please.", "note": "Said once.", "level": "must"})
    client.post(f"{them}/line/raise:W-A4", {"mark": "on"})
    client.post(f"{them}/top", {"top": ["raise:C-A1"]})
    client.post(f"{them}/opening", {"text": "I am nervous.\nI have a list."})
    client.post("/notes/meet", {"C-B1": "Give me time."})
    seen = client.get(f"{them}/talk").context["form"]
    marks = {f"q:{name}": "partly" for name in list(seen.asked)[:2]}
    client.post(f"{them}/talk", {"seen": "0", "page": "abcd", "note": "We spoke for long 🙂.", **marks})
    check = check_with(client, rivera)
    answer(client, check, {"C-A1": "right", "C-A2": "much", "T-A5": {"answer": "yes", "note": "Warm."}})
    client.post(f"/check/{check}/pairs", {"pair": "X1", "fits": "both"})
    client.post(f"/private/list?check={check}", {"s": ["S01", "unsure"]})
    write_all(client, rivera)
    return client
