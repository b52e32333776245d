"""Every address the app serves, taken from its own list, with something in each gap."""

from collections.abc import Iterator, Mapping

from django.urls import URLPattern, URLResolver, get_resolver

GAPS = {
    "<slug:check>": "aaaaaaaa",
    "<slug:therapist>": "aaaaaaaa",
    "<slug:item>": "T-A1",
    "<slug:length>": "short",
    "<int:number>": "1",
    "<str:line>": "raise:T-A1",
    "<slug:who>": "aaaaaaaa",
    "<slug:section>": "trust",
    "<str:concern>": "T-A1",
    "<slug:stage>": "before",
    "<slug:kind>": "whole",
    "<slug:form>": "a4",
    "<uuid:share>": "00000000-0000-4000-8000-000000000000",
    "<slug:handle>": "nobody",
    "<int:pk>": "1",
}


def every_address(**known: str) -> list[str]:
    """What is `known` of a notebook stands in its gaps, by name."""
    gaps = {gap: known.get(gap.partition(":")[2].rstrip(">"), value) for gap, value in GAPS.items()}
    return [_filled(route, gaps) for route in _routes(get_resolver(), "/")]


def _routes(resolver: URLResolver, before: str) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield before + str(pattern.pattern)
        else:
            yield from _routes(pattern, before + str(pattern.pattern))


def _filled(route: str, gaps: Mapping[str, str]) -> str:
    for gap, value in gaps.items():
        route = route.replace(gap, value)
    assert "<" not in route, f"say in GAPS what stands in {route}"
    return route
