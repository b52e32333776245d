/* Exit this page: blank at once, replace the history entry. Shift three times within five seconds does the same. */
"use strict";
const way = document.querySelector("a.leave");
const leave = () => {
  document.body.classList.add("gone");
  document.title = "";
  window.location.replace(way.href);
};
if (way) {
  way.addEventListener("click", (event) => { event.preventDefault(); leave(); });
  let times = [];
  const dots = document.createElement("div");
  dots.className = "dots";
  dots.hidden = true;
  dots.setAttribute("aria-hidden", "true");
  dots.append(...[1, 2, 3].map(() => document.createElement("i")));
  document.body.append(dots);
  const show = () => {
    dots.hidden = !times.length;
    [...dots.children].forEach((dot, at) => dot.classList.toggle("on", at < times.length));
  };
  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift") { times = []; show(); return; }
    const now = Date.now();
    times = [...times.filter((then) => now - then < 5000), now];
    show();
    if (times.length >= 3) leave();
    setTimeout(() => { times = times.filter((then) => Date.now() - then < 5000); show(); }, 5100);
  });
}
/* Control and Enter send the form from inside a text box. */
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.ctrlKey && event.target.form) event.target.form.requestSubmit();
});
/* After a swap: put the focus where the person is now. Nothing is stored. */
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.matches("[type=hidden]")) return; // nothing that is seen has changed
  const place = document.querySelector("#main .errors") || document.querySelector("#main h1");
  if (!place) return;
  place.setAttribute("tabindex", "-1");
  place.focus({ preventScroll: true });
  window.scrollTo(0, 0);
});
