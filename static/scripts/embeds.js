// An embed is a link until it is clicked: nothing is asked of another host before.
for (const link of document.querySelectorAll(".e-content a[data-embed], .e-content span[data-embed]")) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    if (!/^https?:\/\//i.test(new URL(link.dataset.embed, location.href).href)) return;
    event.preventDefault();
    const frame = frameFor(link);
    link.replaceWith(frame);
    frame.focus();
  });
}

function frameFor(link) {
  const frame = document.createElement("iframe");
  frame.src = new URL(link.dataset.embed, location.href).href;
  frame.title = link.title || link.textContent.trim();
  frame.className = "embed-frame";
  frame.allow = "fullscreen; picture-in-picture; encrypted-media";
  frame.referrerPolicy = "strict-origin-when-cross-origin";
  frame.loading = "eager";
  frame.tabIndex = 0;
  return frame;
}
