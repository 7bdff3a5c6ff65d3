/* Steps 2 and 3 and the receipt: a draft kept on this device alone, and a form that is sent once. All of it is a help:
   the pages work without it. Numbers of identity papers are marked data-private and are never kept. */
"use strict";

(() => {
  const NAME = "gongkai-request-draft";
  const DAYS = 14;
  const kept = {
    read: () => {
      try {
        const draft = JSON.parse(localStorage.getItem(NAME));
        return draft && Date.now() - draft.saved < DAYS * 86400000 ? draft.fields : null;
      } catch { return null; }
    },
    write: (fields) => { try { localStorage.setItem(NAME, JSON.stringify({ saved: Date.now(), fields })); } catch { /* private window */ } },
    clear: () => { try { localStorage.removeItem(NAME); } catch { /* private window */ } },
  };

  const first = document.querySelector("[data-focus]");
  if (first) { first.focus(); }
  if (document.querySelector("[data-sent]")) { kept.clear(); }

  const draft = document.querySelector("[data-draft]");
  if (draft) {
    const form = document.querySelector("form.long");
    const said = draft.querySelector("p");
    const fields = [...form.elements].filter((field) => field.name && !["hidden", "submit"].includes(field.type) && field.name !== "website" && !("private" in field.dataset));
    const fill = (values) => {
      let filled = false;
      for (const field of fields) {
        const value = values[field.name];
        if (!value) { continue; }
        if (field.type === "radio") { if (field.value === value) { field.checked = filled = true; } }
        else if (!field.value) { field.value = value; filled = true; }
      }
      return filled;
    };
    const collect = () => {
      const values = {};
      for (const field of fields) {
        if (field.type === "radio" ? field.checked : field.value) { values[field.name] = field.value; }
      }
      return values;
    };
    const before = kept.read();
    said.textContent = before && draft.dataset.draft === "fresh" && fill(before) ? said.dataset.said : said.dataset.saving;
    draft.hidden = false;
    const agent = form.querySelector("details");
    if (agent && [...agent.querySelectorAll("input")].some((field) => field.value)) { agent.open = true; }
    let waiting = 0;
    form.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => kept.write(collect()), 300);
    });
    form.addEventListener("submit", () => { clearTimeout(waiting); kept.write(collect()); });
    draft.querySelector("[data-clear-draft]").addEventListener("click", () => {
      clearTimeout(waiting);
      kept.clear();
      for (const field of fields) {
        if (field.type === "radio") { field.checked = false; } else { field.value = ""; }
      }
      said.textContent = said.dataset.cleared;
    });
  }

  document.querySelectorAll("form[data-once]").forEach((form) => {
    const button = form.querySelector("button[type=submit]");
    const words = button.textContent;
    const most = Math.min(...[...form.querySelectorAll("[data-most]")].map((field) => Number(field.dataset.most)));
    form.addEventListener("change", () => {
      const size = [...form.querySelectorAll("input[type=file]")].flatMap((field) => [...field.files]).reduce((sum, file) => sum + file.size, 0);
      const last = form.querySelector("[data-most]");
      if (last) { last.setCustomValidity(size > most ? form.dataset.tooLarge : ""); last.reportValidity(); }
    });
    form.addEventListener("submit", (event) => {
      if (button.getAttribute("aria-disabled") === "true") { event.preventDefault(); return; }
      button.setAttribute("aria-disabled", "true");
      button.textContent = form.dataset.uploading || words;
    });
    // Back from a page that did not come: the button is there again.
    window.addEventListener("pageshow", () => { button.removeAttribute("aria-disabled"); button.textContent = words; });
  });
})();
