// What is wider than the screen and scrolls by itself can be reached by keyboard.
const wide = document.querySelectorAll(".e-content :is(math[display='block'], :has(> math))");
const watch = new ResizeObserver((changes) => changes.forEach((change) => mark(change.target)));

wide.forEach((block) => watch.observe(block));

function mark(block) {
  if (block.scrollWidth > block.clientWidth + 1 && getComputedStyle(block).overflowX === "auto") block.tabIndex = 0;
  else block.removeAttribute("tabindex");
}
