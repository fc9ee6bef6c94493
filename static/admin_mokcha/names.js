// Names there are already, to be chosen for a field of names parted by commas.
(() => {
  const MOST = 16;
  const COMMA = /[,、，]/;

  const offer = (input) => {
    const source = document.getElementById(input.dataset.existing);
    if (!source) return;
    const names = [...source.options].map((option) => option.value);
    const list = document.createElement("ul");
    list.className = "names";
    (input.closest(".flex-container") ?? input).after(list);

    const parts = () => input.value.split(COMMA).map((part) => part.trim());
    const add = (name) => {
      const whole = parts().slice(0, -1).filter(Boolean);
      const last = parts().at(-1);
      if (names.includes(last)) whole.push(last);
      input.value = [...whole, name, ""].join(", ");
      input.dispatchEvent(new Event("input", { bubbles: true }));
      input.focus();
    };
    const item = (name) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = name;
      button.addEventListener("click", () => add(name));
      const entry = document.createElement("li");
      entry.append(button);
      return entry;
    };
    const draw = () => {
      const typed = parts();
      const begun = names.includes(typed.at(-1)) ? "" : typed.at(-1).toLowerCase();
      const fitting = names.filter(
        (name) => !typed.includes(name) && name.toLowerCase().includes(begun));
      list.replaceChildren(...fitting.slice(0, MOST).map(item));
    };
    input.addEventListener("input", draw);
    draw();
  };

  document.querySelectorAll("input[data-existing]").forEach(offer);
})();
