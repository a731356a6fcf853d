// Keeps one piece of a page as it is on the server, by asking again and again.
// The piece is replaced only when it has changed, and whoever works in it keeps their place.

const piece = document.querySelector("[data-live]");
const offline = document.querySelector("#offline");
const signedOut = document.querySelector("#signed-out");
const EVERY = Number(piece?.dataset.every ?? 4000);
const HIDDEN_EVERY = 20000;
const NEAR = 160;

let timer;
let seen = piece?.dataset.seen ?? "";

async function look() {
  clearTimeout(timer);
  try {
    const address = new URL(piece.dataset.live, location.href);
    address.searchParams.set("seen", seen);
    const answer = await fetch(address, { headers: { "X-Requested-With": "script" }, cache: "no-store" });
    offline.hidden = true;
    signedOut.hidden = answer.status !== 401;
    if (answer.status === 401) return;
    if (answer.status === 200) show(await answer.text(), answer.headers.get("X-Seen"));
  } catch {
    offline.hidden = false;
  }
  timer = setTimeout(look, document.hidden ? HIDDEN_EVERY : EVERY);
}

function show(html, now) {
  seen = now;
  if (inUse()) return void (seen = "");
  const focused = piece.contains(document.activeElement) ? document.activeElement.id : "";
  const atEnd = window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - NEAR;
  piece.innerHTML = html;
  if (focused) document.getElementById(focused)?.focus();
  if (atEnd && piece.querySelector(".timeline")) window.scrollTo(0, document.documentElement.scrollHeight);
  document.dispatchEvent(new CustomEvent("piece-changed"));
}

// Something opened or half filled in is left alone until it is closed again.
function inUse() {
  return piece.querySelector("details[open]") !== null;
}

// A parent's page opens at the newest text, unless something on it needs to be read first.
function toNewest() {
  const newest = document.querySelector("#newest");
  const first = document.querySelector("[role=alert]");
  if (newest && !location.hash && !first) newest.scrollIntoView({ block: "end" });
}

if (piece) {
  toNewest();
  timer = setTimeout(look, EVERY);
  document.addEventListener("visibilitychange", () => document.hidden || look());
  addEventListener("online", look);
  document.addEventListener("look-now", look);
}
