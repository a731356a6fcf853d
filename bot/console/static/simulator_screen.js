// One simulated phone's screen: its texts, what is being written, and the form below.

const NEAR_THE_END = 80;
const KINDS = { photo: "Photo", voice: "Voice note", location: "Location", contact: "Contact", other: "Something else" };

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/London" });
const day = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", timeZone: "Europe/London" });

function make(tag, className, words) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (words !== undefined) element.textContent = words;
  return element;
}

function when(iso) {
  const moment = new Date(iso);
  const today = day.format(new Date()) === day.format(moment);
  return today ? clock.format(moment) : `${day.format(moment)} ${clock.format(moment)}`;
}

/** What the browser remembers for this phone; nothing where it may not remember. */
const memory = {
  get(key) {
    try {
      return localStorage.getItem(key) || "";
    } catch {
      return "";
    }
  },
  set(key, value) {
    try {
      localStorage.setItem(key, value);
    } catch {
      // Without storage the screen is clear until the page is opened again.
    }
  },
};

export class Screen {
  constructor(section, parent, send) {
    this.find = (name) => section.querySelector(`[data-${name}]`);
    this.style = section.dataset.style;
    this.send = send;
    this.items = new Map();
    this.editing = null;
    this.newest = "";
    this.last = { texts: [], writing: false };
    this.key = `simulator-cleared-${parent}-${this.style}`;
    this.cleared = memory.get(this.key);
    this.listen(section);
  }

  listen(section) {
    const words = this.find("words");
    this.find("write").addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    words.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.submit();
    });
    this.find("photo").addEventListener("click", () => this.send({ kind: "photo" }));
    this.find("clear").addEventListener("click", () => this.clear());
    this.find("stop-editing")?.addEventListener("click", () => this.stopEditing());
    section.addEventListener("click", (event) => {
      const says = event.target.closest("[data-says]");
      if (says) this.send({ body: says.dataset.says });
    });
  }

  async submit() {
    const words = this.find("words");
    const body = words.value;
    if (!body.trim()) {
      this.problem("There is nothing to send yet. Write something first.");
      words.focus();
      return;
    }
    const corrects = this.editing;
    words.value = "";
    this.stopEditing();
    const sent = await this.send(corrects ? { body, corrects } : { body });
    if (sent || words.value) return;
    words.value = body;
    if (corrects) this.startEditing(corrects);
  }

  problem(message) {
    this.find("problem").textContent = message;
  }

  /** The phones could not be read; said once, and taken back as soon as they can. */
  lost(message) {
    this.wasLost = true;
    this.problem(message);
  }

  show(phone) {
    if (this.wasLost) {
      this.wasLost = false;
      this.problem("");
    }
    this.last = phone;
    this.newest = phone.texts.length ? phone.texts[phone.texts.length - 1].at : "";
    const atTheEnd = this.isNearTheEnd();
    this.put(phone.texts.filter((text) => text.at > this.cleared));
    this.find("writing").textContent = phone.writing ? "At Your Pace is writing" : "";
    this.find("hint").hidden = phone.texts.length > 0;
    const start = this.find("start");
    if (start) start.hidden = phone.texts.length > 0;
    this.find("clear").textContent = this.cleared ? "Show all texts" : "Clear screen";
    this.find("clear").setAttribute("aria-pressed", String(Boolean(this.cleared)));
    this.find("log").setAttribute("aria-busy", "false");
    if (atTheEnd) this.toNewest();
  }

  /** Brings the list to these texts, touching only what changed, so that only what is new is read out. */
  put(texts) {
    const list = this.find("texts");
    const keep = new Set(texts.map((text) => text.id));
    for (const [id, item] of this.items) {
      if (keep.has(id)) continue;
      item.element.remove();
      this.items.delete(id);
    }
    const editable = this.style === "telegram" ? texts.findLast((text) => text.mine && text.kind === "words") : null;
    texts.forEach((text, index) => {
      const wanted = JSON.stringify([text, text === editable]);
      let item = this.items.get(text.id);
      if (!item) {
        item = { element: make("li") };
        this.items.set(text.id, item);
      }
      if (item.shown !== wanted) {
        item.shown = wanted;
        this.fill(item.element, text, text === editable);
      }
      if (list.children[index] !== item.element) list.insertBefore(item.element, list.children[index] || null);
    });
  }

  fill(element, text, editable) {
    element.className = `${text.mine ? "mine" : "theirs"} ${text.kind} ${text.status}`;
    const bubble = make("div", "bubble");
    bubble.append(make("span", "unseen", text.mine ? "You: " : "At Your Pace: "));
    if (KINDS[text.kind]) bubble.append(make("span", "attached", KINDS[text.kind]));
    if (text.kind === "button") bubble.append(make("span", "unseen", "pressed "));
    if (text.body) {
      const body = make("p", "body", text.body);
      body.dir = "auto";
      bubble.append(body);
    }
    element.replaceChildren(bubble, ...this.buttons(text), this.facts(text, editable));
  }

  buttons(text) {
    if (!text.buttons.length) return [];
    const group = make("div", "buttons");
    for (const { label, data } of text.buttons) {
      const button = make("button", "", label);
      button.type = "button";
      button.addEventListener("click", () => this.send({ kind: "button", body: label, button: data }));
      group.append(button);
    }
    return [group];
  }

  facts(text, editable) {
    const facts = make("p", "facts");
    const time = make("time", "", when(text.at));
    time.dateTime = text.at;
    facts.append(time);
    const parts = text.parts > 0 ? (text.parts === 1 ? "1 part" : `${text.parts} parts`) : "";
    for (const words of [parts, text.edited ? "changed" : "", text.status_words]) {
      if (words) facts.append(make("span", "", words));
    }
    if (editable) {
      const edit = make("button", "edit", "Change");
      edit.type = "button";
      edit.addEventListener("click", () => this.edit(text));
      facts.append(edit);
    }
    return facts;
  }

  edit(text) {
    const words = this.find("words");
    words.value = text.body;
    words.focus();
    this.startEditing(text.id);
  }

  startEditing(id) {
    this.editing = id;
    this.find("editing").hidden = false;
  }

  stopEditing() {
    if (this.editing === null) return;
    this.editing = null;
    this.find("words").value = "";
    this.find("editing").hidden = true;
  }

  clear() {
    this.cleared = this.cleared ? "" : this.newest;
    memory.set(this.key, this.cleared);
    this.show(this.last);
  }

  isNearTheEnd() {
    const log = this.find("log");
    return log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_THE_END;
  }

  toNewest() {
    const log = this.find("log");
    log.scrollTop = log.scrollHeight;
  }
}
