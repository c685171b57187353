/* Warns two minutes before a person is signed out for want of activity, in a modal dialog.

   Tabs tell each other of activity, so that work in one keeps the others quiet. Only the server
   ends a session; this page never does more than ask and, in the end, say what happened. */
const WARN_BEFORE_SECONDS = 120;
const CHANNEL = "hsb-activity";
const SAID_AT_SECONDS = new Set([120, 60, 30, 10]);

export function watchIdleTime() {
  const minutes = Number(document.body.dataset.idleMinutes);
  const address = document.body.dataset.keepAlive;
  if (!minutes || !address || typeof HTMLDialogElement === "undefined") return;
  new IdleWatch(minutes * 60, address).start();
}

class IdleWatch {
  constructor(seconds, address) {
    this.seconds = seconds;
    this.address = address;
    this.endsAt = Date.now() + seconds * 1000;
    this.channel = "BroadcastChannel" in window ? new BroadcastChannel(CHANNEL) : null;
    this.build();
  }

  start() {
    // This page was just opened: that was activity, and the other tabs may rest.
    this.tell();
    if (this.channel) this.channel.onmessage = () => this.begin();
    setInterval(() => this.look(), 1000);
    document.addEventListener("hsb:activity", () => this.renewed());
  }

  build() {
    this.dialog = document.createElement("dialog");
    this.dialog.className = "app-dialog";
    this.dialog.setAttribute("aria-labelledby", "idle-title");
    this.dialog.setAttribute("aria-describedby", "idle-text");
    this.title = part("h2", "govuk-heading-m", "Do you want to stay signed in?");
    this.title.id = "idle-title";
    this.text = part("p", "govuk-body", "");
    this.text.id = "idle-text";
    this.spoken = part("p", "govuk-visually-hidden", "");
    this.spoken.setAttribute("aria-live", "assertive");
    const safe = part("p", "govuk-body", "Drafts shown as saved are safe either way.");
    this.stay = part("button", "govuk-button govuk-!-margin-bottom-0", "Stay signed in");
    this.stay.type = "button";
    this.stay.addEventListener("click", () => this.ask());
    this.dialog.append(this.title, this.text, safe, this.spoken, this.stay);
    // Escape means "I am here": the same as the button.
    this.dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.ask();
    });
    document.body.append(this.dialog);
  }

  look() {
    const left = Math.round((this.endsAt - Date.now()) / 1000);
    if (left <= 0) this.over();
    else if (left <= WARN_BEFORE_SECONDS) this.warn(left);
  }

  warn(left) {
    const time = left > 60 ? "2 minutes" : left > 30 ? "1 minute" : `${left} seconds`;
    this.text.textContent = `You have not used this page for a while. For safety you are signed out in ${time}.`;
    if (SAID_AT_SECONDS.has(left)) this.spoken.textContent = `Signed out in ${time}.`;
    if (!this.dialog.open) {
      this.dialog.showModal();
      this.stay.focus();
    }
  }

  over() {
    if (this.isOver) return;
    this.isOver = true;
    this.title.textContent = "You have been signed out";
    this.text.textContent =
      "Nothing on this page is gone. Sign in again in a new tab, then come back here and go on.";
    this.spoken.textContent = "You have been signed out.";
    this.stay.textContent = "I have signed in again";
    if (!this.dialog.open) this.dialog.showModal();
  }

  async ask() {
    if ((await post(this.address)) || (await this.signedInElsewhere())) {
      this.renewed();
      return;
    }
    this.isOver = false;
    this.over();
    if (navigator.onLine === false) {
      this.text.textContent = "There is no network. What you typed stays on this page.";
    }
  }

  /* Signing in again changed the token that forms carry: take the new one, so that this page can
     still be sent with everything typed on it. */
  async signedInElsewhere() {
    try {
      const answer = await fetch(this.address, { redirect: "manual" });
      if (!answer.ok) return false;
      const { token } = await answer.json();
      for (const field of tokenFields()) field.value = token;
      return post(this.address);
    } catch {
      return false;
    }
  }

  renewed() {
    this.begin();
    this.tell();
  }

  begin() {
    this.endsAt = Date.now() + this.seconds * 1000;
    this.isOver = false;
    this.title.textContent = "Do you want to stay signed in?";
    this.stay.textContent = "Stay signed in";
    this.spoken.textContent = "";
    if (this.dialog.open) this.dialog.close();
  }

  tell() {
    if (this.channel) this.channel.postMessage("active");
  }
}

function part(name, classes, text) {
  const made = document.createElement(name);
  made.className = classes;
  made.textContent = text;
  return made;
}

function tokenFields() {
  return document.querySelectorAll("input[name=csrfmiddlewaretoken]");
}

async function post(address) {
  const [field] = tokenFields();
  const headers = { "X-CSRFToken": field ? field.value : "" };
  try {
    return (await fetch(address, { method: "POST", headers, redirect: "manual" })).ok;
  } catch {
    return false;
  }
}
