"""Around the pages: forced colours, paper, and a network that reaches no other host."""

import re
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.journeys.ways import answer, at_question, browsing, carry, start_after_a_call
from tests.looks.cast import cast

pytestmark = pytest.mark.django_db(transaction=True)
RING = "(one) => { const style = getComputedStyle(one); return [style.outlineStyle, parseFloat(style.outlineWidth)]; }"


def test_in_forced_colours_the_chosen_answer_has_an_edge_that_no_other_has(browser: Any, live_server: Any) -> None:
    with browsing(browser, forced_colors="active") as page:
        start_after_a_call(page, live_server.url)
        labels = page.locator(".choice label")
        labels.nth(1).click()
        page.locator("h1").click()
        rings = [labels.nth(at).evaluate(RING) for at in range(labels.count())]
        assert rings[1] == ["solid", 3]
        assert all(ring[0] == "none" for at, ring in enumerate(rings) if at != 1)
        drawn = page.locator("#id_answer_1").evaluate("(one) => getComputedStyle(one).appearance")
        assert drawn == "auto"
        other, chosen = (labels.nth(at).screenshot() for at in (2, 1))
        assert other != chosen


@pytest.mark.parametrize("who", ["alex", "robin", "quick"])
def test_the_paper_is_one_page_of_words_without_a_name_a_mark_or_a_button(
    browser: Any, live_server: Any, who: str
) -> None:
    with browsing(browser) as page:
        client, _check, whom = cast()[who]
        carry(client, page.context, live_server.url)
        page.goto(f"{live_server.url}/with/{whom}/take/paper")
        page.emulate_media(media="print")
        for hidden in ("header.top", "footer.foot", ".btn"):
            expect(page.locator(hidden).first).to_be_hidden()
        seen = page.locator("body").inner_text()
        assert "My notes for a first appointment" in seen
        assert not re.search(r"Fitcheck|red flag|http|Tuesday", seen, re.I)
        expect(page.locator("main .mark, main .picture")).to_have_count(0)
        printed = page.pdf(prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1


def test_a_walk_asks_no_other_host_and_has_its_typefaces_and_icons(quiet: Any, live_server: Any) -> None:
    asked: list[str] = []
    quiet.on("request", lambda request: asked.append(request.url))
    start_after_a_call(quiet, live_server.url)
    answer(quiet, "yes")
    at_question(quiet, 2)
    assert {urlsplit(url).netloc for url in asked} == {urlsplit(live_server.url).netloc}
    loaded = "async () => { await document.fonts.ready; return [...document.fonts].map((one) => one.status); }"
    assert quiet.evaluate(loaded) == ["loaded", "loaded"]
    empty = "() => [...document.querySelectorAll('main svg.icon')].filter((one) => !one.getBBox().width).length"
    expect(quiet.locator("main svg.icon").first).to_be_visible()
    assert quiet.evaluate(empty) == 0


def test_another_host_cannot_be_reached_from_the_browser_of_the_tests(page: Any, live_server: Any) -> None:
    page.goto(f"{live_server.url}/privacy")
    with pytest.raises(Exception, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("https://example.org/")
