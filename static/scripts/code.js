// A button that copies a block of code, and the name of its language where one is written.
const blocks = document.querySelectorAll(".e-content pre");
const words = document.querySelector("script[data-copy]").dataset;
const plain = /^(plaintext|text|plain|none|nohighlight|txt)$/i;

blocks.forEach(frameUp);

function frameUp(block) {
  if (block.closest(".lineno, .gutter") || block.parentElement.closest("pre")) return;
  const language = languageOf(block);
  if (!navigator.clipboard && !language) return;
  const frame = document.createElement("div");
  frame.className = "code-frame";
  block.replaceWith(frame);
  frame.append(block);
  if (language) frame.append(label(language));
  if (navigator.clipboard) frame.append(button(block));
}

// Jekyll writes the language as a class (language-ruby) or as data-lang.
function languageOf(block) {
  const code = block.querySelector("code");
  const marked = block.closest(".e-content [class*='language-']") ?? code;
  const found = code?.dataset.lang ?? / language-(\S+)/.exec(` ${marked?.className} ${code?.className}`)?.[1];
  return found && !plain.test(found) ? found : "";
}

function label(language) {
  const name = document.createElement("span");
  name.className = "code-language";
  name.textContent = language;
  return name;
}

function button(block) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "code-copy";
  made.textContent = words.copy;
  made.addEventListener("click", () => copy(block, made));
  return made;
}

async function copy(block, pressed) {
  const code = block.querySelector(".rouge-code, td.code") ?? block;
  await navigator.clipboard.writeText(code.innerText.replace(/\n$/, ""));
  pressed.textContent = words.copied;
  setTimeout(() => (pressed.textContent = words.copy), 2000);
}
