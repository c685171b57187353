/* Shows the questions that belong to a choice while it is chosen. Without scripts all are shown. */
function hiddenClass(part) {
  return part.classList.contains("govuk-radios__conditional")
    ? "govuk-radios__conditional--hidden"
    : "govuk-checkboxes__conditional--hidden";
}

function show(choice) {
  const part = document.getElementById(choice.dataset.reveals);
  if (part) part.classList.toggle(hiddenClass(part), !choice.checked);
}

function showAll(scope) {
  for (const choice of scope.querySelectorAll("[data-reveals]")) show(choice);
}

export function revealAnswers() {
  showAll(document);
  // Radios of the same name change together, and an exclusive checkbox unticks the others.
  document.addEventListener("change", (event) => {
    const group = event.target.closest(".govuk-radios, .govuk-checkboxes");
    if (group) setTimeout(() => showAll(group));
  });
  // The back button restores what was chosen after this script has run.
  window.addEventListener("pageshow", () => showAll(document));
}
