"""What is measured on a page as it stands: rules of accessibility, width, targets, focus, words."""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT

TAGS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# what has the contrast of AAA has that of AA, and it takes as long to look for again
TWICE = {"color-contrast": {"enabled": False}}
RULES = {"runOnly": {"type": "tag", "values": TAGS}, "rules": TWICE, "resultTypes": ["violations"]}
COLOURS = ["color-contrast-enhanced", "link-in-text-block"]
IN_COLOUR = {"runOnly": {"type": "rule", "values": COLOURS}, "resultTypes": ["violations"]}
PHONE, SMALL, WIDE = 390, 320, 1280
LOOKS = {
    "light": {"scheme": "light"},
    "dark": {"scheme": "dark"},
    "calm": {"look": "calm"},
    "stronger contrast": {"contrast": "more"},
    "dark and calm": {"scheme": "dark", "look": "calm"},
}
RUN_AXE = """async (rules) => (await axe.run(document, rules)).violations.flatMap(
  (one) => one.nodes.map((node) => `${one.id}: ${node.html.slice(0, 160)}`))"""
WIDER = """(width) => document.scrollingElement.scrollWidth <= width ? [] : [...document.querySelectorAll("body *")]
  .filter((one) => one.checkVisibility({contentVisibilityAuto: true}) && one.getBoundingClientRect().right > width + 1)
  .map((one) => one.outerHTML.slice(0, 120))"""
# A link in a running sentence is let off, as WCAG does; what a label covers counts for its box.
UNDERSIZED = """(least) => {
  const words = (one) => one.innerText.replace(/\\s+/g, " ").trim();
  const inSentence = (one) => {
    if (one.tagName !== "A" || getComputedStyle(one).display !== "inline") return false;
    const around = one.closest("p, li, dd, td");
    return around && words(around).length > words(one).length + 1;
  };
  const area = (one) => {
    const boxes = [one, ...(one.labels || [])].map((part) => part.getBoundingClientRect());
    const edge = (side, pick) => pick(...boxes.map((box) => box[side]));
    return [edge("right", Math.max) - edge("left", Math.min), edge("bottom", Math.max) - edge("top", Math.min)];
  };
  return [...document.querySelectorAll("a[href], button, summary, select, textarea, input:not([type=hidden])")]
    .filter((one) => one.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true}))
    .filter((one) => !one.matches(".skip") && !inSentence(one))
    .filter((one) => Math.min(...area(one)) < least - 0.1)
    .map((one) => `${area(one).map(Math.round).join(" x ")}: ${one.outerHTML.slice(0, 120)}`);
}"""
# Words letter under letter: a column that its neighbour has left no room. Heads of tables are hidden on a phone.
SQUEEZED = """() => [...document.querySelectorAll("main *, footer *")]
  .filter((one) => one.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true}))
  .filter((one) => !one.closest(".sr, svg, thead"))
  .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim().length > 7))
  .filter((one) => one.getClientRects().length && getComputedStyle(one).display !== "inline")
  .filter((one) => one.clientWidth < 2 * parseFloat(getComputedStyle(one).fontSize))
  .map((one) => one.outerHTML.slice(0, 120))"""
# The ring is on the element, or on the label that stands for its box; it was not there before the focus came.
RINGLESS = """() => {
  const ring = (one) => [one, ...(one.labels || [])].map((part) => getComputedStyle(part))
    .filter((style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2)
    .map((style) => style.outlineWidth + style.outlineColor).join();
  const stops = [...document.querySelectorAll("a[href], button, summary, select, textarea, input:not([type=hidden])")]
    .filter((one) => one.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true}));
  const found = stops.filter((one) => {
    document.activeElement.blur();
    const before = ring(one);
    one.focus();
    return document.activeElement !== one || !ring(one) || ring(one) === before;
  }).map((one) => one.outerHTML.slice(0, 120));
  return {stops: stops.length, ringless: found};
}"""


def violations(page: Any, rules: dict[str, Any] = RULES) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return page.evaluate(RUN_AXE, rules)


def in_every_look(page: Any) -> dict[str, list[str]]:
    """All rules in the first look; of the others those about colour, as a look changes colours and no structure."""
    found = {}
    for number, (name, look) in enumerate(LOOKS.items()):
        dress(page, look)
        found[name] = violations(page, IN_COLOUR if number else RULES)
    dress(page, {})
    return found


def too_wide(page: Any) -> list[str]:
    """What sticks out on the smallest phone with the largest text and roomy spacing."""
    resize(page, SMALL)
    dress(page, {"text": "largest", "spacing": "roomy"})
    found = page.evaluate(WIDER, SMALL)
    dress(page, {})
    resize(page, PHONE)
    return found


def undersized(page: Any, least: int = 44) -> list[str]:
    return page.evaluate(UNDERSIZED, least)


def squeezed(page: Any) -> list[str]:
    return page.evaluate(SQUEEZED)


def ringless(page: Any) -> dict[str, Any]:
    """Tab first: browsers show the focus to those who use the keyboard."""
    page.keyboard.press("Tab")
    return page.evaluate(RINGLESS)


def words_of(page: Any) -> str:
    return page.locator("main").inner_text()


def resize(page: Any, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})


def dress(page: Any, look: dict[str, str]) -> None:
    """Puts a look on the page as it stands: the attributes that the server writes for a chosen display."""
    page.evaluate(
        """(look) => ["scheme", "look", "contrast", "text", "spacing"].forEach((name) => {
          if (look[name]) document.documentElement.dataset[name] = look[name];
          else delete document.documentElement.dataset[name];
        })""",
        look,
    )
