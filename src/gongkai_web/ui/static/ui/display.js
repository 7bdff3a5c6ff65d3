/* Size of letters and light or dark: kept on this device only. Pages work without it. */
"use strict";

(() => {
  const root = document.documentElement;
  const kept = {
    get: (name) => { try { return localStorage.getItem(`gongkai-${name}`); } catch { return null; } },
    set: (name, value) => { try { localStorage.setItem(`gongkai-${name}`, value); } catch { /* private window */ } },
  };
  const apply = (name, value) => {
    if (value) { root.dataset[name] = value; } else { delete root.dataset[name]; }
    document.querySelectorAll(`[data-set-${name}]`).forEach((button) => {
      button.setAttribute("aria-pressed", String((button.dataset[name === "size" ? "setSize" : "setTheme"] || "") === (value || "")));
    });
  };
  for (const name of ["size", "theme"]) { apply(name, kept.get(name)); }
  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll(".display").forEach((box) => { box.hidden = false; });
    for (const name of ["size", "theme"]) { apply(name, kept.get(name)); }
    // On a phone the conditions stand above the list, closed but for those that are chosen.
    if (window.matchMedia("(max-width: 760px)").matches) {
      document.querySelectorAll("[data-fold] details[open]").forEach((box) => { box.open = Boolean(box.querySelector("[aria-current]")); });
    }
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-set-size], [data-set-theme], [data-print]");
    if (!button) { return; }
    if (button.hasAttribute("data-print")) { window.print(); return; }
    const name = button.hasAttribute("data-set-size") ? "size" : "theme";
    const value = button.getAttribute(`data-set-${name}`);
    kept.set(name, value);
    apply(name, value);
  });
})();
