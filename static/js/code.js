/* A scanned code stands after the # of the address: into the field with it, out of the address and the history. */
"use strict";
const field = document.querySelector("#id_return_code");
const scanned = window.location.hash.slice(1);
if (/^[0-9a-z]{16}$/i.test(scanned)) {
  window.history.replaceState(null, "", window.location.pathname);
  if (field) field.value = scanned;
}
