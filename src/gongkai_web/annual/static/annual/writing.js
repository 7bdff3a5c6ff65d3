/* The sections of a report as tabs, and the checks of what is typed while it is typed. Without this all stands below each other. */
(() => {
  const bar = document.querySelector("[data-tabs]");
  if (bar) {
    const tabs = [...bar.querySelectorAll("a")];
    const panelOf = (tab) => document.getElementById(tab.hash.slice(1));
    const choose = (chosen, focus) => {
      for (const tab of tabs) {
        const here = tab === chosen;
        tab.setAttribute("aria-selected", here);
        tab.tabIndex = here ? 0 : -1;
        panelOf(tab).hidden = !here;
      }
      if (focus) chosen.focus();
    };
    const named = () => tabs.find((tab) => location.hash && (tab.hash === location.hash || panelOf(tab).querySelector(CSS.escape ? `#${CSS.escape(location.hash.slice(1))}` : location.hash)));
    bar.setAttribute("role", "tablist");
    for (const tab of tabs) {
      tab.setAttribute("role", "tab");
      tab.setAttribute("aria-controls", tab.hash.slice(1));
      panelOf(tab).setAttribute("role", "tabpanel");
      panelOf(tab).setAttribute("aria-labelledby", tab.id);
      tab.addEventListener("click", (event) => {
        event.preventDefault();
        history.replaceState(null, "", tab.hash);
        choose(tab, true);
      });
    }
    bar.addEventListener("keydown", (event) => {
      const at = tabs.indexOf(document.activeElement);
      const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
      if (at < 0 || to === undefined) return;
      event.preventDefault();
      const next = tabs[(to + tabs.length) % tabs.length];
      history.replaceState(null, "", next.hash);
      choose(next, true);
    });
    window.addEventListener("hashchange", () => choose(named() || tabs[0], false));
    choose(named() || tabs[0], false);
  }

  const PAUSE = 700;
  for (const form of document.querySelectorAll("form[data-live]")) {
    const says = form.parentElement.querySelector(".live");
    let waiting, asked;
    const ask = async () => {
      asked?.abort();
      asked = new AbortController();
      says.setAttribute("aria-busy", "true");
      try {
        const answer = await fetch(form.dataset.live, { method: "POST", body: new FormData(form), signal: asked.signal });
        if (!answer.ok) throw new Error(answer.status);
        says.innerHTML = await answer.text();
        says.removeAttribute("aria-busy");
      } catch (error) {
        if (error.name === "AbortError") return;
        says.textContent = says.dataset.failed;
        says.removeAttribute("aria-busy");
      }
    };
    form.elements.text.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(ask, PAUSE);
    });
    form.closest("details")?.addEventListener("toggle", (event) => event.target.open && !says.children.length && ask(), { once: true });
  }
})();
