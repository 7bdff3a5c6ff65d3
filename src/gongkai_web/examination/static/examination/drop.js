/* Files, folders and packages, sent a few at a time, so that hundreds come in and a broken line loses little. */
(() => {
  const form = document.getElementById("drop");
  if (!form) return;
  const target = form.querySelector(".target");
  const list = form.querySelector(".chosen");
  const bar = form.querySelector(".bar");
  const FEW = 20;
  const HEAVY = 16 * 1024 * 1024;
  const most = Number(form.dataset.most);
  let held = [];

  const add = (file, path) => {
    held.push({ file, path: path || file.webkitRelativePath || file.name });
  };
  const show = () => {
    list.replaceChildren(...held.slice(0, 200).map(({ path }) => Object.assign(document.createElement("li"), { textContent: path })));
    if (held.length > 200) list.append(Object.assign(document.createElement("li"), { textContent: `… ${held.length}` }));
  };
  const walk = async (entry, path) => {
    if (entry.isFile) {
      add(await new Promise((done, failed) => entry.file(done, failed)), path + entry.name);
      return;
    }
    const reader = entry.createReader();
    for (;;) {
      const some = await new Promise((done, failed) => reader.readEntries(done, failed));
      if (!some.length) return;
      for (const each of some) await walk(each, `${path}${entry.name}/`);
    }
  };

  for (const input of form.querySelectorAll("input[type=file]")) {
    input.addEventListener("change", () => {
      for (const file of input.files) add(file);
      show();
    });
  }
  for (const kind of ["dragenter", "dragover"]) target.addEventListener(kind, (event) => { event.preventDefault(); target.classList.add("over"); });
  for (const kind of ["dragleave", "drop"]) target.addEventListener(kind, () => target.classList.remove("over"));
  target.addEventListener("drop", async (event) => {
    event.preventDefault();
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry()).filter(Boolean);
    for (const entry of entries) await walk(entry, "");
    show();
  });

  const parts = function* () {
    let part = [];
    let size = 0;
    for (const one of held) {
      if (part.length && (part.length >= FEW || size + one.file.size > HEAVY)) {
        yield part;
        [part, size] = [[], 0];
      }
      part.push(one);
      size += one.file.size;
    }
    if (part.length) yield part;
  };
  const send = async (address, data) => {
    data.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    data.append("json", "1");
    const answer = await fetch(address, { method: "POST", body: data });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const large = held.filter(({ file }) => file.size > most);
    held = held.filter(({ file }) => file.size <= most);
    const status = bar.querySelector("[role=status]");
    if (!held.length) {
      bar.hidden = false;
      status.textContent = large.map(({ path }) => `${path} ${form.dataset.large}`).join("\n");
      return;
    }
    bar.hidden = false;
    form.querySelector("button[type=submit]").disabled = true;
    try {
      const begun = new FormData();
      begun.append("organ", form.elements.organ.value);
      const { files, page } = await send(form.action, begun);
      let done = 0;
      for (const part of parts()) {
        status.textContent = `${form.dataset.busy} ${done} / ${held.length}`;
        bar.querySelector("progress").value = done / held.length;
        const data = new FormData();
        for (const { file, path } of part) {
          data.append("files", file);
          data.append("names", path);
        }
        await send(files, data);
        done += part.length;
      }
      window.location = page;
    } catch {
      status.textContent = form.dataset.failed;
      form.querySelector("button[type=submit]").disabled = false;
    }
  });
})();
