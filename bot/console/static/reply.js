// The box in which a worker writes: how long the text is as SMS, ready sentences, a draft that is never lost, and a
// text that waits here while the inbox cannot be reached.

const SAVE_AFTER = 800;
const GIVE_UP_AFTER = 15 * 60 * 1000;
const draftKey = `draft ${location.pathname}`;
const unsentKey = `unsent ${location.pathname}`;

let saving;
let onItsWay = new AbortController();

const reply = () => document.querySelector("#reply");
const box = () => document.querySelector("#body");

function begin() {
  showView();
  if (!box()) return;
  const kept = sessionStorage.getItem(draftKey);
  if (kept !== null && !document.querySelector("#problem-reply")) box().value = kept;
  tellLength();
  showUnsent();
}

function tellLength() {
  const words = box().value.trim();
  const alphabet = JSON.parse(reply().dataset.alphabet);
  document.querySelector("#length").textContent = words ? described(words, reply().dataset.style, alphabet) : "";
}

async function save() {
  if (!reply()) return;
  const words = box().value;
  const fields = new URLSearchParams({ csrf: document.body.dataset.csrf, body: words });
  try {
    const answer = await fetch(reply().dataset.draft, {
      method: "POST", body: fields, headers: { "X-Requested-With": "script" }, keepalive: true, signal: onItsWay.signal,
    });
    if (answer.ok && sessionStorage.getItem(draftKey) === words) sessionStorage.removeItem(draftKey);
  } catch { /* It stays in this tab until the inbox can be reached. */ }
}

function typed() {
  sessionStorage.setItem(draftKey, box().value);
  tellLength();
  clearTimeout(saving);
  saving = setTimeout(save, SAVE_AFTER);
}

// What is being sent is no draft any more.
function stopSaving() {
  clearTimeout(saving);
  onItsWay.abort();
  onItsWay = new AbortController();
}

// What could not be sent waits here, with the id it has from the start: however often it goes, it is one text.
function unsent() {
  const kept = JSON.parse(sessionStorage.getItem(unsentKey) ?? "null");
  return kept && Date.now() - kept.at < GIVE_UP_AFTER ? kept : null;
}

function showUnsent() {
  const kept = unsent();
  document.querySelector("#unsent").hidden = !kept;
  box().readOnly = Boolean(kept);
  if (kept) box().value = new URLSearchParams(kept.fields).get("body");
}

function forgetUnsent() {
  sessionStorage.removeItem(unsentKey);
  if (box()) showUnsent();
}

function sendUnsent() {
  const kept = unsent();
  if (!kept || !reply()) return;
  const detail = { action: kept.action, fields: new URLSearchParams(kept.fields) };
  reply().dispatchEvent(new CustomEvent("send-again", { bubbles: true, detail }));
}

document.addEventListener("input", (event) => event.target.id === "body" && typed());
document.addEventListener("keydown", (event) => {
  if (event.target.id !== "body" || event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  reply().requestSubmit(reply().querySelector(".composer-foot > button"));
});
document.addEventListener("click", (event) => {
  if (event.target.id === "unsend") return void (forgetUnsent(), typed(), box().focus());
  const ready = event.target.closest("[data-words]");
  if (ready) useWords(event, ready);
  const name = event.target.closest("[data-name]");
  if (name) useName(name.dataset.name);
  const view = event.target.closest("[data-view]:not(main)");
  if (view) changeView(event, view.dataset.view);
});
document.addEventListener("submit", (event) => event.target.id === "reply" && stopSaving(), { capture: true });
document.addEventListener("unreached", ({ target, detail }) => {
  if (target.id !== "reply") return;
  sessionStorage.setItem(unsentKey, JSON.stringify({ ...detail, fields: detail.fields.toString(), at: Date.now() }));
  showUnsent();
});
document.addEventListener("sent", ({ detail }) => {
  if (detail.form.id !== "reply" && !detail.form.action.endsWith("/take-back")) return;
  stopSaving();
  sessionStorage.removeItem(draftKey);
  sessionStorage.removeItem(unsentKey);
});
document.addEventListener("reached", sendUnsent);
document.addEventListener("page-changed", begin);
begin();

function useWords(event, ready) {
  event.preventDefault();
  const words = ready.dataset.words;
  box().value = box().value.trim() ? `${box().value.trimEnd()} ${words}` : words;
  ready.closest("details")?.removeAttribute("open");
  typed();
  selectGap(box());
}

// Puts the cursor on the first {gap} to fill, else at the end.
function selectGap(area) {
  const gap = /\{[^{}]*\}/.exec(area.value);
  area.focus();
  if (gap) area.setSelectionRange(gap.index, gap.index + gap[0].length);
  else area.setSelectionRange(area.value.length, area.value.length);
}

// Names a colleague where the cursor is; a name that was begun with @ is finished.
function useName(name) {
  const note = document.querySelector("[data-names]");
  const before = note.value.slice(0, note.selectionStart).replace(/@[\w'’-]*$/, "");
  const space = before && !/\s$/.test(before) ? " " : "";
  note.setRangeText(`${before}${space}@${name} `, 0, note.selectionEnd, "end");
  note.focus();
}

// On a phone the parts of the page show one at a time.
function changeView(event, name) {
  event.preventDefault();
  document.querySelector("main").dataset.view = name;
  showView();
  if (name === "talk") document.dispatchEvent(new CustomEvent("talk-opened"));
  else scrollTo(0, 0);
}

function showView() {
  const main = document.querySelector("main");
  const problem = document.querySelector(".acts [role=alert]");
  main.dataset.view = problem ? "acts" : (main.dataset.view ?? "talk");
  for (const link of document.querySelectorAll(".views a")) {
    if (link.dataset.view === main.dataset.view) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

function described(words, style, alphabet) {
  if (style !== "sms") return `${[...words].length} characters`;
  const { segments, units, strange } = measure(plain(words, alphabet), alphabet);
  const parts = segments === 1 ? "1 SMS" : `${segments} SMS`;
  const because = strange ? `; ${strange} makes it longer` : "";
  return `${units} characters, ${parts}${because}`;
}

function plain(words, alphabet) {
  return [...words].map((one) => {
    if (alphabet.basic.includes(one) || alphabet.double.includes(one)) return one;
    if (one in alphabet.plain) return alphabet.plain[one];
    const bare = one.normalize("NFKD").replace(/\p{M}/gu, "");
    return bare && [...bare].every((part) => alphabet.basic.includes(part)) ? bare : one;
  }).join("");
}

function measure(words, alphabet) {
  const all = [...words];
  const strange = [...new Set(all.filter((one) => !alphabet.basic.includes(one) && !alphabet.double.includes(one)))].join("");
  const units = strange ? words.length : all.reduce((sum, one) => sum + (alphabet.double.includes(one) ? 2 : 1), 0);
  const [single, many] = strange ? [70, 67] : [160, 153];
  return { segments: units <= single ? 1 : Math.ceil(units / many), units, strange };
}
