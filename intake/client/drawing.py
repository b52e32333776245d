"""One page from one template: swapped into the page that is open for htmx, whole without it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def draw(request: HttpRequest, page: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """`page` is a template of what stands in main; `titled` in the context is its title."""
    template = "client/swap.html" if request.htmx else "client/whole.html"
    return render(request, template, context | {"page": page}, status=status)
