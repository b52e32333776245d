"""Who might want to see what somebody writes here: what stops them, and what does not."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from intake.client import presence


@dataclass(frozen=True)
class Onlooker:
    who: str
    stopped_by: tuple[str, ...]
    not_by: str  # what is left to the person, or cannot be helped


def everyone() -> list[Onlooker]:
    return [*_near(), *_whom_it_is_about(), *_who_run_it(), *_far()]


def _near() -> list[Onlooker]:
    minutes = {"minutes": presence.SHARED_MINUTES}
    return [
        Onlooker(
            _("Someone beside you"),
            (_("Exit this page opens another page at once."), _("No tab says what you read here.")),
            _("We cannot hide a screen. Your browser keeps a list of pages. A private window keeps none."),
        ),
        Onlooker(
            _("Someone who picks up your device"),
            (
                _("A shared device is locked after %(minutes)d minutes.") % minutes,
                _("You can lock it, and you can make it forget your notes, from any other device."),
            ),
            _("Your own device stays open for you, so it is open for them. Lock its screen."),
        ),
        Onlooker(
            _("Someone who finds your code or your link"),
            (
                _("A link opens nothing without its PIN. The fifth wrong PIN ends it."),
                _("Each wrong code makes the next try wait."),
            ),
            _("Your code alone opens your notes. Keep it where only you look."),
        ),
    ]


def _whom_it_is_about() -> list[Onlooker]:
    return [
        Onlooker(
            _("Your therapist"),
            (
                _("Nothing is sent until you share. They see the lines you pick and no others."),
                _("What you say on the private page is in no share, whatever you tick."),
                _("You can end it. Then the next page they open says so."),
            ),
            _("They may keep what they have read. In some places the law asks them to."),
        ),
        Onlooker(
            _("Another therapist on this server"),
            (_("They get the same page as for a share that never was."),),
            _("Nothing that we know of."),
        ),
    ]


def _who_run_it() -> list[Onlooker]:
    return [
        Onlooker(
            _("The people who run this server"),
            (_("They hold no key to your notes. The log holds no word of yours."),),
            _(
                "They see that there are notes, and how big they are. They hold the key to what you share with a "
                "desk here. And if they changed how this site works, they could read what you send."
            ),
        ),
        Onlooker(
            _("A thief who takes the disk or a backup"),
            (_("Your notes and shares lie there sealed. The key to your notes is with you."),),
            _("Someone who gets the server’s own key too can read what you shared with a desk and have not ended."),
        ),
        Onlooker(
            _("A court, the police, an insurer, your employer"),
            (
                _("We do not know who you are. There is no account, no name and no email."),
                _("All we could hand over is sealed."),
            ),
            _("They can ask you, or the reader you chose. A court could ask for the key of a desk."),
        ),
    ]


def _far() -> list[Onlooker]:
    return [
        Onlooker(
            _("Other companies and other sites"),
            (
                _("No page asks another server for anything. There are no trackers."),
                _("Another site cannot send a form in your name."),
            ),
            _("An add-on in your browser can read each page you open."),
        ),
        Onlooker(_("Someone who listens on the way"), (_on_the_way(),), _("They can see that you came to this site.")),
    ]


def _on_the_way() -> str:
    if settings.HTTPS:
        return _("All that you send and read goes over a locked line (https).")
    return _("Nothing yet: this server has no locked line (https). It is for tests on one device.")
