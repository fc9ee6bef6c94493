// Footnotes open beside their mark, and a source shows itself when its link is pointed at or
// reached by keyboard; Escape closes it.
// Both are links without this script, and stay links for a click with a modifier.
const note = document.createElement("aside");
const sources = new Map();
let waiting;

if (note.showPopover) prepare();

function prepare() {
  note.popover = "auto";
  note.className = "beside";
  note.tabIndex = -1;
  document.body.append(note);
  for (const title of document.querySelectorAll(".references a.reference-title")) sources.set(bare(title), title.closest("li"));
  note.addEventListener("pointerenter", () => clearTimeout(waiting));
  note.addEventListener("pointerleave", () => later(close, 250));
  addEventListener("scroll", close, { passive: true });
  const text = document.querySelector(".e-content");
  text.addEventListener("click", (event) => openFootnote(event));
  text.addEventListener("pointerover", (event) => event.pointerType === "mouse" && point(event.target.closest("a[href]"), "pointerleave", 350));
  text.addEventListener("focusin", ({ target }) => target.matches("a[href]:focus-visible") && point(target, "blur", 600));
}

function openFootnote(event) {
  const mark = event.target.closest("a.footnote, a[rel~='footnote'], a[role='doc-noteref']");
  if (!mark?.hash || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  const target = document.getElementById(decodeURIComponent(mark.hash.slice(1)));
  if (!target) return;
  event.preventDefault();
  show(mark, target);
  note.focus();
}

function point(link, end, delay) {
  const source = link && sources.get(bare(link));
  if (!source) return;
  later(() => show(link, source), delay);
  link.addEventListener(end, () => later(close, 250), { once: true });
}

function show(link, content) {
  const copy = content.cloneNode(true);
  copy.querySelectorAll(".reversefootnote, .reference-where a").forEach((part) => part.remove());
  copy.querySelectorAll("[id]").forEach((part) => part.removeAttribute("id"));
  close();
  note.lang = link.closest("[lang]").lang;
  note.replaceChildren(...copy.childNodes);
  note.showPopover();
  const place = link.getBoundingClientRect();
  const left = Math.min(place.left, document.documentElement.clientWidth - note.offsetWidth - 12);
  const below = place.bottom + note.offsetHeight + 12 < innerHeight;
  note.style.left = `${Math.max(12, left)}px`;
  note.style.top = `${Math.max(12, below ? place.bottom + 6 : place.top - note.offsetHeight - 6)}px`;
}

function close() {
  clearTimeout(waiting);
  if (note.matches(":popover-open")) note.hidePopover();
}

function later(action, delay) {
  clearTimeout(waiting);
  waiting = setTimeout(action, delay);
}

function bare(link) {
  return link.href.split("#")[0];
}
