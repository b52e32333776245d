"""Every state of the walk that a person can see: who sees it, where, and what they did there before."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.looks import acts


@dataclass(frozen=True)
class State:
    """`{check}` in an address is the check of the person who looks. `more` are seen in every look."""

    name: str
    address: str
    act: Callable[[Any], None] | None = None
    more: bool = False


PLAIN = [
    State("start page", "/", more=True),
    State("page before a walk", "/walk"),
    State("page before a walk, all open", "/walk", acts.open_all),
    State("page before a walk, after contact", "/walk?contact=yes"),
    State("page before a walk, refused", "/walk", acts.say_what_was_not_offered, more=True),
    State("quick card, first question", "/card"),
    State("quick card, why open", "/card", acts.open_all),
    State("quick card, refused", "/card", acts.write_too_much),
    State("come back", "/return", acts.open_all),
    State("come back, refused", "/return", acts.knock_wrongly, more=True),
    State("a lost code", "/return/lost"),
    State("example", "/example", acts.open_all),
    State("all questions", "/questions"),
    State("all questions, all open", "/questions", acts.open_all),
    State("help", "/help"),
    State("help with a country", "/help?country=GB", more=True),
    State("help with another country", "/help?country=US"),
    State("help with an unknown country", "/help?country=XX"),
    State("privacy", "/privacy"),
    State("who might want to see this", "/privacy/who"),
    State("this server, clean-up late", "/status"),
    State("this server", "/status", acts.let_it_be_cleaned_up),
    State("evidence", "/about"),
    State("under 18", "/under-18"),
    State("display settings", "/display", acts.open_all),
    State("display settings, refused", "/display", acts.say_what_was_not_offered),
    State("private gate", "/private"),
    State("private gate, refused", "/private", acts.say_what_was_not_offered),
    State("private list without a notebook", "/private/list"),
    State("private page without a notebook", "/private/list", acts.pick_without_a_notebook),
    State("not found", "/check/nothing/here/at-all"),
]
BEFORE = [
    State("question, needs", "/check/{check}/N-B3"),
    State("question, needs, answered", "/check/{check}/T-B2"),
    State("question, picks", "/check/{check}/U-B1"),
    State("question, picks up to three, too many", "/check/{check}/P-B1", acts.pick_too_many),
    State("question, picks with a level", "/check/{check}/G-B3", acts.open_all, more=True),
    State("question, own text", "/check/{check}/W-B2"),
    State("question, own text, too long", "/check/{check}/W-B3", acts.write_too_much_of_it),
    State("question, practical", "/check/{check}/L-4"),
    State("start page with a notebook", "/"),
    State("hub on an own device", "/notes"),
    State("break on an own device", "/check/{check}/pause"),
    State("all answers before a talk", "/check/{check}/answers"),
    State("summary before a talk", "/summary", acts.open_all),
    State("how to meet me", "/notes/meet"),
    State("how to meet me, too long", "/notes/meet", acts.write_too_much_of_it),
    State("take it with me, before a talk", "/with/{who}/take"),
    State("paper before a talk", "/with/{who}/take/paper?all=1"),
]
AFTER = [
    State("question, yes to no", "/check/{check}/W-A4"),
    State("question, chosen", "/check/{check}/W-A4", acts.choose),
    State("question, note open", "/check/{check}/W-A4", acts.open_note),
    State("question, why and words open", "/check/{check}/N-A6", acts.open_all),
    State("question, refused in place", "/check/{check}/W-A5", acts.write_too_much, more=True),
    State("question, option not offered", "/check/{check}/W-A5", acts.say_what_was_not_offered),
    State("question, last time", "/check/{check}/T-A1"),
    State("question, two-sided", "/check/{check}/C-A2"),
    State("question, one of several", "/check/{check}/W-A7"),
    State("question, what happened", "/check/{check}/R-A2", acts.open_all),
    State("question, from all answers", "/check/{check}/T-A4?from=answers"),
    State("question, swapped in after an answer", "/check/{check}/W-A5", acts.go_on, more=True),
    State("end of a part", "/check/{check}/end/1", more=True),
    State("end of a part, nothing said", "/check/{check}/end/9"),
    State("end of a part, refused", "/check/{check}/end/1", acts.say_what_was_not_offered),
    State("hub", "/notes", more=True),
    State("break", "/check/{check}/pause"),
    State("all answers", "/check/{check}/answers", more=True),
    State("pairs", "/check/{check}/pairs"),
    State("pairs, refused", "/check/{check}/pairs", acts.say_what_was_not_offered),
    State("private gate at the end", "/private?check={check}"),
    State("private list", "/private/list?check={check}"),
    State("private list, refused", "/private/list?check={check}", acts.say_what_was_not_offered),
    State("private page", "/private/page"),
    State("summary", "/summary"),
    State("summary, all open", "/summary", acts.open_all, more=True),
    State("line", "/with/{who}/line/raise:C-A1"),
    State("line with a mark", "/with/{who}/line/raise:G-A2"),
    State("line, too long", "/with/{who}/line/raise:C-A1", acts.write_too_much_of_it),
    State("write it", "/with/{who}/write/raise:C-A1"),
    State("write it, too long", "/with/{who}/write/raise:C-A1", acts.write_too_much_of_it),
    State("say it", "/with/{who}/say/raise:C-A1"),
    State("opening lines", "/with/{who}/opening"),
    State("opening lines, too long", "/with/{who}/opening", acts.write_too_much_of_it),
    State("take it with me", "/with/{who}/take"),
    State("take it with me, all open", "/with/{who}/take", acts.open_all),
    State("the whole as a file", "/with/{who}/take/whole", acts.open_all),
    State("paper", "/with/{who}/take/paper"),
    State("show large", "/with/{who}/take/large"),
    State("delete everything", "/notes/delete"),
    State("delete a check", "/notes/delete/check/{check}"),
    State("keep this", "/notes/code"),
    State("keep this, shown", "/notes/code?show=1", acts.open_all, more=True),
    State("keep this, refused", "/notes/code?show=1", acts.copy_wrongly),
    State("card of the code", "/notes/code/card"),
    State("devices", "/notes/devices", more=True),
    State("form without its token", "/check/{check}/W-A6", acts.lose_the_token),
    State("form after the notebook closed", "/check/{check}/W-A6", acts.lose_the_notebook),
]
ONE_TAP = [
    State("one tap", "/check/{check}/P-A1", more=True),
    State("one tap, answered before", "/check/{check}/T-A5"),
    State("one tap, the line over the next question", "/check/{check}/P-A1", acts.tap),
    State("own words", "/check/{check}/OWN"),
    State("hub of a first impression", "/notes"),
    State("summary of a first impression", "/summary"),
]
QUICK = [
    State("card", "/card/ready", acts.open_all, more=True),
    State("card, large", "/card/large"),
    State("quick question", "/check/{check}/C-B1"),
    State("hub of a quick card", "/notes"),
    State("deleted", "/notes/delete", acts.look_after_deleting),
]
SEEN_BY = {"nobody": PLAIN, "alex": BEFORE, "robin": AFTER, "kim": ONE_TAP, "quick": QUICK}
