// Titles while a reader types; the arrows and Enter choose one. Without script the form searches.
const input = document.querySelector(".search-form input[type=search]");
if (input) suggest(input);

function suggest(input) {
  const list = document.createElement("ul");
  Object.assign(list, { id: "suggestions", className: "suggestions", hidden: true, role: "listbox" });
  list.setAttribute("aria-label", input.labels[0].textContent);
  input.parentElement.after(list);
  set(input, { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id });
  close(input, list);

  let waiting;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => ask(input, list), 150);
  });
  input.addEventListener("keydown", (event) => {
    const composes = event.isComposing || event.keyCode === 229; // the latter in Safari
    if (!composes) choose(event, input, list);
  });
  input.addEventListener("blur", () => close(input, list));
  // A press must not take the focus, or the list would be gone before the click.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => open(event.target.closest("li")));
}

async function ask(input, list) {
  const typed = input.value;
  if (!typed.trim()) return close(input, list);
  try {
    const response = await fetch(`${input.form.action}?suggest=${encodeURIComponent(typed)}`);
    const { suggestions } = await response.json();
    if (input.value === typed && document.activeElement === input) show(suggestions, input, list);
  } catch {
    close(input, list); // suggestions are an extra: the form still searches
  }
}

function show(suggestions, input, list) {
  list.replaceChildren(...suggestions.map(option));
  list.hidden = !suggestions.length;
  set(input, { "aria-expanded": String(!list.hidden) });
  input.removeAttribute("aria-activedescendant");
}

function option({ title, url }, place) {
  const item = document.createElement("li");
  Object.assign(item, { id: `suggestion-${place}`, role: "option", textContent: title });
  item.dataset.url = url;
  return item;
}

function choose(event, input, list) {
  if (event.key === "Escape" && !list.hidden) event.preventDefault();
  if (event.key === "Escape" || list.hidden) return close(input, list);
  const items = [...list.children];
  const now = items.findIndex((item) => item.ariaSelected === "true");
  if (event.key === "Enter" && now >= 0) return event.preventDefault(), open(items[now]);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const next = items.at((now < 0 && step < 0 ? -1 : now + step) % items.length);
  items.forEach((item) => set(item, { "aria-selected": String(item === next) }));
  set(input, { "aria-activedescendant": next.id });
}

function open(item) {
  if (item) location.assign(item.dataset.url);
}

function close(input, list) {
  list.hidden = true;
  set(input, { "aria-expanded": "false" });
  input.removeAttribute("aria-activedescendant");
}

function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}
