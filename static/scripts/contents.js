// The contents follow the reader: the entry of the section in view is marked as current.
const toc = document.querySelector("nav.toc");
if (toc && "IntersectionObserver" in window) follow(toc);

function follow(toc) {
  const entries = new Map();
  for (const link of toc.querySelectorAll("a[href^='#']")) {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (target && !entries.has(target)) entries.set(target, link);
  }
  const headings = [...entries.keys()];
  const observer = new IntersectionObserver(() => mark(headings, entries), {
    rootMargin: "-20% 0px -75% 0px",
  });
  headings.forEach((heading) => observer.observe(heading));
  addEventListener("scrollend", () => mark(headings, entries), { passive: true });
  mark(headings, entries);
}

// The last heading above the upper quarter of the window is where the reader is.
function mark(headings, entries) {
  const line = innerHeight / 4;
  const above = headings.filter((heading) => heading.getBoundingClientRect().top <= line);
  const atEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
  const current = atEnd && above.length ? headings.at(-1) : above.at(-1);
  for (const [heading, link] of entries) {
    if (heading === current) show(link);
    else link.removeAttribute("aria-current");
  }
}

function show(link) {
  if (link.hasAttribute("aria-current")) return;
  link.setAttribute("aria-current", "location");
  const panel = link.closest("nav");
  if (panel.scrollHeight <= panel.clientHeight) return;
  panel.scrollTop = link.offsetTop - panel.clientHeight / 2;
}
