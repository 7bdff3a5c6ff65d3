/* Choosing several documents: the chooser that a single one has, opened for many. */
"use strict";

(() => {
  const row = (box, found) => {
    const line = box.querySelector("template").content.firstElementChild.cloneNode(true);
    line.querySelector("input").value = found.id;
    line.querySelector("span").textContent = found.string;
    box.querySelector("ol").append(line);
  };
  const told = (box) => { box.querySelector(".several__none").hidden = Boolean(box.querySelector("ol").children.length); };
  const chosen = (box) => [...box.querySelectorAll("ol input")].map((input) => input.value);
  const changed = (box) => { box.dispatchEvent(new Event("change", { bubbles: true })); };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-several-choose], [data-several-remove]");
    const box = button && button.closest("[data-several]");
    if (!box) { return; }
    if (button.hasAttribute("data-several-remove")) {
      button.closest("li").remove();
      told(box);
      changed(box);
      return;
    }
    const packed = JSON.parse(box.querySelector("script[type='application/json']").textContent);
    window.telepath.unpack(packed).openModal((found) => {
      const before = chosen(box);
      found.filter((one) => !before.includes(String(one.id))).forEach((one) => row(box, one));
      told(box);
      changed(box);
    }, { multiple: true });
  });
})();
