// Keeps one piece of a page as it is on the server, by asking again and again.
// The piece is replaced only when it has changed, and whoever works in it keeps their place.

const offline = document.querySelector("#offline");
const signedOut = document.querySelector("#signed-out");
const HIDDEN_EVERY = 20000;
const NEAR = 160;
// What this page shows is not theirs to read any more: the page is read again, and shows what still is.
const LOST = new Set([403, 404, 410]);

let timer;
let seen = piece()?.dataset.seen ?? "";
let ahead = 0;
let comeBack = toNewest;

function piece() {
  return document.querySelector("[data-live]");
}

async function look() {
  clearTimeout(timer);
  const shown = piece();
  if (!shown) return;
  const before = seen;
  try {
    const address = new URL(shown.dataset.live, location.href);
    address.searchParams.set("seen", before);
    const answer = await fetch(address, { headers: { "X-Requested-With": "script" }, cache: "no-store" });
    reached(true);
    signedOut.hidden = answer.status !== 401;
    if (answer.status === 401) return;
    if (LOST.has(answer.status)) return void location.reload();
    const now = answer.status === 200 ? await answer.text() : "";
    if (now && shown === piece() && seen === before) show(shown, now, answer.headers.get("X-Seen"));
  } catch {
    reached(false);
  }
  clearTimeout(timer);
  timer = setTimeout(look, document.hidden ? HIDDEN_EVERY : Number(shown.dataset.every));
}

function reached(yes) {
  offline.hidden = yes;
  if (yes) document.dispatchEvent(new CustomEvent("reached"));
}

function show(shown, html, now) {
  seen = now;
  if (inUse(shown)) return void (seen = "");
  const focused = shown.contains(document.activeElement) ? document.activeElement.id : "";
  const texts = shown.querySelectorAll(".theirs").length;
  const atEnd = isAtEnd();
  shown.innerHTML = html;
  countDown();
  if (focused) document.getElementById(focused)?.focus();
  if (atEnd && shown.querySelector(".timeline")) toEnd();
  if (shown.querySelectorAll(".theirs").length > texts) say("A new text from the parent.");
  document.dispatchEvent(new CustomEvent("piece-changed"));
}

// Something opened or half filled in is left alone until it is closed again.
function inUse(shown) {
  return shown.querySelector("details[open]") !== null;
}

// The part of the page that scrolls: on a laptop the conversation has a scroll of its own.
function scroller() {
  const pane = document.querySelector("[data-pane]");
  return pane && getComputedStyle(pane).overflowY === "auto" ? pane : document.scrollingElement;
}

function isAtEnd() {
  const box = scroller();
  return box.clientHeight + box.scrollTop >= box.scrollHeight - NEAR;
}

function toEnd() {
  const box = scroller();
  box.scrollTo(0, box.scrollHeight);
}

// A parent's page opens at the newest text.
function toNewest() {
  if (document.querySelector("#newest") && !location.hash && !isAsked()) toEnd();
}

// Whether the page asks something or says what is wrong, which needs to be read first.
function isAsked() {
  return document.querySelector("[role=alert]") !== null;
}

// Where one was reading before what one sent was answered.
function keepPlace() {
  const atEnd = isAtEnd();
  const top = document.querySelector("[data-pane]")?.scrollTop ?? 0;
  comeBack = () => (atEnd ? toEnd() : document.querySelector("[data-pane]")?.scrollTo(0, top));
}

// For who hears the page.
function say(words) {
  document.querySelector("#said").textContent = words;
}

// How far this browser's clock is ahead of the inbox's, in milliseconds: many a laptop's is a minute wrong.
function setClock() {
  const { now } = piece()?.dataset ?? {};
  ahead = now ? Date.now() - new Date(now) : 0;
}

// What was sent a moment ago tells how long it can still be taken back.
function countDown() {
  for (const each of document.querySelectorAll("[data-leaves]")) {
    const left = Math.ceil((new Date(each.dataset.leaves) - (Date.now() - ahead)) / 1000);
    if (left <= 10) each.textContent = left > 0 ? `Leaves in ${left} s` : "Leaves now";
  }
}

if (piece()) {
  setClock();
  toNewest();
  countDown();
  timer = setTimeout(look, Number(piece().dataset.every));
  setInterval(countDown, 1000);
  document.addEventListener("visibilitychange", () => document.hidden || look());
  addEventListener("online", look);
  addEventListener("offline", () => reached(false));
  document.addEventListener("look-now", look);
  document.addEventListener("talk-opened", toEnd);
  // Only now do the other scripts have the page as it is on a phone, where the texts have a scroll of their own.
  document.addEventListener("DOMContentLoaded", toNewest);
  document.addEventListener("sent", keepPlace);
  document.addEventListener("page-changed", () => {
    seen = piece()?.dataset.seen ?? "";
    setClock();
    if (isAsked()) comeBack();
    else toNewest();
    countDown();
    look();
  });
}
