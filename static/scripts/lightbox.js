// A picture that is shown smaller than it is opens large: by click, Enter or space.
const words = document.querySelector("script[data-enlarge]").dataset;
const box = document.createElement("dialog");
box.className = "lightbox";
box.addEventListener("click", () => box.close());
document.body.append(box);

for (const picture of document.querySelectorAll(".e-content img:not(a img, .missing)")) {
  if (picture.complete) offer(picture);
  else picture.addEventListener("load", () => offer(picture), { once: true });
}

function offer(picture) {
  const drawn = /\.svg([?#]|$)/i.test(picture.currentSrc);
  if (picture.clientWidth < 120 || !(drawn || widest(picture) > picture.clientWidth * 1.1)) return;
  picture.tabIndex = 0;
  picture.role = "button";
  picture.ariaHasPopup = "dialog";
  picture.ariaLabel = `${words.enlarge} ${picture.alt}`.trim();
  picture.classList.add("zoomable");
  picture.addEventListener("click", () => open(picture));
  picture.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    open(picture);
  });
}

// With copies to choose from, the natural width is only what the page has room for.
function widest(picture) {
  const widths = [...picture.srcset.matchAll(/ (\d+)w/g)].map((found) => Number(found[1]));
  return Math.max(picture.naturalWidth, ...widths);
}

// The original, whatever copy of it the page shows.
function open(picture) {
  const large = new Image();
  large.src = picture.src;
  large.alt = picture.alt;
  large.referrerPolicy = picture.referrerPolicy;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = words.close;
  box.ariaLabel = picture.alt || words.enlarge;
  box.replaceChildren(large, button);
  box.showModal();
}
