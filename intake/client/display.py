"""Display settings: a first-party cookie that holds nothing else, written by an ordinary form."""

from dataclasses import dataclass, fields
from functools import lru_cache

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from intake.pack.fields import Fold, Inside, OneOf

YEAR = 365 * 24 * 3600


@dataclass(frozen=True)
class Display:
    """Empty strings are the standard look."""

    scheme: str = ""
    look: str = ""
    contrast: str = ""
    text: str = ""
    spacing: str = ""
    onetap: str = ""
    keys: str = ""
    aloud: str = ""
    progress: str = ""
    title: str = ""

    @property
    def plain(self) -> bool:
        return self.look == "plain"


CHOICES = {
    "scheme": (
        _("Light or dark"),
        [("", _("Same as my device")), ("light", _("Light")), ("dark", _("Dark"))],
    ),
    "look": (
        _("How much is on the page"),
        [("", _("Standard")), ("calm", _("Calmer")), ("plain", _("No styling"))],
    ),
    "contrast": (_("Contrast"), [("", _("Same as my device")), ("more", _("Stronger"))]),
    "text": (
        _("Text size"),
        [
            ("smaller", _("Smaller")),
            ("", _("Standard")),
            ("large", _("Large")),
            ("larger", _("Larger")),
            ("largest", _("Largest")),
        ],
    ),
    "spacing": (_("Space between lines and words"), [("", _("Standard")), ("roomy", _("Roomy"))]),
    "onetap": (_("Answer with one tap"), [("", _("No")), ("1", _("Yes, a tap saves the answer"))]),
    "keys": (_("Answer with the number keys"), [("", _("No")), ("1", _("Yes, 1 to 9 choose an answer"))]),
    "aloud": (_("Read aloud"), [("", _("No")), ("1", _("Yes, a button reads the page"))]),
    "progress": (_("How far I am"), [("", _("Show it")), ("hide", _("Hide counts and bars"))]),
    "title": (_("What the tab says"), [("", _("“Notebook”")), ("name", _("Fitcheck"))]),
}
HINTS = {
    "look": {
        "calm": _("Muted colours, no tints or shadows, nothing ornamental, no movement."),
        "plain": _("Plain pages, as your browser shows them."),
    },
    "contrast": {"more": _("Black on white, or white on black.")},
    "onetap": {"1": _("A tap on an answer saves it and shows the next question.")},
    "keys": {"1": _("The number stands beside each answer. It chooses; Continue saves. Needs script.")},
    "aloud": {"1": _("With a voice of this device only. Nothing is sent. Needs script and such a voice.")},
    "title": {
        "": _("Neutral, for devices others can see."),
        "name": _("Easier to find among many tabs."),
    },
}


class DisplayForm(forms.Form):
    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for name, (label, choices) in CHOICES.items():
            self.fields[name] = OneOf(choices, HINTS.get(name, {}), label=label)
        seldom = ("keys", "aloud", "progress", "title")
        names = _("Number keys, read aloud, progress, tab")
        fold = Fold(names, *seldom, opened=any(self[name].value() for name in seldom))
        self.helper = Inside(*(name for name in CHOICES if name not in seldom), fold)


def of(request: HttpRequest) -> Display:
    return _read(request.COOKIES.get(settings.DISPLAY_COOKIE, "")[:200])


@lru_cache(maxsize=512)
def _read(cookie: str) -> Display:
    """What the cookie asks for; anything it does not know is the standard look."""
    asked = dict(part.split(":", 1) for part in cookie.split(".") if ":" in part)
    known = {name: {value for value, _label in choices} for name, (_, choices) in CHOICES.items()}
    return Display(**{name: asked[name] for name in known if asked.get(name, "") in known[name] and name in asked})


def keep(response: HttpResponse, display: Display) -> None:
    spelled = ".".join(f"{field.name}:{value}" for field in fields(display) if (value := getattr(display, field.name)))
    response.set_cookie(
        settings.DISPLAY_COOKIE, spelled, max_age=YEAR, httponly=True, secure=settings.HTTPS, samesite="Lax"
    )
