// A check box in a list says what it stands for: the first line beside it.
for (const box of document.querySelectorAll(".e-content li input[type='checkbox']:not([aria-label])")) {
  if (!box.labels.length) box.ariaLabel = box.closest("li").innerText.trim().split("\n")[0];
}
