/* After a swap: put the focus where the person is now, and nothing is stored. */
"use strict";
document.addEventListener("htmx:afterSettle", () => {
  const place = document.querySelector("#main .errors") || document.querySelector("#main h1");
  if (!place) return;
  place.setAttribute("tabindex", "-1");
  place.focus({ preventScroll: true });
  window.scrollTo(0, 0);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.ctrlKey && event.target.form) event.target.form.requestSubmit();
});
