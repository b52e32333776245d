/* Copy and Print need script: they are in the page hidden, and shown here. */
"use strict";
document.querySelectorAll("[data-copy]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const lines = [...document.querySelectorAll(button.dataset.copy)].map((line) => (line.value ?? line.innerText).trim());
    await navigator.clipboard.writeText(lines.join("\n"));
    document.querySelector("#say").textContent = button.dataset.done;
  });
});
document.querySelectorAll("[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});
