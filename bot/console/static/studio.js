// Shows both phones as somebody types, and asks before a form leaves whether its writer is signed in still.
// Without this script the Preview button shows the phones.

const form = document.querySelector("#wording");
const preview = document.querySelector("#preview");
const WAIT = 250;

let timer;
let asked = 0;

async function show() {
  const mine = ++asked;
  try {
    const answer = await fetch(form.dataset.preview, {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
      headers: { "X-Requested-With": "script" },
    });
    document.querySelector("#signed-out").hidden = answer.status !== 401;
    if (answer.ok && mine === asked) preview.innerHTML = (await answer.json()).html;
  } catch {
    // The last preview stays; the next key asks again.
  }
}

function signedOut(yes) {
  document.querySelector("#signed-out").hidden = !yes;
  if (yes) document.querySelector("#signed-out a").focus();
}

// Whether it can be sent: signed in still, or again, perhaps in another tab, where forms got another token.
async function maySend() {
  const answer = await fetch(form.getAttribute("action"), { headers: { "X-Requested-With": "script" }, cache: "no-store" });
  signedOut(answer.status === 401);
  if (!answer.ok) return answer.status !== 401;
  document.querySelector("#offline").hidden = true;
  const { csrf, who } = new DOMParser().parseFromString(await answer.text(), "text/html").body.dataset;
  if (csrf && who === document.body.dataset.who) form.elements.csrf.value = csrf;
  return true;
}

// A page that leaves takes what was typed with it, so it is asked first.
async function send(event) {
  if (event.submitter?.dataset.asked) return void document.dispatchEvent(new Event("leaves"));
  event.preventDefault();
  const button = event.submitter ?? form.querySelector("button[type=submit]");
  if (form.getAttribute("aria-busy")) return;
  form.setAttribute("aria-busy", "true");
  try {
    if (!(await maySend())) return;
    button.dataset.asked = "yes";
    typed = false;
    form.requestSubmit(button);
    delete button.dataset.asked;
  } catch {
    document.querySelector("#offline").hidden = false;
  } finally {
    form.removeAttribute("aria-busy");
  }
}

let typed = false;

if (form && preview) {
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(show, WAIT);
  });
  form.addEventListener("input", () => { typed = true; });
  form.addEventListener("submit", send);
  document.addEventListener("submit", ({ target }) => target !== form && document.dispatchEvent(new Event("leaves")));
  document.addEventListener("click", ({ target }) => {
    if (target.closest("#signed-out a, #drop-kept")) typed = false;
  });
  addEventListener("beforeunload", (event) => { if (typed) event.preventDefault(); });
}
