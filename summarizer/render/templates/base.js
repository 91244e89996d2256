"use strict";

const find = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const many = (count, word) => `${count.toLocaleString("en")} ${word}${count === 1 ? "" : "s"}`;

// Shows the rows that fit what is chosen in a form, and tells at each choice how many rows it would leave. A facet is the
// name of check boxes, of which any may fit, or of a select. A row has its nodes, and for each facet what it is found by.
function filterBy(form, rows, facets, then) {
  const inputs = Object.fromEntries(facets.map((facet) => [facet, all(`[name="${facet}"]`, form)]));
  const chosen = (input) => (input.type === "checkbox" ? input.checked : input.value !== "");

  function apply() {
    const wanted = Object.fromEntries(
      facets.map((facet) => [facet, inputs[facet].filter(chosen).map((input) => input.value)]),
    );
    const counts = Object.fromEntries(facets.map((facet) => [facet, new Map()]));
    const shown = [];
    for (const row of rows) {
      const misses = facets.filter((facet) => wanted[facet].length && !wanted[facet].some((one) => row[facet].includes(one)));
      for (const node of row.nodes) node.hidden = misses.length > 0;
      if (!misses.length) shown.push(row);
      // What an option would show, the other facets staying as they are.
      for (const facet of facets) {
        if (misses.every((one) => one === facet)) {
          for (const value of row[facet]) counts[facet].set(value, (counts[facet].get(value) || 0) + 1);
        }
      }
    }
    for (const facet of facets) {
      const count = (value) => (counts[facet].get(value) || 0).toLocaleString("en");
      for (const input of inputs[facet]) {
        if (input.type === "checkbox") {
          find(".n", input.parentElement).textContent = count(input.value);
          continue;
        }
        for (const option of input.options) {
          option.dataset.name ??= option.textContent;
          option.textContent = option.value ? `${option.dataset.name} (${count(option.value)})` : "all";
        }
      }
    }
    then(shown, facets.some((facet) => wanted[facet].length > 0), wanted);
  }

  form.addEventListener("change", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  form.hidden = false;
  apply();
  return apply;
}
