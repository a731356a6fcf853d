// The simulated phones: follows what is on them, and sends what is written or pressed.

const { Screen } = await import(document.body.dataset.screen);

const SECONDS_SHOWN = 1;
const SECONDS_HIDDEN = 10;
const UNREACHABLE = "The assistant's computer cannot be reached. Your text is still here: please try again.";
const SIGNED_OUT = "You are signed out. Please sign in, then open this page again.";

const { parent, csrf } = document.body.dataset;
const address = `/simulator/${parent}`;

/** A name for a text that nobody else has; works without https too. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** JSON from our side. Throws an Error whose message is for the person at the page. */
async function ask(path, options = {}) {
  let answer;
  try {
    answer = await fetch(address + path, { credentials: "same-origin", ...options });
  } catch {
    throw new Error(UNREACHABLE);
  }
  const isJson = (answer.headers.get("Content-Type") || "").startsWith("application/json");
  if (answer.redirected || answer.status === 401 || answer.status === 403) throw new Error(SIGNED_OUT);
  const body = isJson ? await answer.json() : {};
  if (!answer.ok) throw new Error(body.problem || UNREACHABLE);
  return body;
}

class Phone {
  constructor(section) {
    this.style = section.dataset.style;
    this.screen = new Screen(section, parent, (what) => this.send(what));
    this.sending = Promise.resolve();
    this.failed = null;
  }

  /** One text at a time, in the order they were written. The same text after a failure goes out under the same id. */
  send(what) {
    const again = this.failed && JSON.stringify({ ...this.failed, id: "" }) === JSON.stringify({ id: "", ...what });
    const text = again ? this.failed : { id: newId(), ...what };
    this.sending = this.sending.then(() => this.post(text));
    return this.sending;
  }

  async post(text) {
    try {
      await ask(`/${this.style}/texts`, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRF-Token": csrf },
        body: JSON.stringify(text),
      });
      this.failed = null;
      this.screen.problem("");
      follow();
      return true;
    } catch (error) {
      this.failed = text;
      this.screen.problem(error.message);
      return false;
    }
  }
}

const phones = Array.from(document.querySelectorAll("[data-style]"), (section) => new Phone(section));
let timer;
let following = false;
let again = false;

/** Reads both phones now, and again in a while. */
async function follow() {
  if (following) {
    again = true;
    return;
  }
  clearTimeout(timer);
  following = true;
  try {
    const both = await ask("/phones");
    for (const phone of phones) phone.screen.show(both[phone.style]);
  } catch (error) {
    for (const phone of phones) phone.screen.lost(error.message);
  }
  following = false;
  const wait = again ? 0 : document.hidden ? SECONDS_HIDDEN : SECONDS_SHOWN;
  again = false;
  timer = setTimeout(follow, wait * 1000);
}

/** On a small screen one phone shows at a time. */
function choosePhone() {
  const main = document.getElementById("phones");
  const buttons = main.querySelectorAll("[data-show]");
  for (const button of buttons) {
    button.addEventListener("click", () => {
      main.dataset.shown = button.dataset.show;
      for (const each of buttons) each.setAttribute("aria-pressed", String(each === button));
      for (const phone of phones) phone.screen.toNewest();
    });
  }
}

document.addEventListener("visibilitychange", () => {
  if (!document.hidden) follow();
});
choosePhone();
follow();
