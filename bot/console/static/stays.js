// Forms of a parent's page are sent without leaving it, so that a broken connection loses nothing: what was typed
// stays, in this form and in every other. Without scripts they are ordinary forms.

const OURS = 500;
// What is said once it was done, by the form's last word, for who hears the page.
const DONE = {
  note: "The note is saved.",
  promise: "The promise is kept here.",
  step: "The step is proposed.",
  label: "The label is on.",
  unlabel: "The label is off.",
  later: "Put off.",
  "bring-in": "The parent is asked.",
  "hand-on": "Handed on.",
  finish: "Finished for now.",
};

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || !form.closest("main")) return;
  event.preventDefault();
  const fields = new FormData(form, event.submitter);
  await send(form, form.action, new URLSearchParams(fields));
});

document.addEventListener("send-again", ({ target, detail }) => send(target, detail.action, detail.fields));

async function send(form, action, fields) {
  if (form.getAttribute("aria-busy")) return;
  form.setAttribute("aria-busy", "true");
  let answer;
  try {
    answer = await fetch(action, { method: "POST", body: fields });
    if (answer.status >= OURS) throw new Error("not reached");
    if (new URL(answer.url).pathname === "/sign-in") return void signedOut();
    show(await answer.text(), answer.url, form, fields);
  } catch {
    document.querySelector("#offline").hidden = false;
    form.dispatchEvent(new CustomEvent("unreached", { bubbles: true, detail: { action, fields } }));
  } finally {
    form.removeAttribute("aria-busy");
  }
}

function signedOut() {
  document.querySelector("#signed-out").hidden = false;
}

// Another page was the answer. One that tells what is wrong has no address of its own: this one is opened afresh.
function leave(address, form) {
  if (address === form.action) location.reload();
  else location.assign(address);
}

function show(html, address, form, fields) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const main = document.querySelector("main");
  const there = page.querySelector("main");
  if (!there?.querySelector("[data-live]")) return void leave(address, form);
  const place = whereFocusWas();
  const typed = [...halfTyped(form), ...typedSince(form, fields)];
  const done = form.closest(".acts") && !there.querySelector("[role=alert], .acts [open]");
  document.dispatchEvent(new CustomEvent("sent", { detail: { form } }));
  main.replaceChildren(...there.childNodes);
  // On a phone what was done stands among the texts, where a goodbye can be taken back too; an answer, in its panel.
  if (done) main.dataset.view = "talk";
  document.title = page.title;
  putBack(typed);
  document.dispatchEvent(new CustomEvent("page-changed"));
  focusOn(place);
  if (done) document.querySelector("#said").textContent = DONE[form.action.split("/").pop()] ?? "";
}

function halfTyped(sent) {
  const boxes = document.querySelectorAll("main textarea[id], main input[id]");
  return [...boxes].filter((box) => box.form !== sent && box.value !== box.defaultValue).map((box) => [box.id, box.value]);
}

// What was typed in the sent form itself while it was on its way: what was sent is no part of it.
function typedSince(form, fields) {
  const sent = (box) => (fields.get(box.name) ?? box.value).replaceAll("\r\n", "\n");
  const boxes = [...form.querySelectorAll("textarea[id]")].map((box) => [box, sent(box)]);
  return boxes.filter(([box, was]) => box.value.trim() !== was.trim()).map(([box, was]) => [
    box.id, box.value.startsWith(was) ? box.value.slice(was.length).trimStart() : box.value,
  ]);
}

function putBack(typed) {
  for (const [id, words] of typed) {
    const box = document.getElementById(id);
    if (!box) continue;
    box.value = box.value && !words.includes(box.value) ? `${box.value}\n${words}` : words;
    if (box.closest("details")) box.closest("details").open = true;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function whereFocusWas() {
  const focused = document.activeElement;
  if (focused.closest("#reply")) return "body";
  return focused.closest("details")?.querySelector("summary").id || focused.id;
}

function focusOn(id) {
  const problem = document.querySelector("main [role=alert]");
  problem?.setAttribute("tabindex", "-1");
  const before = document.getElementById(id);
  const first = problem ?? document.querySelector("main [autofocus]") ?? (before?.checkVisibility() ? before : null);
  (first ?? document.querySelector("main h1")).focus();
}
