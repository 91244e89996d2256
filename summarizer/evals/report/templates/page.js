(() => {
  // ------------------------------------------------------------------------------------------------------- the filter

  const form = find("#filter");
  const articles = all("article.doc");
  const rows = all("tr.row").map((node) => {
    const nodes = [node];
    for (let next = node.nextElementSibling; next && next.classList.contains("slot"); next = next.nextElementSibling) {
      nodes.push(next);
    }
    const { s, f, i } = node.dataset;
    const article = node.closest("article");
    return { nodes, article, state: [s], field: f.split(" "), importance: [i], doc: [article.id] };
  });

  const apply = filterBy(form, rows, ["state", "field", "importance", "doc"], (shown, filtered, wanted) => {
    const shownIn = new Set(shown.map((row) => row.article));
    for (const group of all("tbody:has(> tr.group)")) {
      group.hidden = !group.querySelector("tr.row:not([hidden])");
    }
    for (const article of articles) article.hidden = filtered && !shownIn.has(article);
    if (wanted.doc.length) find("details", document.getElementById(wanted.doc[0])).open = true;
    const of = filtered ? ` of ${rows.length.toLocaleString("en")}` : "";
    find("#shown").textContent = `${many(shown.length, "row")}${of} shown, in ${many(shownIn.size, "document")}.`;
  });

  const openAll = (open) => {
    for (const article of articles) if (!article.hidden) find("details", article).open = open;
  };

  find("#open").addEventListener("click", () => openAll(true));
  find("#close").addEventListener("click", () => openAll(false));

  // -------------------------------------------------------------------------------------- a fact and its words in the text

  const quoted = (marks) =>
    marks.reduce((text, mark, at) => text + (at && marks[at - 1].nextSibling !== mark ? " … " : "") + mark.textContent, "");

  function clear(article) {
    for (const button of all('button[aria-pressed="true"]', article)) button.setAttribute("aria-pressed", "false");
    for (const node of all(".chosen, .gold, .cited", article)) node.classList.remove("chosen", "gold", "cited");
    find(".source", article)?.classList.remove("picked");
    const told = find(".told", article);
    if (told) told.textContent = "";
  }

  function choose(row) {
    const article = row.closest("article");
    const button = find("button", row);
    if (!button) return;
    const again = button.getAttribute("aria-pressed") === "true";
    clear(article);
    if (again) return;
    button.setAttribute("aria-pressed", "true");
    for (let node = row; node && (node === row || node.classList.contains("slot")); node = node.nextElementSibling) {
      node.classList.add("chosen");
    }
    const pane = find(".source", article);
    const { g, o } = row.dataset;
    const gold = g ? all(`[data-g~="${CSS.escape(g)}"]`, pane) : [];
    const cited = o ? all(`[data-o~="${CSS.escape(o)}"]`, pane) : [];
    for (const mark of gold) mark.classList.add("gold");
    for (const mark of cited) mark.classList.add("cited");
    pane.classList.add("picked");
    const said = [
      gold.length ? `labelled “${quoted(gold)}”` : "nothing labelled",
      cited.length ? (quoted(cited) === quoted(gold) ? "the output cites the same" : `cited “${quoted(cited)}”`)
        : o ? "no quote of the output stands in the text" : "no output",
    ];
    find(".told", pane).textContent = `${button.textContent}: ${said.join("; ")}.`;
    const first = [...gold, ...cited].sort((a, b) => (a.compareDocumentPosition(b) & 4 ? -1 : 1))[0];
    if (first) {
      const gap = first.getBoundingClientRect().top - pane.getBoundingClientRect().top;
      pane.scrollTop += gap - pane.clientHeight / 3;
      if (getComputedStyle(pane).position !== "sticky") first.scrollIntoView({ block: "nearest" });
    }
  }

  document.addEventListener("click", (event) => {
    const row = event.target.closest("tr.row");
    if (!row || event.target.closest("a") || (!event.target.closest("button") && String(getSelection()))) return;
    choose(row);
  });

  document.addEventListener("keydown", (event) => {
    const row = event.target.closest?.("tr.row");
    if (!row) return;
    if (event.key === "Escape") clear(row.closest("article"));
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    const buttons = all("tr.row:not([hidden]) button", row.closest("article"));
    const next = buttons[buttons.indexOf(event.target) + step];
    if (next) {
      event.preventDefault();
      next.focus();
      choose(next.closest("tr.row"));
    }
  });

  // ------------------------------------------------------------------------------------------------ links into the page

  function follow() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const article = target?.closest("article.doc");
    if (!article) return;
    if (target.hidden || article.hidden) {
      form.reset();
      apply();
    }
    find("details", article).open = true;
    const button = find("button", target);
    if (target !== article && button?.getAttribute("aria-pressed") === "false") choose(target);
    (target === article ? find("summary", article) : button)?.focus({ preventScroll: true });
    target.scrollIntoView({ block: target === article ? "start" : "center" });
  }

  addEventListener("hashchange", follow);
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#d"]');
    if (link && link.hash === location.hash) follow();
  });
  follow();

  // ------------------------------------------------------------------------------------------- the order of the documents

  const body = find("#index tbody");
  const value = (row, at) => row.cells[at]?.textContent.trim() ?? "";
  all("#index th[data-sort]").forEach((head, at) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const up = head.getAttribute("aria-sort") !== "ascending";
      for (const other of all("#index th[aria-sort]")) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      const number = (row) => {
        const found = parseFloat(value(row, at).replace(/,/g, ""));
        return Number.isNaN(found) ? Infinity : found;
      };
      const order = head.dataset.sort === "number"
        ? (a, b) => number(a) - number(b) || 0
        : (a, b) => value(a, at).localeCompare(value(b, at), "en", { numeric: true });
      body.append(...[...body.rows].sort((a, b) => (up ? order(a, b) : order(b, a))));
    });
  });

  // Tables keep their meaning for screen readers where a narrow screen shows them as blocks.
  const roles = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };
  for (const table of all("table")) {
    table.setAttribute("role", "table");
    for (const node of all("thead, tbody, tr, td, th", table)) {
      node.setAttribute("role", roles[node.tagName] ?? (node.scope === "col" ? "columnheader" : "rowheader"));
    }
  }
})();
