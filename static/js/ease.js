/* Only for those who asked for it in the display settings: number keys, and reading aloud. */
"use strict";
const root = document.documentElement;
document.addEventListener("keydown", (event) => {
  const typing = event.target.matches("textarea, select, input:not([type=radio]):not([type=checkbox])");
  if (!("keys" in root.dataset) || typing || event.ctrlKey || event.altKey || event.metaKey) return;
  const answers = document.querySelectorAll("#main .ask-form .choices :is(input, button)");
  const chosen = answers["123456789".indexOf(event.key)];
  if (!chosen) return;
  event.preventDefault();
  chosen.focus();
  chosen.click();
});
/* A voice that lives on this device: others send the words away. */
const voice = () => speechSynthesis.getVoices().find((one) => one.localService && one.lang.startsWith(root.lang));
const SAID = "#main h1, #main .question-hint, #main .choices label, #main .choices > button, #main .three-lines span,"
  + " #main .saylist li, #main q";
const offer = () => {
  const button = document.querySelector("[data-aloud]");
  if (!button) return;
  button.hidden = !voice();
  button.textContent = button.dataset.aloud;
  button.onclick = () => {
    const stop = speechSynthesis.speaking;
    speechSynthesis.cancel();
    button.textContent = stop ? button.dataset.aloud : button.dataset.stop;
    if (stop) return;
    const words = [...document.querySelectorAll(SAID)].map((one) => one.innerText).join(". ");
    const spoken = new SpeechSynthesisUtterance(words);
    spoken.voice = voice();
    spoken.lang = root.lang;
    spoken.onend = () => { button.textContent = button.dataset.aloud; };
    speechSynthesis.speak(spoken);
  };
};
if ("speechSynthesis" in window) {
  offer();
  speechSynthesis.addEventListener("voiceschanged", offer);
  document.addEventListener("htmx:afterSettle", () => { speechSynthesis.cancel(); offer(); });
  window.addEventListener("pagehide", () => speechSynthesis.cancel());
}
