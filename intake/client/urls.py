from django.urls import path

from intake.client.views import (
    asking,
    between,
    comparing,
    deleting,
    editing,
    ending,
    keeping,
    over_time,
    plain,
    private,
    quick,
    reminding,
    returning,
    shares,
    sharing,
    starting,
    summing_up,
    taking,
    talk,
    therapists,
    thread,
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
    path("check/<slug:check>", keeping.parts, name="check"),
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
    path("summary", summing_up.latest, name="summary"),
    path("later", reminding.later, name="later"),
]
therapist = [  # "me" stands for nobody yet: what the client needs
    path("with/new", therapists.add, name="add_therapist"),
    path("with/<slug:who>", therapists.therapist, name="therapist"),
    path("with/<slug:who>/name", therapists.name, name="name_therapist"),
    path("with/<slug:who>/archive", therapists.archive, name="archive_therapist"),
    path("with/<slug:who>/again", therapists.again, name="again"),
    path("with/<slug:who>/summary", summing_up.summary, name="summary_of"),
    path("with/<slug:who>/top", editing.top_three, name="top_three"),
    path("with/<slug:who>/line/<str:line>", editing.edit_line, name="edit_line"),
    path("with/<slug:who>/say/<str:line>", editing.say, name="say"),
    path("with/<slug:who>/write/<str:line>", editing.write, name="write"),
    path("with/<slug:who>/opening", editing.opening, name="opening"),
    path("with/<slug:who>/take", taking.take, name="take"),
    path("with/<slug:who>/take/paper", taking.paper, name="paper"),
    path("with/<slug:who>/take/large", taking.large, name="large"),
    path("with/<slug:who>/take/text", taking.text, name="text"),
]
thread_on = [
    path("with/<slug:who>/raised", thread.raised, name="raised"),
    path("with/<slug:who>/raised/<str:concern>", thread.concern, name="concern"),
    path("with/<slug:who>/raised/<str:concern>/news", thread.take_up, name="take_up"),
    path("with/<slug:who>/hurt", thread.hurt, name="hurt"),
    path("with/<slug:who>/talk", talk.talk, name="talk"),
    path("with/<slug:who>/talk/<int:number>", talk.talk, name="talk_at"),
    path("with/<slug:who>/options", thread.options, name="options"),
    path("with/<slug:who>/time", over_time.over_time, name="over_time"),
    path("with/<slug:who>/remind", reminding.remind, name="remind"),
]
share_lines = [
    path("with/<slug:who>/share", sharing.who_reads, name="share"),
    path("with/<slug:who>/share/desk", sharing.desk, name="share_desk"),
    path("with/<slug:who>/share/lines", sharing.which_lines, name="share_lines"),
    path("with/<slug:who>/share/agree", sharing.agree, name="share_agree"),
    path("share/<slug:handle>", sharing.with_desk, name="share_with"),
    path("shares", shares.shares, name="shares"),
    path("shares/<uuid:share>", shares.one, name="shared_one"),
    path("shares/<uuid:share>/picture", shares.picture, name="share_picture"),
    path("shares/<uuid:share>/extend", shares.extend, name="share_extend"),
    path("shares/<uuid:share>/renew", shares.renew, name="share_renew"),
    path("shares/<uuid:share>/end", shares.end, name="share_end"),
]
end = [
    path("with/<slug:who>/ending", ending.ending, name="ending"),
    path("with/<slug:who>/ending/words", ending.words_to_end, name="words_to_end"),
    path("with/<slug:who>/ending/along", ending.take_along, name="take_along"),
    path("with/<slug:who>/ending/hard-days", ending.hard_days, name="hard_days"),
    path("with/<slug:who>/ending/brief", ending.brief, name="brief"),
    path("with/<slug:who>/ending/keep", ending.keep, name="keep"),
]
beside_each_other = [
    path("compare", comparing.compare, name="compare"),
    path("compare/who", comparing.choose, name="choose"),
    path("compare/open", comparing.open_questions, name="open_questions"),
    path("compare/decision", comparing.decision, name="decision"),
    path("compare/part/<slug:section>", comparing.matters, name="matters"),
    path("with/<slug:who>/decline", comparing.decline, name="decline"),
    path("with/<slug:who>/practical", comparing.practical, name="practical"),
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
urlpatterns = [
    # tried from above: what is asked for most comes first
    *(*check, *ways_in, *notebook, *therapist, *thread_on, *share_lines, *end),
    *(*beside_each_other, *private_page, *plain_pages),
]
