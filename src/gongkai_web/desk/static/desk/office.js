/* The queue by keyboard: j and k move, Enter opens, x chooses. Everything works without it. */
(() => {
  const queue = document.querySelector("[data-queue]");
  if (!queue) return;
  const rows = [...queue.querySelectorAll("tbody tr")];
  let place = -1;
  const move = (to) => {
    if (to < 0 || to >= rows.length) return;
    if (place >= 0) rows[place].classList.remove("current");
    place = to;
    rows[place].classList.add("current");
    rows[place].querySelector("[data-open]").focus();
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("input:not([type=checkbox]), select, textarea")) return;
    if (event.key === "j") move(place + 1);
    else if (event.key === "k") move(place - 1);
    else if (event.key === "x" && place >= 0) rows[place].querySelector("input[type=checkbox]").click();
    else return;
    event.preventDefault();
  });
})();

document.querySelectorAll("[data-print]").forEach((button) => {
  button.addEventListener("click", () => { window.print(); });
});
