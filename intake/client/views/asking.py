"""One question a page: it is shown, saved, and followed by the next."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from intake import answering, summing
from intake.client import display, markup
from intake.client.forms.question import Concerns, QuestionForm, initial_of
from intake.client.presence import needs_notebook
from intake.client.speaking import language, words
from intake.client.telling import answer_words, section_name
from intake.client.walk import Place, Walk, walk_of
from intake.engine.answers import Answer
from intake.engine.criteria import Answering, Item

SHOWN = 60  # characters of a saved answer that stand over the next question


@require_http_methods(["GET", "POST"])
@needs_notebook
def question(request: HttpRequest, check: str, item: str) -> HttpResponse:
    walk = walk_of(request.notebook, check, around={item, request.GET.get("after", item)})
    place = walk.place(item)
    if place is None:
        raise Http404
    if request.method == "POST":
        return _save(request, walk, place)
    return _ask(request, walk, place, saved=_just_saved(request, walk))


def _save(request: HttpRequest, walk: Walk, place: Place) -> HttpResponse:
    form = _form(request, walk, place, data=request.POST)
    if not form.is_valid():
        return _ask(request, walk, place, form)
    go, given = request.POST.get("go"), form.given()
    if go == "skip":
        given = Answer(note=given.note)
    answering.record(walk.opened, walk.head, place.item.id, given)
    if go == "save-later":
        return move_on(request, reverse("pause", args=[walk.head.id]))
    return _onward(request, walk, place, given)


def _onward(request: HttpRequest, walk: Walk, place: Place, given: Answer) -> HttpResponse:
    """The page after a saved answer: swapped in for htmx, a redirect without it."""
    walk.remember(place.item, given)
    if request.GET.get("from") == "answers" and not _new_follow_up(walk, place):
        return move_on(request, reverse("answers", args=[walk.head.id]))
    onward = walk.after(walk.place(place.item.id) or place)
    address = walk.address(onward)
    if isinstance(onward, str):
        return move_on(request, address)
    if not request.htmx:
        return redirect(f"{address}?after={place.item.id}" if _taps(request, walk) else address)
    response = _ask(request, walk, walk.place(onward.id), saved=(place.item, given))
    response["HX-Push-Url"] = address
    return response


def _new_follow_up(walk: Walk, place: Place) -> bool:
    """A changed answer may make a follow-up due: it is asked before going back."""
    following = walk.due(place.part)[place.at : place.at + 1]
    return bool(following and following[0].when and not walk.answer(following[0]))


def move_on(request: HttpRequest, address: str) -> HttpResponse:
    if request.htmx:
        return HttpResponse(headers={"HX-Redirect": address})
    return redirect(address)


def _just_saved(request: HttpRequest, walk: Walk) -> tuple[Item, Answer] | None:
    """Without script, the page after a tap names the question it comes from."""
    place = walk.place(request.GET.get("after", ""))
    answer = walk.answer(place.item) if place else None
    return (place.item, answer) if place and answer else None


def _taps(request: HttpRequest, walk: Walk) -> bool:
    return bool(display.of(request).onetap) or walk.head.length == "quick"


def _form(request: HttpRequest, walk: Walk, place: Place, **kwargs: Any) -> QuestionForm:
    item = place.item
    concerns = _concerns(walk) if item.answering is Answering.RESP else None
    return QuestionForm(item, words(), tap=_taps(request, walk), concerns=concerns, **kwargs)


def _concerns(walk: Walk) -> Concerns:
    """The things to raise of this therapist so far, for "about: …"."""
    found = summing.sum_up(walk.opened).summary
    named = (*found.flags, *found.raises)
    return [(one.item, words().text(one.item, "short")) for one in named if one.item[0] not in "RU"]


def _asked(request: HttpRequest, walk: Walk, place: Place) -> str:
    item, answer = place.item, walk.answer(place.item)
    if answer or item.answering is Answering.RESP:
        return markup.asked(_form(request, walk, place, initial=initial_of(answer, item)), walk.head.version)
    return markup.unanswered(walk.head.version, item.id, language(), _taps(request, walk))


def _ask(
    request: HttpRequest,
    walk: Walk,
    place: Place,
    refused: QuestionForm | None = None,
    saved: tuple[Item, Answer] | None = None,
) -> HttpResponse:
    item = place.item
    context = {
        "asked": markup.asked(refused, walk.head.version) if refused else _asked(request, walk, place),
        "address": _address(request, walk, item, following=saved is not None),
        "titled": _titled(walk, place),
        "count": _("%(at)d of %(of)d") % {"at": place.at, "of": place.of},
        "section": section_name(place.part.section),
        "back": _back(request, walk, place),
        "trail": walk.trail(place),
        "saved": _said_back(saved, walk),
        "last_time": _last_time(walk, item),
        "error": refused is not None,
    }
    template = "client/question_swap.html" if request.htmx else "client/question.html"
    return render(request, template, context, status=422 if refused else 200)


def _titled(walk: Walk, place: Place) -> str:
    """Counted over the whole check; what stands beside it counts for itself."""
    due = walk.count()
    at, of = (due.index(place.item) + 1, len(due)) if place.item in due else (place.at, place.of)
    return _("Question %(at)d of %(of)d") % {"at": at, "of": of}


def _address(request: HttpRequest, walk: Walk, item: Item, following: bool) -> str:
    """Where the form goes. A fragment comes in the answer to the question before it, whose address it must not take."""
    origin = "?from=answers" if request.GET.get("from") == "answers" and not following else ""
    return walk.question_address(item) + origin


def _back(request: HttpRequest, walk: Walk, place: Place) -> str:
    if request.GET.get("from") == "answers":
        return reverse("answers", args=[walk.head.id])
    return walk.back(place)


def _said_back(saved: tuple[Item, Answer] | None, walk: Walk) -> dict[str, str] | None:
    if saved is None:
        return None
    item, answer = saved
    said = answer_words(item, answer)
    shown = said if len(said) <= SHOWN else said[: SHOWN - 1] + "…"
    return {"answer": shown, "address": walk.question_address(item)}


def _last_time(walk: Walk, item: Item) -> dict[str, Any] | None:
    found = walk.last_time(item)
    return {"day": found[0].day, "answer": answer_words(item, found[1])} if found else None
