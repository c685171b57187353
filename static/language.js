/* Words to look at, under a long text as it is left. It suggests, and never stands in the way. */
const BOXES = "textarea[data-language-check], input[data-language-check]";

for (const form of document.querySelectorAll("form[data-language]")) {
  for (const box of form.querySelectorAll(BOXES)) new Checked(form, box);
}

function Checked(form, box) {
  this.asked = box.value;
  box.addEventListener("blur", () => {
    if (box.value !== this.asked) {
      this.asked = box.value;
      check(form, box);
    }
  });
}

async function check(form, box) {
  const token = form.elements.csrfmiddlewaretoken;
  const body = new URLSearchParams({ text: box.value });
  const headers = { "X-CSRFToken": token ? token.value : "", "X-Background": "1" };
  try {
    const answer = await fetch(form.dataset.language, { method: "POST", headers, body, redirect: "manual" });
    if (answer.ok) show(box, (await answer.json()).hints);
  } catch {
    // Without a network there are no suggestions; saving says so already.
  }
}

function show(box, hints) {
  const place = placeFor(box);
  place.replaceChildren();
  place.hidden = hints.length === 0;
  if (!hints.length) return;
  const lead = made("p", "govuk-body-s", "Words to look at (you can leave them):");
  const list = made("ul", "govuk-list", "");
  for (const hint of hints) {
    const item = made("li", "", "");
    item.append(made("strong", "", hint.found), `: better ${hint.instead}. `);
    item.append(made("span", "app-sub", hint.why));
    list.append(item);
  }
  place.append(lead, list);
}

/* The box's own place, in which a screen reader announces what changes. Server-made hints of the
   same field give way to it. */
function placeFor(box) {
  const id = `${box.id}-language`;
  let place = document.getElementById(id);
  if (place) return place;
  place = made("div", "app-language", "");
  place.id = id;
  place.setAttribute("role", "status");
  const group = box.closest(".govuk-form-group");
  let after = group;
  while (after.nextElementSibling?.matches(".app-guide, .app-why")) after = after.nextElementSibling;
  if (after.nextElementSibling?.classList.contains("app-language")) after.nextElementSibling.remove();
  after.after(place);
  return place;
}

function made(name, classes, text) {
  const part = document.createElement(name);
  if (classes) part.className = classes;
  part.textContent = text;
  return part;
}
