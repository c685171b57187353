/* Forms: one submit at a time, and how long a text has become beside what usually does. */

/* Buttons are switched off a moment after the submit, so that the pressed one is still sent; they
   come back when the page is shown again by the back button or the request was stopped. */
function preventDoubleSubmits() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "true";
    setTimeout(() => {
      for (const button of buttonsOf(form)) {
        if (!button.disabled) {
          button.disabled = true;
          button.dataset.heldBack = "true";
        }
      }
    });
    // A slow network or a download leaves the page standing: let the person try again.
    setTimeout(() => release(form), 15000);
  });
  window.addEventListener("pageshow", () => {
    for (const form of document.forms) release(form);
  });
}

function buttonsOf(form) {
  return [...form.elements].filter((part) => part.type === "submit");
}

function release(form) {
  delete form.dataset.sent;
  for (const button of buttonsOf(form)) {
    if (button.dataset.heldBack) {
      button.disabled = false;
      delete button.dataset.heldBack;
    }
  }
}

/* "132 of about 500 characters": guidance in the hint under the box, never an error. */
function showLengths() {
  for (const box of document.querySelectorAll("textarea[data-guide]")) {
    const hint = document.getElementById(`${box.id}-guide`);
    if (!hint) continue;
    const usual = hint.textContent;
    const show = () => {
      hint.textContent = box.value ? `${box.value.length} characters. ${usual.trim()}` : usual;
    };
    box.addEventListener("input", show);
    show();
  }
}

export function guardForms() {
  preventDoubleSubmits();
  showLengths();
}
