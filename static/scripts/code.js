// A button that copies a block of code; it is added here because it works with script alone.
const blocks = document.querySelectorAll(".e-content pre");
const words = document.currentScript.dataset;

if (navigator.clipboard) blocks.forEach(addButton);

function addButton(block) {
  if (block.closest(".lineno, .gutter")) return;
  const frame = document.createElement("div");
  frame.className = "code-frame";
  const button = document.createElement("button");
  button.type = "button";
  button.className = "code-copy";
  button.textContent = words.copy;
  button.addEventListener("click", () => copy(block, button));
  block.replaceWith(frame);
  frame.append(block, button);
}

async function copy(block, button) {
  await navigator.clipboard.writeText(block.innerText.replace(/\n$/, ""));
  button.textContent = words.copied;
  setTimeout(() => (button.textContent = words.copy), 2000);
}
