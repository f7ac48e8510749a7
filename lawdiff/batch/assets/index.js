"use strict";
(() => {
  const data = JSON.parse(document.getElementById("clauses").textContent);
  const byId = (id) => document.getElementById(id);
  const rows = [...byId("pairs").tBodies[0].rows];
  for (const part of document.querySelectorAll(".needs-script")) part.hidden = false;

  /* The list: filters. */
  const filters = { bill: byId("f-bill"), stage: byId("f-stage"), kind: byId("f-kind"), significance: byId("f-significance") };
  const filter = () => {
    let shown = 0;
    for (const row of rows) {
      const d = row.dataset;
      const fits = (!filters.bill.value || d.bill === filters.bill.value)
        && (!filters.stage.value || d.stage === filters.stage.value)
        && (!filters.kind.value || d.kinds.split(" ").includes(filters.kind.value))
        && (!filters.significance.value || d.significance === filters.significance.value);
      row.hidden = !fits;
      shown += fits;
    }
    byId("shown").textContent = shown === rows.length ? "" : `${shown} of ${rows.length} shown`;
  };
  for (const one of Object.values(filters)) one.addEventListener("change", filter);
  byId("filters").addEventListener("submit", (event) => event.preventDefault());

  /* The list: sorting. A heading becomes a button. */
  const heads = [...byId("pairs").tHead.rows[0].cells];
  const body = byId("pairs").tBodies[0];
  const order = new Map(rows.map((row, place) => [row, place]));
  heads.forEach((head, column) => {
    if (!head.hasAttribute("aria-sort")) return;
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    const number = head.classList.contains("num");
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === (number ? "none" : "ascending");
      for (const other of heads) if (other.hasAttribute("aria-sort")) other.setAttribute("aria-sort", "none");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const value = (row) => number ? parseInt(row.cells[column].textContent, 10) : row.cells[column].textContent;
      const compare = number ? (a, b) => value(a) - value(b) : (a, b) => value(a).localeCompare(value(b), "en", { numeric: true });
      rows.sort((a, b) => (down ? -1 : 1) * compare(a, b) || order.get(a) - order.get(b));
      body.append(...rows);
    });
  });

  /* Search over headings and changed words. */
  const step = 50;
  const names = ["inserted", "left out", "changed in substance", "consequential changes only", "editorial changes only"];
  const plain = (text) => text.toLowerCase().replaceAll("’", "'");
  const clauses = data.flatMap(([slug, bill, to, found]) =>
    found.map(([label, heading, anchor, outcome, words]) => ({
      slug, bill, to, label, heading, anchor, outcome,
      text: plain(`${label} ${heading} ${words}`),
    })));
  let hits = [];
  let shown = 0;
  const more = () => {
    for (const hit of hits.slice(shown, shown + step)) {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = `reports/${hit.slug}.html${hit.anchor ? "#" + hit.anchor : ""}`;
      link.textContent = hit.heading ? `${hit.label}: ${hit.heading}` : hit.label;
      item.append(link, ` (${names[hit.outcome]}) ${hit.bill}, ${hit.to}`);
      byId("results").append(item);
    }
    shown = Math.min(shown + step, hits.length);
    byId("more").hidden = shown === hits.length;
  };
  const search = () => {
    const wanted = plain(byId("words").value).split(/\s+/).filter(Boolean);
    const outcome = byId("outcome").value;
    hits = wanted.length ? clauses.filter((c) => (!outcome || c.outcome === outcome) && wanted.every((word) => c.text.includes(word))) : [];
    shown = 0;
    byId("results").replaceChildren();
    byId("found").textContent = !wanted.length ? "" : hits.length === 1 ? "1 clause" : `${hits.length} clauses`;
    more();
  };
  byId("words").addEventListener("input", search);
  byId("outcome").addEventListener("change", search);
  byId("more").addEventListener("click", more);
  byId("search-form").addEventListener("submit", (event) => { event.preventDefault(); search(); });
})();
