"""The page that a link leads to. Its code stands after the #, which no browser sends."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from intake import reading
from intake.reader.forms import LinkForm


@require_safe
def door(request: HttpRequest) -> HttpResponse:
    """Its form goes to another address: a second link, opened where a share is read, leads here again."""
    reading.knock()
    return render(request, "reader/door.html", {"form": LinkForm(), "onward": reverse("link_read")})
