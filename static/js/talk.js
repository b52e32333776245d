/* What is noted during a talk is saved as it is typed. What could not be saved stays on this page, is said to be
   unsaved, and is tried again. Nothing is stored in the browser. */
"use strict";
const form = document.querySelector("#talk");
const line = document.querySelector("#kept");
const AGAIN = 5000; // milliseconds until a save that failed is tried again
const AWAKE = 10 * 60 * 1000; // a long talk keeps the notebook open,
const ENOUGH = 12; // for two hours
let typed = 0, sent = 0, saved = 0, refused = false, wanted = null, timer;
const unsaved = () => saved < typed;
const save = () => htmx.trigger(form, "again");
const tell = (says) => {
  line.hidden = false;
  if (line.textContent === says) return;
  line.textContent = says;
  document.querySelector("#say").textContent = says;
};
form.addEventListener("input", () => { typed += 1; });
form.addEventListener("htmx:configRequest", () => { sent = typed; });
/* Only the word that it is kept belongs in the page: another page that comes instead must not replace what was typed. */
form.addEventListener("htmx:beforeSwap", ({ detail }) => {
  detail.shouldSwap = (detail.xhr.getResponseHeader("HX-Trigger") || "").includes("kept");
});
form.addEventListener("htmx:afterRequest", ({ detail }) => {
  clearTimeout(timer);
  const { status } = detail.xhr;
  if (detail.successful && (detail.xhr.getResponseHeader("HX-Trigger") || "").includes("kept")) {
    saved = sent;
    tell(form.dataset.kept);
    if (wanted && !unsaved()) form.requestSubmit(wanted);
    return;
  }
  typed = Math.max(typed, saved + 1);
  refused = [403, 409, 422].includes(status);
  tell(refused ? form.dataset.refused : form.dataset.unsaved);
  wanted = null;
  if (!refused) timer = setTimeout(save, AGAIN);
});
window.addEventListener("online", () => { if (unsaved()) save(); });
/* A button leads to another page: first everything is kept. What was refused is sent as a page of its own, to be
   answered there with the text in it. */
form.addEventListener("submit", (event) => {
  if (!unsaved() || refused) { typed = saved; return; }
  event.preventDefault();
  wanted = event.submitter;
  save();
});
window.addEventListener("beforeunload", (event) => {
  if (unsaved() && !document.body.classList.contains("gone")) event.preventDefault();
});
let awake = 0;
setInterval(() => { if ((awake += 1) <= ENOUGH && !document.hidden) save(); }, AWAKE);
