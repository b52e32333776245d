"""What the measures are worth: each of them finds the fault it is there for, on a page that has it."""

from typing import Any

import pytest

from tests.looks import measure

pytestmark = pytest.mark.journey
FAULTY = """<!doctype html><html lang="en"><title>Notes</title><style>
  p { color: #777; background: #fff } h2 { color: #666; font-size: 1rem; font-weight: 400 }
  .wide { inline-size: 25rem } .thin { inline-size: 1ch; overflow-wrap: anywhere } a { display: inline }
  button:focus { outline: none } #ring:focus { outline: 2px solid #000 }
</style><main><h1>Faulty</h1><p>Pale words with <a href="#x">a link in a sentence</a> of their own.</p>
<p><a href="#y">Alone</a></p><h2>Faint</h2><img src="data:,"><div class="wide">wide</div>
<div class="thin">Call 0800 1111</div><button>No ring</button><button id="ring">A ring</button></main></html>"""


@pytest.fixture
def faulty(page: Any) -> Any:
    page.set_content(FAULTY)
    return page


def test_pale_words_and_a_picture_without_a_name_are_found(faulty: Any) -> None:
    rules = {one.split(":")[0] for one in measure.violations(faulty)}
    assert {"color-contrast-enhanced", "image-alt"} <= rules


def test_what_sticks_out_is_found(faulty: Any) -> None:
    assert any("wide" in one for one in measure.too_wide(faulty))


def test_words_letter_under_letter_are_found(faulty: Any) -> None:
    (found,) = measure.squeezed(faulty)
    assert "Call 0800 1111" in found


def test_a_link_that_stands_alone_is_measured_and_one_in_a_sentence_is_not(faulty: Any) -> None:
    small = " ".join(measure.undersized(faulty))
    assert "Alone" in small and "No ring" in small and "a link in a sentence" not in small


def test_a_stop_without_a_ring_is_found(faulty: Any) -> None:
    found = measure.ringless(faulty)["ringless"]
    assert [one for one in found if "button" in one] == ["<button>No ring</button>"]
