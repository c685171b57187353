/* The / key goes to the search box, unless the person is typing or has switched it off. */
const SETTING = "hsb-slash-search";

function isOn() {
  try {
    return localStorage.getItem(SETTING) !== "off";
  } catch {
    return true;
  }
}

function isTyping(target) {
  return target.closest("input, textarea, select, [contenteditable]") !== null;
}

function offerSetting() {
  const part = document.querySelector("[data-slash-setting]");
  const box = document.getElementById("slash-setting");
  if (!part || !box) return;
  part.hidden = false;
  box.checked = isOn();
  box.addEventListener("change", () => {
    localStorage.setItem(SETTING, box.checked ? "on" : "off");
  });
}

export function focusSearchOnSlash() {
  offerSetting();
  const search = document.querySelector("[data-slash-focus]");
  if (!search) return;
  if (isOn()) {
    search.placeholder = "Search cases ( / )";
    search.setAttribute("aria-keyshortcuts", "/");
  }
  document.addEventListener("keydown", (event) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key === "/" && plain && isOn() && !isTyping(event.target)) {
      event.preventDefault();
      search.focus();
    }
  });
}
