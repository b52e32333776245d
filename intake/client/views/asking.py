"""One question a page: it is shown, saved, and followed by what comes next."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from intake import answering
from intake.client.presence import needs_notebook
from intake.client.views import showing
from intake.client.walk import Place, Walk, walk_of
from intake.engine.answers import Answer
from intake.engine.findings import is_safety


@require_http_methods(["GET", "POST"])
@needs_notebook
def question(request: HttpRequest, check: str, item: str) -> HttpResponse:
    around = item if request.htmx and request.method == "POST" else ""
    walk = walk_of(request.notebook, check, around)
    place = walk.place(item)
    if place is None:
        raise Http404
    if request.method == "POST":
        return _save(request, walk, place)
    return showing.question(request, walk, place, saved=_just_saved(request, walk))


def _save(request: HttpRequest, walk: Walk, place: Place) -> HttpResponse:
    form = showing.form_of(request, walk, place, data=request.POST)
    if not form.is_valid():
        return showing.question(request, walk, place, form)
    go, given = request.POST.get("go"), form.given()
    if go == "skip":
        given = Answer(note=given.note)
    answering.record(walk.opened, walk.head, place.item.id, given)
    if go == "save-later":
        return showing.redirect_to(request, reverse("pause", args=[walk.head.id]))
    walk.remember(place.item, given)
    if is_safety(place.item, given):
        return showing.redirect_to(request, _private(walk, place))
    if request.GET.get("from") == "answers" and not _new_follow_up(walk, place):
        return showing.redirect_to(request, reverse("answers", args=[walk.head.id]))
    onward = walk.after(walk.place(place.item.id) or place)
    return showing.go_on(request, walk, onward, saved=(place.item, given))


def _private(walk: Walk, place: Place) -> str:
    """The private page first; it leads on to what comes next in the check."""
    return f"{reverse('private_page')}?check={walk.head.id}&after={place.item.id}"


def _new_follow_up(walk: Walk, place: Place) -> bool:
    """A changed answer may make a follow-up due: it is asked before going back."""
    following = walk.due(place.part)[place.at : place.at + 1]
    return bool(following and following[0].when and not walk.answer(following[0]))


def _just_saved(request: HttpRequest, walk: Walk) -> showing.Saved | None:
    """Without script, the page after a tap names the question it comes from."""
    place = walk.place(request.GET.get("after", ""))
    answer = walk.answer(place.item) if place else None
    return (place.item, answer) if place and answer else None
