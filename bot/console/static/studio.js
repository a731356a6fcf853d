// Shows both phones as somebody types. Without this script the Preview button does the same.

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

if (form && preview) {
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(show, WAIT);
  });
  let typed = false;
  form.addEventListener("input", () => { typed = true; });
  form.addEventListener("submit", () => { typed = false; });
  addEventListener("beforeunload", (event) => { if (typed) event.preventDefault(); });
}
