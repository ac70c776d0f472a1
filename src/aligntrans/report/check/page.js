"use strict";
(() => {
  const form = document.querySelector(".filters");
  const cards = [...document.querySelectorAll("article")].map((card) => ({
    card,
    text: card.textContent.toLowerCase().normalize("NFC"),
    findings: [...card.querySelectorAll("li[data-check]")],
    section: card.closest("section"),
  }));
  const sections = [...document.querySelectorAll("section[data-file]")];
  const count = form.querySelector("output");
  const total = cards.reduce((sum, { findings }) => sum + findings.length, 0);
  const number = new Intl.NumberFormat("en");

  const filter = () => {
    const words = form.elements.search.value.toLowerCase().normalize("NFC").trim();
    const check = form.elements.check.value;
    const file = form.elements.file.value;
    const severities = new Set([...form.querySelectorAll("[name=severity]:checked")].map((box) => box.value));
    let shown = 0;
    for (const { card, text, findings, section } of cards) {
      let any = 0;
      const fits = (!file || section.dataset.file === file) && (!words || text.includes(words));
      for (const finding of findings) {
        const stays = fits && severities.has(finding.dataset.severity) && (!check || finding.dataset.check === check);
        finding.hidden = !stays;
        any += stays;
      }
      card.hidden = !any;
      shown += any;
    }
    for (const section of sections) {
      section.hidden = !section.querySelector("article:not([hidden])");
    }
    count.textContent = `${number.format(shown)} of ${number.format(total)} findings`;
    document.querySelector(".none").hidden = shown > 0 || total === 0;
  };

  form.hidden = total === 0;
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  filter();
})();
