(() => {
  // ------------------------------------------------------------------------------------------------------- the filter

  const form = find("#filter");
  const facets = ["source", "kind", "firmness", "support", "speaker"];
  const rows = all(".line[data-source]").map((node) => ({
    nodes: [node],
    ...Object.fromEntries(facets.map((facet) => [facet, node.dataset[facet].split(" ")])),
  }));
  // What holds statements, and is to go when none of them is left; innermost first.
  const holders = all("dl.facts > .row, section.part").filter((node) => find(".line[data-source]", node)).reverse();

  if (form) {
    filterBy(form, rows, facets, (shown, filtered) => {
      document.documentElement.classList.toggle("filtered", filtered);
      for (const holder of holders) {
        const empty = !find(".line[data-source]:not([hidden])", holder);
        if (holder.matches("section[id]")) holder.classList.toggle("nothing", empty);
        else holder.hidden = empty;
      }
      for (const drawing of all(".chart")) drawing.hidden = filtered;
      find("#shown").textContent = filtered
        ? `${shown.length.toLocaleString("en")} of ${many(rows.length, "statement")} shown.`
        : `${many(rows.length, "statement")}.`;
    });
  }

  // ------------------------------------------------------------------------------------- a citation and its words in the source

  const panel = find("#source");
  const shelf = find(".shelf", panel);
  const head = find("#source-h");
  let current = null;

  const visible = () => all("a.cite").filter((link) => !link.closest("[hidden]"));

  // What stands where the reader looks must not move when the panel takes its place.
  function keeping(node, change) {
    const before = node.getBoundingClientRect().top;
    change();
    scrollBy({ top: node.getBoundingClientRect().top - before, behavior: "instant" });
  }

  function clear() {
    for (const node of all(".picked, .also", shelf)) node.classList.remove("picked", "also");
    for (const link of all('a.cite[aria-current="true"]')) link.removeAttribute("aria-current");
  }

  // The quote is seen in the text; who does not see is told it.
  function tell(words, quote = "") {
    const spoken = document.createElement("span");
    spoken.className = "unseen";
    spoken.textContent = quote;
    find("#told").replaceChildren(words, spoken);
  }

  function show(article, link) {
    keeping(link, () => {
      panel.hidden = false;
      document.documentElement.classList.add("reads");
    });
    link.scrollIntoView({ block: "nearest", behavior: "instant" });
    clear();
    for (const other of all("article.source", shelf)) other.hidden = other !== article;
    head.textContent = [article.dataset.name, find("h3", article).textContent].filter(Boolean).join(": ");
    current = link;
  }

  function cite(link) {
    const number = link.dataset.q;
    const marks = all(`[data-q~="${number}"]`, shelf);
    if (!marks.length) return false;
    const article = marks[0].closest("article");
    show(article, link);
    for (const other of all("[data-q]", link.closest(".cites") ?? link)) {
      for (const mark of all(`[data-q~="${other.dataset.q}"]`, article)) mark.classList.add("also");
    }
    for (const mark of marks) mark.classList.replace("also", "picked") || mark.classList.add("picked");
    if (link.matches(".cite")) link.setAttribute("aria-current", "true");
    tell(`Quote ${number}`, `: “${marks.map((mark) => mark.textContent).join("")}”`);
    const gap = marks[0].getBoundingClientRect().top - shelf.getBoundingClientRect().top;
    shelf.scrollTo({ top: shelf.scrollTop + gap - shelf.clientHeight / 3, behavior: "instant" });
    return true;
  }

  function read(link) {
    const article = document.getElementById(link.hash.slice(1));
    show(article, link);
    tell("What is cited is underlined.");
    shelf.scrollTo({ top: 0, behavior: "instant" });
    return true;
  }

  function close() {
    const link = current;
    clear();
    const change = () => {
      panel.hidden = true;
      document.documentElement.classList.remove("reads");
    };
    if (link && !link.closest("[hidden]")) {
      keeping(link, change);
      link.focus({ preventScroll: true });
    } else change();
    current = null;
  }

  function step(by) {
    const links = visible();
    const at = links.indexOf(current);
    const next = links[at < 0 ? 0 : at + by];
    if (!next || !cite(next)) return;
    next.scrollIntoView({ block: "center" });
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.cite, a.open");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (link.dataset.q ? cite(link) : read(link)) {
      event.preventDefault();
      head.focus({ preventScroll: true });
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !panel.hidden) close();
  });

  find("#close").addEventListener("click", close);
  find("#back").addEventListener("click", () => step(-1));
  find("#on").addEventListener("click", () => step(1));
  for (const link of all("a.open")) link.hidden = false;
})();
