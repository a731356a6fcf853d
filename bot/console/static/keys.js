// Keys that do what buttons do. They are off while one types, and can be switched off for good on a device.

const OFF = "keys off";
const dialog = document.querySelector("#keys");
const tick = document.querySelector("#keys-on");
const LISTS = ["waiting", "mine", "everyone", "named", "closed"];
const PANELS = { n: "note", o: "promise", s: "step", l: "label", t: "number", z: "later", b: "bring-in", h: "hand-on", f: "finish" };
const KEYS = {
  j: () => move(1),
  k: () => move(-1),
  p: pickUp,
  "/": findParent,
  "?": () => dialog.showModal(),
  r: () => focus("#body"),
  u: () => press(".timeline > li:last-child [id^=back-]"),
  q: () => press("#open-quick"),
  i: () => press("#back"),
};

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") return void leave(event);
  if (event.ctrlKey || event.metaKey || event.altKey || dialog.open || localStorage.getItem(OFF) || typing(event.target)) return;
  const act = KEYS[event.key] ?? panel(event.key) ?? list(event.key);
  if (!act) return;
  event.preventDefault();
  act();
});

function typing(where) {
  return where.matches("input, textarea, select, [contenteditable]");
}

function press(selector) {
  document.querySelector(selector)?.click();
}

function focus(selector) {
  const there = document.querySelector(selector);
  if (!there) return;
  if (!there.checkVisibility()) press(`[data-view=talk]:not(main)`);
  there.focus();
}

function move(by) {
  const rows = [...document.querySelectorAll("[data-row]")];
  const at = rows.indexOf(document.activeElement.closest(".row")?.querySelector("[data-row]"));
  rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + by, 0), rows.length - 1)]?.focus();
}

function pickUp() {
  const here = document.activeElement.closest(".row")?.querySelector("[id^=pick-], [id^=take-]") ?? document.querySelector("#pick-up");
  here?.click();
}

function findParent() {
  if (document.querySelector("#words")) focus("#words");
  else location.assign("/inbox/search");
}

function panel(key) {
  const details = document.querySelector(`#act-${PANELS[key]}`);
  return details && (() => open(details));
}

function open(details) {
  if (!details.checkVisibility()) press("[data-view=acts]:not(main)");
  details.open = true;
  (details.querySelector("textarea, select, input:not([type=hidden])") ?? details.querySelector(".panel a, .panel button"))?.focus();
}

function list(key) {
  const tab = document.querySelector(`#tab-${LISTS[Number(key) - 1]}`);
  return tab && (() => tab.click());
}

// Closes what is open, and leaves a box that one types in, so that the keys work again.
function leave(event) {
  if (dialog.open) return;
  const open = document.activeElement.closest("details[open]") ?? document.querySelector(".act[open], .quick[open]");
  if (open) {
    open.open = false;
    open.querySelector("summary").focus();
  } else if (typing(event.target)) {
    event.target.blur();
  }
}

// A panel closes when one presses elsewhere.
document.addEventListener("click", (event) => {
  for (const open of document.querySelectorAll(".act[open], .quick[open]")) {
    if (!open.contains(event.target) && getComputedStyle(open.querySelector(".panel")).position === "absolute") open.open = false;
  }
});

document.querySelector("#show-keys").addEventListener("click", () => dialog.showModal());
tick.checked = !localStorage.getItem(OFF);
tick.addEventListener("change", () => (tick.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "yes")));
