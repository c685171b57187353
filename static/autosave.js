/* Saves a page of a draft while somebody types. "Saved" is said only after the server has
   committed; what is not saved stays on the page, says so, and is saved when that is possible. */
const AFTER_TYPING = 1000;
const RETRY_FIRST = 2000;
const RETRY_LAST = 60000;
const KEEPALIVE_BYTES = 60000; // browsers send no more than 64 KB once a page is left

class Autosave {
  constructor(form) {
    this.form = form;
    form.autosave = this;
    this.status = form.querySelector("[data-save-status]");
    this.stored = this.content();
    this.delay = RETRY_FIRST;
    this.sequence = Number(form.elements.sequence.value);
    this.listen();
  }

  listen() {
    const changed = () => this.changed();
    this.form.addEventListener("input", changed);
    this.form.addEventListener("change", changed);
    this.form.addEventListener("focusout", () => this.save());
    this.form.addEventListener("submit", () => this.submitting());
    window.addEventListener("online", () => this.save());
    window.addEventListener("offline", () => this.isDirty() && this.offline());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.leave();
      else if (this.isDirty()) this.save();
    });
    window.addEventListener("pagehide", () => this.leave());
    window.addEventListener("beforeunload", (event) => {
      if (!this.sent && this.isDirty()) event.preventDefault();
    });
    window.addEventListener("pageshow", (event) => {
      this.sent = false;
      if (event.persisted && this.isDirty()) this.save();
    });
  }

  /* What is typed, without the fields that only say how it is sent. */
  content() {
    const data = new URLSearchParams(new FormData(this.form));
    for (const name of ["csrfmiddlewaretoken", "version", "window", "sequence"]) data.delete(name);
    return data.toString();
  }

  isDirty() {
    return this.content() !== this.stored;
  }

  changed() {
    if (!this.isDirty() || this.halted) return;
    if (!this.waiting && !this.failed) this.say("Not saved yet – kept on this page", "waiting");
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), AFTER_TYPING);
  }

  submitting() {
    this.sent = true;
    clearTimeout(this.timer);
    // What is on its way would come after the form, for a draft that the form has ended.
    this.flight?.abort();
    this.form.elements.sequence.value = String(++this.sequence);
    // The request may be stopped; then this page stays and goes on saving.
    setTimeout(() => (this.sent = false), 15000);
  }

  leave() {
    if (!this.sent && this.isDirty() && !this.halted) this.send({ leaving: true });
  }

  async save({ again = false } = {}) {
    clearTimeout(this.timer);
    if (this.sent || this.halted || !this.isDirty()) return;
    if (this.busy) {
      this.next = true;
      return;
    }
    if (navigator.onLine === false) {
      this.offline();
      return;
    }
    this.busy = true;
    const content = this.content();
    const answer = await this.send({ again });
    this.busy = false;
    await this.read(answer, content);
    if (this.next || (this.saidSaved && this.isDirty())) {
      this.next = false;
      this.timer = setTimeout(() => this.save(), AFTER_TYPING);
    }
  }

  /* The answer, or null where none came. Typing is activity; trying again is not. */
  async send({ leaving = false, again = false }) {
    this.form.elements.sequence.value = String(++this.sequence);
    const body = new URLSearchParams(new FormData(this.form));
    const headers = { "X-CSRFToken": this.form.elements.csrfmiddlewaretoken.value };
    if (leaving || again) headers["X-Background"] = "1";
    const keepalive = leaving && body.toString().length < KEEPALIVE_BYTES;
    this.flight = leaving ? null : new AbortController();
    const { signal } = this.flight ?? {};
    const options = { method: "POST", headers, body, keepalive, redirect: "manual", signal };
    try {
      return await fetch(this.form.dataset.autosave, options);
    } catch {
      return null;
    } finally {
      this.flight = null; // answered: what it says is read to its end
    }
  }

  async read(answer, content) {
    this.saidSaved = false;
    if (!answer && this.sent) return;
    if (answer?.ok) return this.saved(await answer.json(), content);
    if (answer?.status === 409) return this.conflict(await answer.json(), content);
    if ([404, 410].includes(answer?.status)) return this.gone();
    const asksToSignIn = answer?.type === "opaqueredirect" || [401, 403].includes(answer?.status);
    if (asksToSignIn && (await this.newToken())) {
      // At once the first time; a token that does not help either is no reason to hurry.
      const first = !this.renewed;
      this.renewed = true;
      return this.tryAgain("Not saved yet – trying again", first ? 0 : this.delay);
    }
    if (asksToSignIn) {
      return this.tryAgain(
        "You are signed out. Your text stays on this page. Sign in again in another tab and it is saved here.",
      );
    }
    if (!answer && navigator.onLine === false) return this.offline();
    if (!answer) {
      return this.tryAgain(
        "No connection; your text stays on this page and is saved when the network is back",
      );
    }
    return this.tryAgain("Not saved: the service has a problem. Your text stays on this page; trying again");
  }

  saved(told, content) {
    this.stored = content;
    this.failed = false;
    this.saidSaved = true;
    this.renewed = false;
    this.delay = RETRY_FIRST;
    this.form.elements.version.value = told.version;
    this.say(this.isDirty() ? "Not saved yet – kept on this page" : `Saved ${told.saved_at}`, "");
    document.dispatchEvent(new Event("hsb:activity"));
  }

  /* The server keeps this text beside the other window's (or person's), and shows both, so that it
     works the same without this file. What is typed on is kept there too. */
  conflict(told, content) {
    this.stored = content;
    this.failed = true;
    this.renewed = false;
    this.delay = RETRY_FIRST;
    const another = `Another window saved a different text at ${told.saved_at}. Yours is kept beside it. `;
    const words = told.says || another;
    if (this.status.textContent.startsWith(words)) return;
    this.say(words, "failed");
    const button = document.createElement("button");
    button.type = "submit";
    button.textContent = "Show both and choose";
    this.status.append(button);
  }

  gone() {
    this.halted = true;
    this.say(
      this.form.dataset.gone ||
        "Not saved: this draft was submitted or discarded. Copy what you still need from this page.",
      "failed",
    );
  }

  offline() {
    this.failed = true;
    this.say("No connection; your text stays on this page and is saved when the network is back", "failed");
    this.later();
  }

  tryAgain(words, after = this.delay) {
    this.failed = true;
    this.say(words, "failed");
    this.later(after);
  }

  later(after = this.delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save({ again: true }), after);
    this.delay = Math.min(this.delay * 2, RETRY_LAST);
  }

  /* Signing in again changed the token that forms carry. True where somebody is signed in. */
  async newToken() {
    const address = document.body.dataset.keepAlive;
    if (!address) return false;
    try {
      const answer = await fetch(address, { headers: { "X-Background": "1" }, redirect: "manual" });
      if (!answer.ok) return false;
      const { token } = await answer.json();
      for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = token;
      return true;
    } catch {
      return false;
    }
  }

  say(words, state) {
    this.waiting = state === "waiting";
    this.status.className = `app-save${state ? ` app-save--${state}` : ""}`;
    if (this.status.textContent !== words) this.status.textContent = words;
  }
}

for (const form of document.querySelectorAll("form[data-autosave]")) new Autosave(form);
