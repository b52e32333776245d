/* A scanned code stands after the # of the address: into the field with it, out of the address and the history. */
"use strict";
const take = () => {
  const field = document.querySelector("[data-scanned]");
  const scanned = window.location.hash.slice(1);
  if (!/^[0-9a-z-]{16,19}$/i.test(scanned)) return;
  window.history.replaceState(null, "", window.location.pathname);
  if (field) field.value = scanned;
};
take();
window.addEventListener("hashchange", take); // another link, opened where this page already is
