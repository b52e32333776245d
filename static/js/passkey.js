/* A passkey needs script: which of allauth's forms this page has, and the ids of its parts, stand on this element. */
"use strict";
const { does, ...ids } = document.currentScript.dataset;
window.allauth.webauthn.forms[does]({ ids });
/* Stopped by the person, refused by the device: the browser says it nowhere, so the page does. */
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  document.querySelector("[data-passkey-failed]").hidden = false;
});
