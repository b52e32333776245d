/* A passkey needs script: which of allauth's forms this page has, and the ids of its parts, stand on this element. */
"use strict";
const { does, ...ids } = document.currentScript.dataset;
window.allauth.webauthn.forms[does]({ ids });
