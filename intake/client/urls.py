from django.urls import path

from intake.client.views import (
    asking,
    between,
    deleting,
    editing,
    keeping,
    plain,
    private,
    quick,
    returning,
    starting,
    summing_up,
    taking,
)

ways_in = [
    path("", starting.start, name="start"),
    path("card", quick.quick, name="quick"),
    path("card/ready", taking.card, name="card"),
    path("card/large", taking.card_large, name="card_large"),
    path("walk", starting.before_walk, name="before_walk"),
    path("return", returning.come_back, name="return"),
    path("return/lost", returning.lost, name="lost"),
    path("example", plain.see_example, name="example"),
    path("questions", starting.all_questions, name="all_questions"),
]
check = [
    path("check/<slug:check>/end/<int:number>", between.part_end, name="part_end"),
    path("check/<slug:check>/finish", between.finish, name="finish"),
    path("check/<slug:check>/pause", keeping.pause, name="pause"),
    path("check/<slug:check>/answers", keeping.answers, name="answers"),
    path("check/<slug:check>/pairs", between.pairs, name="pairs"),
    path("check/<slug:check>/length/<slug:length>", keeping.lengthen, name="lengthen"),
    path("check/<slug:check>/<slug:item>", asking.question, name="question"),
]
notebook = [
    path("notes", keeping.notes, name="notes"),
    path("notes/meet", editing.meet, name="meet"),
    path("notes/own-device", keeping.own_device, name="own_device"),
    path("notes/delete", deleting.everything, name="delete"),
    path("notes/delete/check/<slug:check>", deleting.check, name="delete_check"),
    path("notes/delete/therapist/<slug:therapist>", deleting.therapist, name="delete_therapist"),
    path("notes/code", returning.code, name="code"),
    path("notes/code/card", returning.code_card, name="code_card"),
    path("notes/code/picture", returning.code_picture, name="code_picture"),
    path("notes/code/kept", returning.code_kept, name="code_kept"),
    path("notes/code/new", returning.code_new, name="code_new"),
    path("notes/devices", returning.devices, name="devices"),
    path("notes/devices/forget", returning.forget, name="forget"),
    path("summary", summing_up.summary, name="summary"),
    path("summary/top", editing.top_three, name="top_three"),
    path("summary/line/<str:line>", editing.edit_line, name="edit_line"),
    path("summary/say/<str:line>", editing.say, name="say"),
    path("summary/write/<str:line>", editing.write, name="write"),
    path("summary/opening", editing.opening, name="opening"),
    path("take", taking.take, name="take"),
    path("take/paper", taking.paper, name="paper"),
    path("take/large", taking.large, name="large"),
    path("take/text", taking.text, name="text"),
    path("later", taking.later, name="later"),
]
private_page = [
    path("private", private.gate, name="private"),
    path("private/list", private.listed, name="private_list"),
    path("private/page", private.page, name="private_page"),
]
plain_pages = [
    path("help", plain.help_now, name="help"),
    path("privacy", plain.privacy, name="privacy"),
    path("about", plain.evidence, name="evidence"),
    path("under-18", plain.under_18, name="under_18"),
    path("display", plain.settings, name="display"),
    path("leave", keeping.leave, name="leave"),
]
urlpatterns = [*ways_in, *check, *notebook, *private_page, *plain_pages]
