/* Copy, Print and handing on need script: they are in the page hidden, and shown here. */
"use strict";
const MAIL_HOLDS = 1800; /* some mail programs cut a longer address off */
const say = (text) => {
  document.querySelector("#say").textContent = text;
  document.querySelectorAll("[data-said]").forEach((line) => { line.textContent = text; });
};
/* what lies in a closed fold has no lines to read: it is open for as long as it is read */
const textOf = (chosen) => {
  const lines = [...document.querySelectorAll(chosen)];
  const folds = new Set(lines.map((line) => line.closest("details:not([open])")).filter(Boolean));
  folds.forEach((fold) => { fold.open = true; });
  const text = lines.map((line) => (line.value ?? line.innerText).trim()).join("\n");
  folds.forEach((fold) => { fold.open = false; });
  return text;
};
const show = (name, act) =>
  document.querySelectorAll(`[data-${name}]`).forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => act(button));
  });

show("copy", async (button) => {
  await navigator.clipboard.writeText(textOf(button.dataset.copy));
  say(button.dataset.done);
});
show("print", () => window.print());
document.querySelectorAll("[data-by-hand]").forEach((ways) => { ways.hidden = false; });
show("mail", async (button) => {
  const text = textOf(button.dataset.mail);
  const body = encodeURIComponent(text.replaceAll("\n", "\r\n"));
  const mail = `mailto:?subject=${encodeURIComponent(button.dataset.subject)}&body=${body}`;
  if (mail.length <= MAIL_HOLDS) {
    window.location.href = mail;
    say(button.dataset.done);
    return;
  }
  await navigator.clipboard.writeText(text);
  say(button.dataset.long);
});
if (navigator.share) {
  show("share", async (button) => {
    try {
      await navigator.share({ text: textOf(button.dataset.share) });
    } catch (refused) {
      if (refused.name !== "AbortError") throw refused;
    }
  });
}
