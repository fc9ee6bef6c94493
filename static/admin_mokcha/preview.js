// The page beside the text follows a pause in typing. Each page comes
// in a frame of its own behind the one shown, so that nothing flickers, the place read stays,
// and the browser's history gains no entries.
(() => {
  const PAUSE = 900;
  const button = document.querySelector("[data-preview]");
  const holder = document.querySelector(".writing-page");
  const form = button?.form;
  if (!form || !holder) return;

  let waiting, count = 0;

  const show = (coming) => {
    const shown = holder.querySelector("iframe:not(.coming)");
    coming.contentWindow.scrollTo(0, shown?.contentWindow.scrollY ?? 0);
    coming.classList.remove("coming");
    for (const frame of holder.querySelectorAll("iframe")) {
      if (frame !== coming && !frame.classList.contains("coming")) frame.remove();
    }
  };
  const refresh = () => {
    holder.querySelectorAll("iframe.coming").forEach((frame) => frame.remove());
    const coming = document.createElement("iframe");
    coming.name = `preview-${count += 1}`;
    coming.title = holder.querySelector("iframe").title;
    coming.className = "coming";
    holder.append(coming);
    coming.addEventListener("load", () => {
      if (coming.contentWindow.location.href !== "about:blank") show(coming);
    });
    button.setAttribute("formtarget", coming.name);
    form.requestSubmit(button);
  };

  button.addEventListener("click", (event) => {
    if (!event.isTrusted) return;
    event.preventDefault();
    refresh();
  });
  form.addEventListener("input", (event) => {
    if (event.isComposing) return;
    clearTimeout(waiting);
    waiting = setTimeout(refresh, PAUSE);
  });
  form.addEventListener("compositionend", () => form.dispatchEvent(new Event("input")));
  // A form that came back with errors holds another text than the one that is stored.
  if (document.querySelector(".errornote")) refresh();
})();
