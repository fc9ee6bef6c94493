// Writing: the text field grows, leaving with unsaved text is asked about, and a form that
// has waited for long is sent with the token of now.
(() => {
  const body = document.querySelector("textarea.body");
  const form = body?.form;
  if (!form) return;

  if (!CSS.supports("field-sizing", "content")) {
    const grow = () => {
      body.style.height = "auto";
      body.style.height = `${body.scrollHeight + 4}px`;
    };
    body.addEventListener("input", grow);
    grow();
  }

  // A form that came back with errors was typed, too.
  let typed = document.querySelector(".errornote") !== null;
  form.addEventListener("input", () => { typed = true; });
  form.addEventListener("submit", (event) => {
    const cookie = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
    if (cookie) form.elements.csrfmiddlewaretoken.value = cookie[1];
    if (!event.submitter?.hasAttribute("formtarget")) typed = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (typed) event.preventDefault();
  });
})();
