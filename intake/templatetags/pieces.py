"""Icons and marks from the one sprite. The word beside them carries the meaning, so they are hidden from readers."""

import re
from functools import cache, lru_cache

from django import template
from django.forms import BoundField
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from intake.content.gaps import inner

register = template.Library()


@cache
def _sprite() -> str:
    return static("icons.svg")


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}#i-{}"/></svg>', _sprite(), name)


@register.simple_tag
@cache
def mark(kind: str, ringed: bool = False) -> SafeString:
    """A ring around a mark means "I must have this"."""
    ring = mark_safe('<circle class="ring" cx="12" cy="12" r="14.6"/>') if ringed else ""
    return format_html(
        '<svg class="mark k-{}{}" viewBox="0 0 24 24" aria-hidden="true"><use href="{}#m-{}"/>{}</svg>',
        kind,
        " is-key" if ringed else "",
        _sprite(),
        kind,
        ring,
    )


@register.simple_tag
@lru_cache(maxsize=4096)
def marks(kinds: tuple[tuple[str, bool], ...]) -> SafeString:
    """Those of one column of a picture, each ringed or not."""
    return format_html_join("", "{}", ((mark(kind, ringed),) for kind, ringed in kinds))


@register.simple_tag
@lru_cache(maxsize=4096)
def trail(bars: tuple[tuple[str, ...], ...]) -> SafeString:
    """One bar a part, each of one or more steps. Drawn once: every page of the walk has one, and few differ."""
    drawn = (format_html_join("", '<i class="{}"></i>', ((step,) for step in bar)) for bar in bars)
    return format_html_join("", "<li>{}</li>", ((bar,) for bar in drawn))


@register.inclusion_tag("pieces/way.html")
def way(page: str, picture: str, says: str, hint: str = "", *args: object, query: str = "") -> dict[str, str]:
    """One line of a list of pages: where it goes, its icon, its name and a hint."""
    return {"address": reverse(page, args=args) + query, "picture": picture, "says": says, "hint": hint}


register.filter(inner)


@register.filter
def whole_numbers(line: str) -> str:
    """A number to call stays on one line: half of it at the end of a line is misread on a hard day."""
    return re.sub(r"(?<=\d) (?=\d)", "\N{NO-BREAK SPACE}", line)


@register.filter
def hint_of(field: BoundField, value: object) -> str:
    return str(field.field.hints.get(str(value), ""))


@register.filter
def is_optional(field: BoundField) -> bool:
    """Said only where something else on the page is needed."""
    needs = any(one.required and not one.widget.is_hidden for one in field.form.fields.values())
    return needs and not field.field.required and not getattr(field.field, "depends", False)


@register.filter
def sets_apart(field: BoundField, value: object) -> bool:
    """Whether an answer stands in the dashed block, beside the scale."""
    return str(value) in field.field.apart


@register.filter
def as_input(field: BoundField) -> SafeString:
    """A field of a form that is not ours, drawn like ours: a label says what it is, so nothing stands in it."""
    return field.as_widget(attrs={"class": "input", "placeholder": False})
