"use strict";
const form = document.querySelector("form");
const rows = [...document.querySelectorAll("tbody tr")];
const texts = rows.map((row) => row.textContent.toLocaleLowerCase());
const count = document.getElementById("shown");

function show() {
  const words = form.elements.words.value.trim().toLocaleLowerCase();
  const bands = new Set([...form.querySelectorAll("[name=band]:checked")].map((box) => box.value));
  let shown = 0;
  rows.forEach((row, number) => {
    row.hidden = !(bands.has(row.dataset.band) && (!words || texts[number].includes(words)));
    shown += !row.hidden;
  });
  count.textContent = `${shown} of ${rows.length}`;
}

function light(event) {
  const mark = event.target.closest("mark");
  document.querySelectorAll("mark.lit").forEach((lit) => lit.classList.remove("lit"));
  if (mark) {
    const same = mark.closest("tr").querySelectorAll(`mark[data-link="${mark.dataset.link}"]`);
    same.forEach((one) => one.classList.add("lit"));
  }
}

const present = new Set(rows.map((row) => row.dataset.band));
form.querySelectorAll("[name=band]").forEach((box) => { box.closest("label").hidden = !present.has(box.value); });
form.hidden = false;
form.addEventListener("input", show);
form.addEventListener("submit", (event) => event.preventDefault());
document.addEventListener("mouseover", light);
show();
