/* A page that several people have open at once. It asks for news every few seconds, shows what
   others changed, and says when there is no connection. A page takes part with:

   data-live="address"        where to ask; the answer holds mark, status, places and regions
   data-live-region="name"    a part that is replaced by the server's own markup of that name
   data-live-form="key"       the form (saved by autosave.js) of the item that is open here
   data-live-changed          where it says that somebody else saved that item
   data-live-connection       where it says whether news arrive

   Asking is no activity: nobody stays signed in by leaving a page open. No connection is held. */
const EVERY = 4000;
const WHILE_HIDDEN = 15000;
const TRY_AGAIN_LAST = 30000;
const ANSWER_WITHIN = 10000;

class Live {
  constructor(strip) {
    this.strip = strip;
    this.address = strip.dataset.live;
    this.connection = strip.querySelector("[data-live-connection]");
    this.changed = document.querySelector("[data-live-changed]");
    this.form = document.querySelector("form[data-live-form]");
    this.shown = {};
    this.delay = EVERY;
    window.addEventListener("online", () => this.ask());
    window.addEventListener("offline", () => this.lost("No connection"));
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.ask();
    });
    this.later(EVERY / 4);
  }

  later(after) {
    clearTimeout(this.timer);
    if (!this.over) this.timer = setTimeout(() => this.ask(), after);
  }

  async ask() {
    if (this.asking || this.over) return;
    this.asking = true;
    await this.read(await this.answer());
    this.asking = false;
    const calm = document.visibilityState === "hidden" ? WHILE_HIDDEN : EVERY;
    this.later(Math.max(this.delay, calm));
  }

  /* The answer, or null where none came. */
  async answer() {
    const address = new URL(this.address, location.href);
    if (this.mark) address.searchParams.set("seen", this.mark);
    const options = { headers: { "X-Background": "1" }, redirect: "manual", cache: "no-store" };
    try {
      return await fetch(address, { ...options, signal: AbortSignal.timeout(ANSWER_WITHIN) });
    } catch {
      return null;
    }
  }

  async read(answer) {
    if (answer?.ok) {
      try {
        return this.told(await answer.json());
      } catch {
        return this.lost("No connection");
      }
    }
    if (answer?.status === 404) {
      this.over = true;
      return this.lost("This record is not open to you any more", false);
    }
    const signedOut = answer?.type === "opaqueredirect" || [401, 403].includes(answer?.status);
    if (signedOut) return this.lost("You are signed out. Sign in again in another tab");
    return this.lost(answer ? "The service has a problem" : "No connection");
  }

  told(news) {
    this.delay = EVERY;
    this.since = null;
    this.strip.classList.remove("app-live--lost");
    this.say("Connected");
    this.mark = news.mark;
    for (const [name, markup] of Object.entries(news.regions || {})) this.show(name, markup);
    if (this.status && news.status !== this.status) this.ended();
    else this.compare(news.places);
    this.status = news.status;
  }

  lost(words, again = true) {
    this.since ||= new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
    this.delay = Math.min(this.delay * 2, TRY_AGAIN_LAST);
    this.strip.classList.add("app-live--lost");
    const stays = this.form ? "; what you type stays on this page" : "";
    this.say(`${words}. What others write is not shown since ${this.since}${stays}${again ? ". Trying again" : ""}.`);
  }

  /* Only when something changes, since it is read aloud. */
  say(words) {
    if (this.connection.textContent.trim() !== words) this.connection.textContent = words;
  }

  /* The focus stays on the link it was on. */
  show(name, markup) {
    const region = document.querySelector(`[data-live-region="${name}"]`);
    if (!region || this.shown[name] === markup) return;
    this.shown[name] = markup;
    const focused = region.contains(document.activeElement) ? document.activeElement : null;
    const href = focused?.getAttribute("href");
    region.innerHTML = markup;
    if (href) [...region.querySelectorAll("a")].find((link) => link.getAttribute("href") === href)?.focus();
  }

  compare(places) {
    if (!this.form || !this.changed) return;
    const { version, window: opened } = this.form.elements;
    const place = places.find((one) => one.key === this.form.dataset.liveForm);
    const elsewhere = place && place.window !== opened.value && place.version > Number(version.value);
    if (!elsewhere) return this.note("");
    const typed = this.form.autosave?.isDirty()
      ? " Your text stays here: both are shown when it is saved."
      : "";
    this.note(`${place.by} saved this part at ${place.at}.${typed} `, "Show what it says now");
  }

  ended() {
    this.note("This meeting is not recorded as before. ", "Show where it stands");
  }

  note(words, link = "") {
    if (!this.changed || this.changed.dataset.said === words) return;
    this.changed.dataset.said = words;
    this.changed.replaceChildren();
    this.changed.className = words ? "app-live-changed" : "";
    if (!words) return;
    const there = document.createElement("a");
    there.className = "govuk-link";
    there.href = location.pathname;
    there.textContent = link;
    this.changed.append(words, there);
  }
}

/* Leaving an item: what is typed is saved first, and the browser need not ask. */
async function goTo(href) {
  const typing = document.querySelector("form[data-live-form]")?.autosave;
  for (let tries = 0; typing?.isDirty() && tries < 20; tries += 1) {
    await typing.save();
    if (typing.isDirty()) await new Promise((done) => setTimeout(done, 150));
    if (typing.failed) return;
  }
  location.assign(href);
}

function leavesWithText(event) {
  const link = event.target.closest("[data-live-region] a, a[data-live-next], a[data-live-before], [data-live-changed] a");
  const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
  const typing = document.querySelector("form[data-live-form]")?.autosave;
  if (!link || !plain || !typing?.isDirty()) return;
  event.preventDefault();
  goTo(link.href);
}

/* Ctrl or Cmd with an arrow: the item before or after. To the side only where nothing is typed,
   since there it moves from word to word. */
function move(event) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  const typing = event.target.closest("input, textarea, select") !== null;
  const keys = { ArrowDown: 1, ArrowUp: -1, ...(typing ? {} : { ArrowRight: 1, ArrowLeft: -1 }) };
  const by = keys[event.key];
  if (!by) return;
  const button = document.querySelector(by > 0 ? "[data-live-on]" : "[data-live-back]");
  const link = document.querySelector(by > 0 ? "a[data-live-next]" : "a[data-live-before]") || beside(by);
  if (button && !document.querySelector("a[data-live-next]")) button.click();
  else if (link) goTo(link.href);
  else return;
  event.preventDefault();
}

/* The agenda's next or previous link, where the page has no button for it. */
function beside(by) {
  const steps = [...document.querySelectorAll("[data-live-region=rail] li")];
  const at = steps.findIndex((step) => step.hasAttribute("aria-current"));
  return at < 0 ? null : steps[at + by]?.querySelector("a");
}

const strip = document.querySelector("[data-live]");
if (strip) {
  new Live(strip);
  document.addEventListener("click", leavesWithText);
  document.addEventListener("keydown", move);
  for (const hint of document.querySelectorAll("[data-live-keys]")) hint.hidden = false;
}
