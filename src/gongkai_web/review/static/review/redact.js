/* The redaction bench: a box drawn on a page is a row of the table, and a row of the table is a box on its page. */
"use strict";

document.querySelectorAll("[data-bench]").forEach((bench) => {
  const SIDES = ["left", "top", "right", "bottom"];
  const LEAST = 3;
  const body = bench.querySelector("tbody");
  const total = bench.querySelector("[name='marks-TOTAL_FORMS']");
  const field = (row, name) => row.querySelector(`[name$='-${name}']`);
  const figure = (page) => bench.querySelector(`[data-page='${page}']`);

  const add = (values) => {
    const row = bench.querySelector("template").content.firstElementChild.cloneNode(true);
    row.innerHTML = row.innerHTML.replaceAll("__prefix__", total.value);
    total.value = Number(total.value) + 1;
    Object.entries(values).forEach(([name, value]) => { field(row, name).value = value; });
    body.append(row);
    draw();
    return row;
  };

  const show = (sheet, sides) => {
    const { width, height } = sheet.dataset;
    const box = document.createElement("span");
    box.className = "box";
    box.style.left = `${(100 * sides[0]) / width}%`;
    box.style.top = `${(100 * sides[1]) / height}%`;
    box.style.width = `${(100 * (sides[2] - sides[0])) / width}%`;
    box.style.height = `${(100 * (sides[3] - sides[1])) / height}%`;
    sheet.querySelector(".paper").append(box);
    return box;
  };

  const draw = () => {
    bench.querySelectorAll(".box").forEach((box) => box.remove());
    [...body.rows].forEach((row) => {
      const sheet = figure(field(row, "page").value);
      const sides = SIDES.map((name) => Number.parseFloat(field(row, name).value));
      if (sheet && !sides.some(Number.isNaN)) { show(sheet, sides); }
    });
  };

  bench.querySelectorAll("[data-page]").forEach((sheet) => {
    const paper = document.createElement("div");
    paper.className = "paper";
    sheet.prepend(paper);
    paper.append(sheet.querySelector("img"));
    const place = (event) => {
      const area = paper.getBoundingClientRect();
      const across = Math.min(1, Math.max(0, (event.clientX - area.left) / area.width));
      const down = Math.min(1, Math.max(0, (event.clientY - area.top) / area.height));
      return [across * sheet.dataset.width, down * sheet.dataset.height];
    };
    paper.addEventListener("pointerdown", (event) => {
      const from = place(event);
      let sides = [...from, ...from];
      let box = show(sheet, sides);
      const move = (moved) => {
        const to = place(moved);
        sides = [Math.min(from[0], to[0]), Math.min(from[1], to[1]), Math.max(from[0], to[0]), Math.max(from[1], to[1])];
        box.remove();
        box = show(sheet, sides);
      };
      /* The row comes once the box is drawn: a table that grows would move the page away from under the pointer. */
      const end = () => {
        paper.removeEventListener("pointermove", move);
        box.remove();
        if (sides[2] - sides[0] > LEAST && sides[3] - sides[1] > LEAST) {
          const drawn = Object.fromEntries(SIDES.map((name, side) => [name, sides[side].toFixed(1)]));
          field(add({ page: sheet.dataset.page, ...drawn }), "ground").focus({ preventScroll: true });
        }
      };
      paper.setPointerCapture(event.pointerId);
      paper.addEventListener("pointermove", move);
      paper.addEventListener("pointerup", end, { once: true });
      event.preventDefault();
    });
  });

  const remove = (row) => {
    row.remove();
    [...body.rows].forEach((kept, place) => {
      kept.querySelectorAll("[name]").forEach((input) => {
        input.name = input.name.replace(/-\d+-/, `-${place}-`);
        input.id = `id_${input.name}`;
      });
    });
    total.value = body.rows.length;
    draw();
  };

  bench.addEventListener("click", (event) => {
    if (event.target.closest("[data-add]")) { add({ page: 1 }); }
    const button = event.target.closest("[data-remove]");
    if (button) { remove(button.closest("tr")); }
  });
  body.addEventListener("input", draw);
  draw();
});
