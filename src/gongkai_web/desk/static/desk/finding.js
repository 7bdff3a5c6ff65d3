/* Step 1: what is public already appears while somebody types; the list of organs narrows. Both work without it. */
"use strict";

(() => {
  const box = document.getElementById("suggested");
  const field = document.querySelector("[data-suggest]");
  let waiting = 0;
  let asked = "";

  const show = (answer) => {
    box.replaceChildren();
    const line = document.createElement("p");
    line.className = "small";
    line.textContent = answer.message || (answer.items.length ? box.dataset.some : box.dataset.none);
    box.append(line);
    if (!answer.items || !answer.items.length) { return; }
    const list = document.createElement("ul");
    list.className = "items short";
    for (const item of answer.items) {
      const entry = document.createElement("li");
      const left = document.createElement("span");
      const link = document.createElement("a");
      const organ = document.createElement("small");
      const day = document.createElement("time");
      if (document.documentElement.lang === "en") { link.lang = organ.lang = "zh-Hans"; }
      link.href = item.url;
      link.textContent = item.title;
      organ.textContent = item.organ;
      day.dateTime = day.textContent = item.day;
      left.append(link, " ", organ);
      entry.append(left, day);
      list.append(entry);
    }
    box.append(list);
  };

  const ask = async () => {
    const words = field.value.trim();
    if (words.length < 2 || words === asked) { return; }
    asked = words;
    try {
      const response = await fetch(`${field.dataset.suggest}?q=${encodeURIComponent(words)}`);
      const answer = await response.json();
      if (words === asked) { show(answer); }
    } catch { /* The button asks again. */ }
  };

  const copy = document.querySelector("[data-copy]");
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 400);
    copy.value = field.value;
  });
  copy.value = field.value || copy.value; /* What was typed before this came. */
  if (!box.childElementCount) { ask(); }
  field.form.addEventListener("submit", (event) => {
    if (document.activeElement === field && field.value.trim() === asked && asked) { event.preventDefault(); }
  });

  const narrow = document.querySelector("[data-narrow]");
  const keep = () => {
    document.querySelectorAll(`${narrow.dataset.narrow} .long label`).forEach((label) => {
      label.hidden = !label.textContent.includes(narrow.value.trim());
    });
  };
  narrow.addEventListener("input", keep);
  keep();

  const first = document.querySelector("[data-focus]");
  if (first) { first.focus(); }
})();
