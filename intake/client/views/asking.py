"""The walk: one question a page, the end of a part, and what follows the last one."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import resolve, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from intake import answering, returning
from intake.answering import Jotting
from intake.client import display, presence
from intake.client.forms import QuestionForm, initial_of, level_field
from intake.client.presence import needs_notebook
from intake.client.times import today
from intake.client.walk import Place, Walk
from intake.content import sentences
from intake.content.gaps import Told
from intake.content.reader import questionnaire
from intake.content.wording import words
from intake.engine import summary
from intake.engine.answers import Answer
from intake.engine.criteria import LEVELS, Answering, Item, Level, Stage
from intake.engine.findings import finding_of

QUICK = ("C-B2", "C-B1", "R-B1")
FALL_BACK = {"skip", "pause"}


@require_http_methods(["GET", "POST"])
@needs_notebook
def question(request: HttpRequest, check: str, item: str) -> HttpResponse:
    walk = _walk(request, check)
    place = walk.place(item)
    if place is None:
        raise Http404
    if request.method == "GET":
        return _ask(request, walk, place)
    return _save(request, walk, place)


def _walk(request: HttpRequest, check: str) -> Walk:
    head = request.notebook.index.check(check)
    if head is None:
        raise Http404
    return Walk(request.notebook, head)


def _save(request: HttpRequest, walk: Walk, place: Place) -> HttpResponse:
    form = _form(request, walk, place, data=request.POST)
    go = request.POST.get("go", "")
    if not form.is_valid():
        return _ask(request, walk, place, form, status=422)
    given = form.given()
    if go == "skip":
        given = Answer(note=given.note)
    answering.record(walk.opened, walk.head, place.item.id, given)
    if go == "pause":
        return _go(request, reverse("pause", args=[walk.head.id]))
    return _onward(request, walk, place, given)


def _onward(request: HttpRequest, walk: Walk, place: Place, given: Answer) -> HttpResponse:
    """The page after a saved answer: swapped in for htmx, a redirect without it."""
    walk.remember(place.item, given)
    if request.GET.get("from") == "answers" and not _new_follow_up(walk, place):
        return _go(request, reverse("answers", args=[walk.head.id]))
    address = walk.after(walk.place(place.item.id) or place)
    match = resolve(address)
    if not request.htmx or match.url_name != "question":
        return _go(request, address)
    following = walk.place(match.kwargs["item"])
    response = _ask(request, walk, following, saved=(place.item, given))
    response["HX-Push-Url"] = address
    return response


def _new_follow_up(walk: Walk, place: Place) -> bool:
    """A changed answer may make a follow-up due: it is asked before going back."""
    due = walk.due(place.part)
    following = due[place.at : place.at + 1]
    return bool(following and following[0].when and not walk.answer(following[0]))


def _go(request: HttpRequest, address: str) -> HttpResponse:
    if request.htmx:
        return HttpResponse(headers={"HX-Redirect": address})
    return redirect(address)


def _form(request: HttpRequest, walk: Walk, place: Place, **kwargs: Any) -> QuestionForm:
    tap = bool(display.of(request).onetap) or walk.head.length == "quick"
    spoken = words()
    form = QuestionForm(place.item, spoken, tap=tap, initial=initial_of(walk.answer(place.item), place.item), **kwargs)
    if place.item.answering is Answering.RESP:
        form.add_about(_concerns(walk))
    if place.item.has_level:
        form.fields["level"] = level_field(spoken, _("How much does this type matter to you?"))
        form.order_fields(["answer", "level", "note"])
    return form


def _concerns(walk: Walk) -> list[tuple[str, str]]:
    """The things to raise of this therapist so far, for "about: …"."""
    rows = answering.everything(walk.opened)
    found = summary.summarise(walk.content, answering.checks(walk.opened, rows, walk.head.therapist))
    named = (*found.flags, *found.raises)
    return [(one.item, words().text(one.item, "short")) for one in named if one.item[0] not in "RU"]


def _ask(
    request: HttpRequest,
    walk: Walk,
    place: Place,
    form: QuestionForm | None = None,
    status: int = 200,
    saved: tuple[Item, Answer] | None = None,
) -> HttpResponse:
    spoken, item = words(), place.item
    form = form or _form(request, walk, place)
    due = walk.count()
    number = due.index(item) + 1 if item in due else place.at
    context = {
        "form": form,
        "item": item,
        "address": _address(request, walk, item, saved is not None),
        "place": place,
        "walk": walk,
        "words": spoken.items[item.id],
        "section": section_name(place.part.section),
        "criterion": spoken.file("sections")["criteria"].get(item.criterion, {}),
        "evidence": _evidence(item),
        "terms": [spoken.file("glossary")[term] for term in spoken.items[item.id].get("terms", [])],
        "number": number,
        "total": len(due) if item in due else place.of,
        "back": _back(request, walk, place),
        "trail": trail(walk, place),
        "saved": _said_back(saved, walk),
        "last_time": _last_time(walk, item),
        "error": status != 200,
    }
    return render(request, "client/question.html", context, status=status)


def _address(request: HttpRequest, walk: Walk, item: Item, following: bool) -> str:
    """Where the form goes. A fragment comes in the answer to the question before it, whose address it must not take."""
    origin = "?from=answers" if request.GET.get("from") == "answers" and not following else ""
    return walk.question_address(item) + origin


def _back(request: HttpRequest, walk: Walk, place: Place) -> str:
    if request.GET.get("from") == "answers":
        return reverse("answers", args=[walk.head.id])
    return walk.back(place)


def _evidence(item: Item) -> list[str]:
    spoken = words()
    named = spoken.file("sections")["criteria"].get(item.criterion, {}).get("evidence", [])
    return [spoken.file("evidence")[name] for name in named]


def _said_back(saved: tuple[Item, Answer] | None, walk: Walk) -> dict[str, str] | None:
    if saved is None:
        return None
    item, answer = saved
    return {"answer": answer_words(item, answer), "address": walk.question_address(item), "item": item.id}


def answer_words(item: Item, answer: Answer | None) -> str:
    """What was said, in the words it was offered in; a skip is said as such."""
    if answer is None or not answer.counts:
        return _("Not provided")
    if item.typed:
        return answer.text
    return ", ".join(words().option(item, option) for option in answer.options)


def _last_time(walk: Walk, item: Item) -> dict[str, Any] | None:
    found = walk.last_time(item)
    return {"day": found[0].day, "answer": answer_words(item, found[1])} if found else None


def section_name(section: str) -> str:
    if section == "own":
        return _("Your own words")
    return str(words().file("sections")[section]["name"])


def trail(walk: Walk, place: Place) -> list[list[str]]:
    """One bar a part, the current one split into its questions. Decoration: the words carry the meaning."""
    parts = [part for part in walk.parts if part.section != "practical"]
    here = parts.index(place.part) if place.part in parts else -1
    bars = []
    for index, _part in enumerate(parts):
        if index == here:
            steps = ["on"] * (place.at - 1) + ["at"] + [""] * (place.of - place.at)
        else:
            steps = ["on"] if index < here else [""]
        bars.append(steps)
    return bars


@require_http_methods(["GET", "POST"])
@needs_notebook
def part_end(request: HttpRequest, check: str, number: int) -> HttpResponse:
    """Three plain lines, and how much this part matters."""
    walk = _walk(request, check)
    if not 0 < number <= len(walk.parts):
        raise Http404
    part = walk.parts[number - 1]
    if request.method == "POST":
        level = request.POST.get("need", "")
        if part.last and level in LEVELS and request.POST.get("go") != "skip":
            body = {"level": level}
            answering.jot(walk.opened, Jotting(walk.head.id, f"importance:{part.section}", body))
        return _go(request, walk.after_part(part))
    following = walk.next_part(part)
    context = {
        "walk": walk,
        "part": part,
        "section": section_name(part.section),
        "lines": _mini_result(walk, part),
        "needs": _need_choices(walk, part.section) if part.last else [],
        "following": following and section_name(following.section),
        "following_count": len(walk.due(following)) if following else 0,
        "trail": [["on"] if index < number else [""] for index, _p in enumerate(walk.parts)],
    }
    return render(request, "client/part_end.html", context)


def _mini_result(walk: Walk, part: Any) -> list[dict[str, str]]:
    """What was said in this part, three lines at the most."""
    said = [(item, walk.answer(item)) for item in walk.due(part)]
    told = [(item, answer) for item, answer in said if answer and answer.counts]
    return [
        {"says": plain_line(walk, item, answer), "item": item.id, "address": walk.question_address(item)}
        for item, answer in told[:3]
    ]


def plain_line(walk: Walk, item: Item, answer: Answer) -> str:
    spoken = words()
    if item.stage is Stage.BEFORE:
        line = sentences.need(item, answer, spoken)
    else:
        record = summary.Record([_only(walk, item, answer)])
        found = finding_of(item, record, walk.content, {})
        line = sentences.statement(found, spoken, Told(walk.content, {})) if found and found.kind != "ask" else ""
        line = sentences.fact(item, answer, spoken) or line
    return line or f"{spoken.text(item.id, 'short')}: {answer_words(item, answer)}"


def _only(walk: Walk, item: Item, answer: Answer) -> Any:
    return summary.Check(walk.head.id, walk.head.stage, walk.head.day, answers={item.id: answer})


def _need_choices(walk: Walk, section: str) -> list[tuple[str, str, bool]]:
    keys = [(head.id, f"importance:{section}") for head in walk.opened.index.checks]
    rows = answering.Rows(walk.opened, keys)
    given = [rows.body(*key).get("level") for key in keys if rows.has(*key)]
    chosen = given[-1] if given else ""
    need = words().file("kinds")["NEED"]
    return [(level.value, need[level], level.value == chosen) for level in Level]


@require_safe
@needs_notebook
def finish(request: HttpRequest, check: str) -> HttpResponse:
    """After the last question: contradictions first, then the private page, then the answers or the summary."""
    walk = _walk(request, check)
    if walk.head.length == "quick":
        return redirect("card")
    found = summary.summarise(
        walk.content,
        answering.checks(walk.opened, answering.everything(walk.opened), _therapist(walk)),
    )
    if found.open_pairs and "pairs" not in request.GET:
        return redirect("pairs", check)
    if walk.head.stage is Stage.AFTER and "private" not in request.GET:
        return redirect(f"{reverse('private')}?check={check}")
    if walk.head.length == "first":
        return redirect("summary")
    return redirect("answers", check)


def _therapist(walk: Walk) -> str:
    entries = walk.opened.index.therapists
    return walk.head.therapist or (entries[0].id if entries else "")


@require_http_methods(["GET", "POST"])
def quick(request: HttpRequest) -> HttpResponse:
    """The first question of the quick card, before there is a notebook; its POST makes one."""
    opened = presence.open_notebook(request)
    if opened and (before := opened.index.before()):
        if request.method == "GET":
            return _quick_again(opened, before)
        return question(request, before.id, QUICK[0])
    content = questionnaire()
    item = content.items[QUICK[0]]
    form = QuestionForm(item, words(), tap=True, data=request.POST or None)
    if request.method == "GET" or not form.is_valid():
        return render(request, "client/quick.html", _quick_context(form, item), status=422 if form.errors else 200)
    token = None
    if opened is None:
        token, opened = returning.begin(own=False, today=today())
    opened, head = answering.start_check(opened, Stage.BEFORE, "quick", content.version, today())
    given = Answer(note=form.given().note) if request.POST.get("go") == "skip" else form.given()
    answering.record(opened, head, item.id, given)
    walk = Walk(opened, head)
    response = _go(request, walk.question_address(content.items[QUICK[1]]))
    if token:
        presence.welcome(response, token, own=False)
    return response


def _quick_again(opened: Any, before: Any) -> HttpResponse:
    walk = Walk(opened, before)
    answers = walk.answers()
    missing = [name for name in QUICK if name not in answers and walk.place(name)]
    if before.length == "quick" and missing:
        return redirect(walk.question_address(walk.content.items[missing[0]]))
    return redirect("card")


def _quick_context(form: QuestionForm, item: Item) -> dict[str, Any]:
    return {"form": form, "item": item, "words": words().items[item.id], "error": bool(form.errors)}
