/* How far an import is, asked once a second; when it is done the page is shown anew with its files. */
(() => {
  const box = document.getElementById("progress");
  const bar = box.querySelector("progress");
  const look = async () => {
    try {
      const told = await (await fetch("?progress")).json();
      for (const count of box.querySelectorAll("[data-count]")) count.textContent = told[count.dataset.count];
      bar.max = told.all || 1;
      bar.value = told.examined + told.unreadable;
      if (!told.left) {
        window.location.reload();
        return;
      }
    } catch {
      /* the server is away for a moment: ask again */
    }
    window.setTimeout(look, 1000);
  };
  window.setTimeout(look, 1000);
})();
