"""What is said about a file that cannot be taken in, and about what it would add."""

from collections.abc import Mapping

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from intake.exports.own_data_read import Refused, Wrong
from intake.restoring import Adding

SAID: Mapping[Wrong, str | Promise] = {
    Wrong.NO_DATA: gettext_lazy("This is not a file from a notebook. Choose the one you saved as “notes.html”."),
    Wrong.DAMAGED: gettext_lazy("This file is damaged. Try another copy of it."),
    Wrong.FOREIGN: gettext_lazy("This file belongs to something else. Choose the one you saved as “notes.html”."),
    Wrong.NEWER: gettext_lazy("This file was made by a newer version. A server as new as that can open it."),
    Wrong.CONTENT: gettext_lazy(
        "This file answers questions that this server does not know yet. A newer one can open it."
    ),
    Wrong.SHAPE: gettext_lazy("Something in this file is not as we write it. It may have been changed."),
    Wrong.DAY: gettext_lazy("This file names a day that cannot be. It may have been changed."),
    Wrong.ITEM: gettext_lazy("This file answers a question that does not exist. It may have been changed."),
    Wrong.ANSWER: gettext_lazy("This file holds an answer that the question does not have. It may have been changed."),
    Wrong.TWICE: gettext_lazy("Something stands in this file twice. It may have been changed."),
    Wrong.LOST: gettext_lazy("Something that this file names is not in it. It may have been changed."),
}


def refusal(refused: Refused) -> str:
    """With the place in the file, for whoever wants to look."""
    if refused.wrong is Wrong.TOO_MUCH:
        most = filesizeformat(settings.FILE_UPLOAD_MAX_MEMORY_SIZE)
        return _("This file is too large. The largest we can open has %(size)s.") % {"size": most}
    said = str(SAID[refused.wrong])
    if not refused.at:
        return said
    return said + " " + _("Place in the file: %(place)s") % {"place": "/".join(map(str, refused.at))}


def otherwise() -> str:
    return _("This file belongs to a notebook that has gone another way. Open it in a notebook of its own.")


def adds(adding: Adding) -> list[str]:
    """A line for each kind of thing that it adds."""
    counts = [
        (len(adding.checks), ngettext("%(n)d check", "%(n)d checks", len(adding.checks))),
        (len(adding.therapists), ngettext("%(n)d therapist", "%(n)d therapists", len(adding.therapists))),
        (adding.answers, ngettext("%(n)d answer", "%(n)d answers", adding.answers)),
        (adding.notes, ngettext("%(n)d note in your own words", "%(n)d notes in your own words", adding.notes)),
    ]
    told = [says % {"n": number} for number, says in counts if number]
    return told or [_("Changes you made to lines, and places you stopped at")]


def stays(adding: Adding) -> list[str]:
    """What the person may want to know before."""
    said = []
    if adding.differ:
        says = ngettext(
            "%(n)d thing is here already, and says something else. What is here stays.",
            "%(n)d things are here already, and say something else. What is here stays.",
            adding.differ,
        )
        said.append(says % {"n": adding.differ})
    if adding.put_away:
        says = ngettext("%(n)d therapist comes put away.", "%(n)d therapists come put away.", adding.put_away)
        said.append(says % {"n": adding.put_away})
    if adding.stays_out:
        said.append(_("What you need stays out: here it was asked in other words."))
    return said
