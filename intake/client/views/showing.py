"""The two pages of a walk, a question and the end of a part, and the step to whichever comes next."""

from datetime import date
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from intake import summing, talking
from intake.client import display, markup, standing
from intake.client.drawing import draw
from intake.client.forms.between import PartForm
from intake.client.forms.question import Concerns, QuestionForm, initial_of
from intake.client.plan import OWN_WORDS
from intake.client.rail import rail
from intake.client.telling import answer_words, observed, plain_line, section_name
from intake.client.walk import Onward, Place, Walk, asks_what_about, question_address
from intake.content import sentences
from intake.engine.answers import Answer
from intake.engine.criteria import Item, concern_of
from intake.engine.path import Part
from intake.pack.speaking import language, words
from intake.talking import Talk

Saved = tuple[Item, Answer]
SHOWN = 60  # characters of a saved answer that stand over the next question
LINES = 3  # of a mini result


def go_on(request: HttpRequest, walk: Walk, onward: Onward, saved: Saved | None = None) -> HttpResponse:
    """What comes next: swapped in for htmx where it is a page of the walk, a redirect otherwise."""
    address = walk.address(onward)
    if isinstance(onward, str):
        return redirect_to(request, address)
    if not request.htmx:
        named = f"?after={saved[0].id}" if saved and isinstance(onward, Item) and taps(request, walk) else ""
        return redirect(address + named)
    response = question(request, walk, walk.place(onward.id), saved=saved) if isinstance(onward, Item) else None
    response = response or part_end(request, walk, onward)
    response["HX-Push-Url"] = address
    return response


def redirect_to(request: HttpRequest, address: str) -> HttpResponse:
    if request.htmx:
        return HttpResponse(headers={"HX-Redirect": address})
    return redirect(address)


def taps(request: HttpRequest, walk: Walk) -> bool:
    return bool(display.of(request).onetap) or walk.head.length == "quick"


def form_of(request: HttpRequest, walk: Walk, place: Place, **kwargs: Any) -> QuestionForm:
    item = place.item
    concerns = _concerns(walk) if asks_what_about(item) else None
    return QuestionForm(item, words(walk.head.version), tap=taps(request, walk), concerns=concerns, **kwargs)


def _concerns(walk: Walk) -> Concerns:
    """The things to raise of this therapist so far, for "about: …"."""
    summed = summing.sum_up(walk.opened, walk.head.therapist, walk.rows.everything())
    named = (*summed.summary.flags, *summed.summary.raises)
    return [(one.item, sentences.short(one, words(), summed.told)) for one in named if one.item[0] not in "RU"]


def question(
    request: HttpRequest,
    walk: Walk,
    place: Place,
    refused: QuestionForm | None = None,
    saved: Saved | None = None,
) -> HttpResponse:
    own, told = _own(request, walk, place, saved), _told(walk, place.item)
    same = _same(request, walk, place, saved is not None)
    if refused:
        drawn = {"asked": markup.asked(refused, walk.head.version), "error": True}
        return draw(request, "client/asking.html", same | own | told | drawn, status=422)
    same["asked"] = _asked(request, walk, place)
    stands_ready = walk.answer(place.item) is None and not asks_what_about(place.item) and not any(told.values())
    if request.htmx and stands_ready:
        return standing.fill(request, "client/asking.html", same, own)
    return draw(request, "client/asking.html", same | own | told)


def _own(request: HttpRequest, walk: Walk, place: Place, saved: Saved | None) -> dict[str, str]:
    """What is one's own on the page of a question, for the gaps of one that stands ready."""
    said = _said_back(saved, walk)
    return {
        "address": _address(request, walk, place.item, following=saved is not None),
        "back": _back(request, walk, place),
        "saved_answer": said["answer"],
        "saved_address": said["address"],
    }


def _same(request: HttpRequest, walk: Walk, place: Place, saved: bool) -> dict[str, Any]:
    """What is the same for everybody who is asked it there."""
    in_part, in_all = {"at": place.at, "of": place.of}, _in_all(walk, place)
    return {
        "titled": _("Question") if display.of(request).progress else _("Question %(at)d of %(of)d") % in_all,
        "count": _("%(at)d of %(of)d") % (in_part if walk.ends(place.part) else in_all),
        "section": _("Quick card") if walk.head.length == "quick" else section_name(place.part.section),
        "trail": walk.trail(place),
        "keep": in_all["at"] == 2 and saved and not walk.opened.index.code_shown,
        # a swap within a part leaves the list of parts standing as it is
        "rail": rail(walk, place.part) if walk.is_whole else (),
        "rail_stays": not walk.is_whole,
    }


def _told(walk: Walk, item: Item) -> dict[str, Any]:
    """What was said or noted before, and stands beside the question."""
    return {
        "last_time": _last_time(walk, item),
        "concern": _concern(walk, item),
        "noted": _noted(walk) if item.id == OWN_WORDS else None,
    }


def _asked(request: HttpRequest, walk: Walk, place: Place) -> str:
    item, answer = place.item, walk.answer(place.item)
    if answer or asks_what_about(item):
        return markup.asked(form_of(request, walk, place, initial=initial_of(answer, item)), walk.head.version)
    return markup.unanswered(walk.head.version, item.id, language(), taps(request, walk))


def _in_all(walk: Walk, place: Place) -> dict[str, int]:
    """Counted over the whole check; what stands beside it counts for itself."""
    due = walk.count()
    at = next((at for at, item in enumerate(due, start=1) if item is place.item), None)
    return {"at": at, "of": len(due)} if at else {"at": place.at, "of": place.of}


def _address(request: HttpRequest, walk: Walk, item: Item, following: bool) -> str:
    """Where the form goes. A fragment comes in the answer to the question before it, whose address it must not take."""
    origin = "?from=answers" if request.GET.get("from") == "answers" and not following else ""
    return walk.question_address(item) + origin


def _back(request: HttpRequest, walk: Walk, place: Place) -> str:
    if request.GET.get("from") == "answers":
        return reverse("answers", args=[walk.head.id])
    return walk.back(place)


def _said_back(saved: Saved | None, walk: Walk) -> dict[str, str]:
    if saved is None:
        return {"answer": "", "address": ""}
    item, answer = saved
    said = answer_words(item, answer, walk.head.version) if answer.counts else _("Skipped")
    shown = said if len(said) <= SHOWN else said[: SHOWN - 1] + "…"
    return {"answer": shown, "address": walk.question_address(item)}


def _last_time(walk: Walk, item: Item) -> dict[str, Any] | None:
    found = walk.last_time(item)
    if found is None:
        return None
    head, answer = found
    return {"day": head.day, "answer": answer_words(item, answer, head.version)}


def _noted(walk: Walk) -> Talk | None:
    """What was noted in the newest talk up to the day of this check, and since the check before it."""
    head, rows = walk.head, walk.rows.everything()
    earlier = [one.day for one in walk.opened.index.with_them(head.therapist) if one.number < head.number]
    since = max(earlier, default=date.min)
    noted = [one for one in talking.talks(rows, head.therapist) if one.note and since <= one.day <= head.day]
    return noted[-1] if noted else None


def _concern(walk: Walk, item: Item) -> dict[str, Any] | None:
    """What a question about a concern goes back to."""
    concern = concern_of(item.id)
    if not concern:
        return None
    found, about = walk.noticed(concern), walk.content.items[concern]
    if found is None:
        return {"says": words().text(concern, "short")}
    head, answer = found
    address = question_address(head.id, concern)
    return {"says": observed(about, answer, head.version), "day": head.day, "address": address}


def part_end(request: HttpRequest, walk: Walk, part: Part, refused: PartForm | None = None) -> HttpResponse:
    following = walk.next_part(part)
    said = _said_in(walk, part)
    told = [Line(plain_line(walk, *one), walk.question_address(one[0])) for one in said[:LINES]]
    own = {"address": walk.address(part), "pause": reverse("pause", args=[walk.head.id])}
    same = {
        "titled": _("What you said"),
        "section": section_name(part.section),
        "more": len(said[LINES:]),
        "fields": _need(walk, part, refused) if part.last else "",
        "following": following and section_name(following.section),
        "following_count": len(walk.due(following)) if following else 0,
        "back": reverse("notes"),
        "rail": rail(walk, part),
        "trail": walk.trail_after(part),
    }
    if refused or not request.htmx:
        shown = same | own | {"lines": told, "error": refused is not None}
        return draw(request, "client/part_end.html", shown, status=422 if refused else 200)
    for number, line in enumerate(told):
        own |= {f"says{number}": line.says, f"line{number}": line.address}
    lines = tuple(Line(standing.gap(f"says{number}"), standing.gap(f"line{number}")) for number in range(len(told)))
    return standing.fill(request, "client/part_end.html", same | {"lines": lines}, own)


class Line(NamedTuple):
    """One of the plain lines of a mini result."""

    says: str
    address: str


def _said_in(walk: Walk, part: Part) -> list[Saved]:
    """What was said in this part, in the order it was asked."""
    said = ((item, walk.answer(item)) for item in walk.due(part))
    return [(item, answer) for item, answer in said if answer and answer.counts]


def _need(walk: Walk, part: Part, refused: PartForm | None) -> str:
    return markup.drawn(refused) if refused else markup.importance(_importance(walk, part.section), language())


def _importance(walk: Walk, section: str) -> str:
    """The newest word on how much a part matters, from any check."""
    heads = sorted(walk.opened.index.checks, key=lambda head: (head.day, head.number))
    keys = [(head.id, f"importance:{section}") for head in heads]
    given = [str(walk.rows.body(*key)["level"]) for key in keys if walk.rows.has(*key)]
    return given[-1] if given else ""
