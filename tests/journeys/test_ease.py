"""Number keys and reading aloud, for those who asked for them."""

from typing import Any

from playwright.sync_api import expect

from tests.journeys.ways import at_question, start_after_a_call

VOICES = """speechSynthesis.getVoices = () => [
  {name: "Far", lang: "en-US", localService: %s, default: true, voiceURI: "far"}];
window.heard = [];
speechSynthesis.speak = (spoken) => window.heard.push(spoken.text);
Object.defineProperty(SpeechSynthesisUtterance.prototype, "voice", {set() {}, get() { return null; }});"""


def settle(page: Any, base: str, **settings: str) -> None:
    page.context.add_cookies(
        [{"name": "display", "value": ".".join(f"{k}:{v}" for k, v in settings.items()), "url": base}]
    )


def test_a_number_chooses_an_answer_and_saves_nothing_by_itself(quiet: Any, live_server: Any) -> None:
    settle(quiet, live_server.url, keys="1")
    start_after_a_call(quiet, live_server.url)
    quiet.keyboard.press("2")
    expect(quiet.locator("#id_answer_1")).to_be_checked()
    at_question(quiet, 1)
    quiet.keyboard.press("4")
    expect(quiet.locator(".unseen input").first).to_be_checked()


def test_a_number_typed_into_a_note_stays_a_number(quiet: Any, live_server: Any) -> None:
    settle(quiet, live_server.url, keys="1")
    start_after_a_call(quiet, live_server.url)
    quiet.locator("summary", has_text="Add a note").click()
    quiet.locator("#id_note").press_sequentially("2 of 3")
    expect(quiet.locator("#id_note")).to_have_value("2 of 3")
    expect(quiet.locator("#id_answer_1")).not_to_be_checked()


def test_without_the_setting_a_number_does_nothing(quiet: Any, live_server: Any) -> None:
    start_after_a_call(quiet, live_server.url)
    quiet.keyboard.press("2")
    expect(quiet.locator("#id_answer_1")).not_to_be_checked()


def test_a_voice_of_this_device_reads_the_question_and_its_answers(quiet: Any, live_server: Any) -> None:
    quiet.add_init_script(VOICES % "true")
    settle(quiet, live_server.url, aloud="1")
    start_after_a_call(quiet, live_server.url)
    quiet.get_by_role("button", name="Read aloud").click()
    (heard,) = quiet.evaluate("window.heard")
    assert "Did the therapist pay attention to you?" in heard and "Partly" in heard


def test_no_button_reads_where_only_a_far_voice_could(quiet: Any, live_server: Any) -> None:
    quiet.add_init_script(VOICES % "false")
    settle(quiet, live_server.url, aloud="1")
    start_after_a_call(quiet, live_server.url)
    expect(quiet.locator("[data-aloud]")).to_be_hidden()
