// Text typed and not stored is kept in this browser, and offered when the form is opened again.
(() => {
  const SENT = "mokcha-sent";
  const read = (key) => JSON.parse(localStorage.getItem(key) ?? "null");

  // The page after sending says by a message of success that the text is stored.
  const sent = sessionStorage.getItem(SENT);
  if (sent && document.querySelector(".messagelist .success")) localStorage.removeItem(sent);
  sessionStorage.removeItem(SENT);

  const offer = document.querySelector("[data-typed]");
  const form = offer?.closest("form");
  if (!form) return;
  const key = offer.dataset.typed;

  const fields = () => [...form.elements].filter(
    (field) => field.name && !/^(_|csrf|initial-)/.test(field.name) && !/^(file|hidden|submit|button)$/.test(field.type));
  const valueOf = (field) => (field.type === "checkbox" ? field.checked : field.value);
  const values = () => Object.fromEntries(fields().map((field) => [field.name, valueOf(field)]));
  const keep = () => {
    try {
      localStorage.setItem(key, JSON.stringify({ values: values(), time: Date.now() }));
    } catch {
      // No room left: the text is in the form, and the browser asks before it goes.
    }
  };

  const found = read(key);
  const differs = found && fields().some(
    (field) => field.name in found.values && found.values[field.name] !== valueOf(field));
  if (differs) {
    offer.querySelector("[data-time]").textContent = new Date(found.time).toLocaleString();
    offer.hidden = false;
  } else if (found) {
    localStorage.removeItem(key);
  }
  offer.querySelector("[data-restore]").addEventListener("click", () => {
    for (const field of fields().filter((one) => one.name in found.values)) {
      if (field.type === "checkbox") field.checked = found.values[field.name];
      else field.value = found.values[field.name];
    }
    offer.hidden = true;
    form.querySelector("textarea.body")?.dispatchEvent(new Event("input", { bubbles: true }));
  });
  offer.querySelector("[data-discard]").addEventListener("click", () => {
    localStorage.removeItem(key);
    offer.hidden = true;
  });

  let waiting;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, 800);
  });
  form.addEventListener("submit", (event) => {
    clearTimeout(waiting);
    keep();
    if (!event.submitter?.hasAttribute("formtarget")) sessionStorage.setItem(SENT, key);
  });
})();
