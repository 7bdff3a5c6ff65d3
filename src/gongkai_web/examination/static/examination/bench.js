/* A click on a number opens it for correction; a number and its box on the page point at each other. */
(() => {
  const form = document.getElementById("correct");
  if (!form) return;
  const keys = new Map([...form.elements.key.options].map((option) => [`value-${option.value.replaceAll("/", "-")}`, option]));
  const boxOf = (id) => document.querySelector(`.cell-box[href="#${id}"]`);
  document.querySelector(".tables")?.addEventListener("click", (event) => {
    const cell = event.target.closest("td.value");
    if (!cell || event.target.closest("a")) return;
    const option = keys.get(cell.id);
    if (!option) return;
    for (const old of document.querySelectorAll(".tables .chosen, .cell-box.shown")) old.classList.remove("chosen", "shown");
    cell.classList.add("chosen");
    const box = boxOf(cell.id);
    if (box) {
      box.classList.add("shown");
      box.scrollIntoView({ block: "center" });
    } else {
      document.getElementById(cell.id.replace("value-", "cell-"))?.scrollIntoView({ block: "center" });
    }
    form.elements.key.value = option.value;
    form.elements.value.value = option.dataset.words;
    form.elements.value.focus({ preventScroll: true });
    form.scrollIntoView({ block: "nearest" });
  });
})();
