/* Files, folders and packages, sent a few at a time, so that hundreds come in and a broken line loses little. */
(() => {
  const form = document.getElementById("drop");
  if (!form) return;
  const target = form.querySelector(".target");
  const list = form.querySelector(".chosen");
  const bar = form.querySelector(".bar");
  const meter = bar.querySelector("progress");
  const status = bar.querySelector("[role=status]");
  const start = form.querySelector("button[type=submit]");
  const words = form.dataset;
  const FEW = 20;
  const HEAVY = 16 * 1024 * 1024;
  const LISTED = 200;
  const most = Number(words.most);
  let held = [];

  const line = (text) => Object.assign(document.createElement("li"), { textContent: text });
  const sized = (bytes) => (bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`);
  const weight = (files) => files.reduce((sum, { file }) => sum + file.size, 0);
  const add = (file, path) => {
    const name = path || file.webkitRelativePath || file.name;
    if (!held.some((one) => one.path === name && one.file.size === file.size)) held.push({ file, path: name });
  };
  const show = () => {
    const shown = held.slice(0, LISTED).map(({ file, path }) => line(`${path} ${sized(file.size)}`));
    if (held.length > LISTED) shown.push(line(`… ${held.length}`));
    list.replaceChildren(...shown);
    bar.hidden = !held.length;
    meter.value = 0;
    status.textContent = held.length ? words.held.replace("{n}", held.length).replace("{size}", sized(weight(held))) : "";
  };

  const entries = async (folder) => {
    const reader = folder.createReader();
    const all = [];
    for (;;) {
      const some = await new Promise((done, failed) => reader.readEntries(done, failed));
      if (!some.length) return all;
      all.push(...some);
    }
  };
  const walk = async (entry, path) => {
    if (entry.isFile) {
      add(await new Promise((done, failed) => entry.file(done, failed)), path + entry.name);
      return;
    }
    for (const each of await entries(entry)) await walk(each, `${path}${entry.name}/`);
  };

  for (const input of form.querySelectorAll("input[type=file]")) {
    input.addEventListener("change", () => {
      for (const file of input.files) add(file);
      show();
      input.value = ""; // the same folder can be chosen again
    });
  }
  form.addEventListener("reset", () => {
    held = [];
    show();
  });
  // What misses the box must not take the place of the page.
  for (const kind of ["dragover", "drop"]) window.addEventListener(kind, (event) => event.preventDefault());
  for (const kind of ["dragenter", "dragover"]) target.addEventListener(kind, () => target.classList.add("over"));
  for (const kind of ["dragleave", "drop"]) target.addEventListener(kind, () => target.classList.remove("over"));
  target.addEventListener("drop", async (event) => {
    const items = [...event.dataTransfer.items].filter((item) => item.kind === "file");
    // Both are taken before the first wait: afterwards the browser forgets what was dropped.
    const dropped = items.map((item) => [item.webkitGetAsEntry?.(), item.getAsFile()]);
    for (const [entry, file] of dropped) {
      if (entry) await walk(entry, "");
      else if (file) add(file);
    }
    show();
  });

  const parts = function* (files) {
    let part = [];
    let size = 0;
    for (const one of files) {
      if (part.length && (part.length >= FEW || size + one.file.size > HEAVY)) {
        yield part;
        [part, size] = [[], 0];
      }
      part.push(one);
      size += one.file.size;
    }
    if (part.length) yield part;
  };
  const send = (address, data, moved) =>
    new Promise((done, failed) => {
      const asked = new XMLHttpRequest();
      data.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
      data.append("json", "1");
      asked.open("POST", address);
      asked.responseType = "json";
      if (moved) asked.upload.addEventListener("progress", (event) => moved(event.loaded));
      asked.addEventListener("load", () => (asked.status === 200 && asked.response ? done(asked.response) : failed(new Error(asked.status))));
      for (const fault of ["error", "abort", "timeout"]) asked.addEventListener(fault, () => failed(new Error(fault)));
      asked.send(data);
    });

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    bar.hidden = false;
    if (!held.length) {
      status.textContent = words.none;
      return;
    }
    const fit = held.filter(({ file }) => file.size <= most);
    const whole = weight(fit) || 1;
    start.disabled = true;
    try {
      const begun = new FormData();
      begun.append("organ", form.elements.organ.value);
      for (const { file, path } of held) if (file.size > most) begun.append("large", path);
      const { files, page } = await send(form.getAttribute("action") || window.location.pathname, begun);
      let done = 0;
      let sent = 0;
      for (const part of parts(fit)) {
        const size = weight(part);
        const told = (loaded) => {
          meter.value = (sent + Math.min(loaded, size)) / whole;
          status.textContent = `${words.busy} ${done} / ${fit.length} (${Math.round(meter.value * 100)}%)`;
        };
        told(0);
        const data = new FormData();
        for (const { file, path } of part) {
          data.append("files", file);
          data.append("names", path);
        }
        await send(files, data, told);
        done += part.length;
        sent += size;
      }
      window.location.assign(page);
    } catch {
      status.textContent = words.failed;
      start.disabled = false;
    }
  });
})();
