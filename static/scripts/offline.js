// Lets a service worker keep what is read, and lists that on the page of kept articles.
const { worker, scope } = document.querySelector("script[data-worker]").dataset;
if ("serviceWorker" in navigator) {
  addEventListener("load", () => navigator.serviceWorker.register(worker, { scope }).catch(() => {}));
  const list = document.querySelector("[data-kept]");
  if (list) show(list);
}

async function show(list) {
  const pages = await caches.open("pages");
  const entries = await Promise.all((await pages.keys()).reverse().map((key) => entry(pages, key)));
  list.replaceChildren(...entries.filter(Boolean));
  list.hidden = !list.children.length;
  document.querySelector("[data-nothing-kept]").hidden = !list.hidden;
  document.querySelector("[data-away]").hidden = location.pathname === list.dataset.kept;
}

async function entry(pages, key) {
  const text = await (await pages.match(key)).text();
  const kept = new DOMParser().parseFromString(text, "text/html");
  const article = kept.querySelector("main > article.h-entry");
  if (!article) return null;
  const item = document.createElement("li");
  const link = Object.assign(document.createElement("a"), {
    href: new URL(key.url).pathname,
    textContent: article.querySelector(".p-name").textContent,
    lang: article.lang,
    dir: article.dir,
  });
  item.append(link);
  return item;
}
