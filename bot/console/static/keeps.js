// What is typed in a page's forms stays in this tab: through a sign-in that ended, another page, a reload.
// It goes when it was sent, or when whoever typed it signs out here. The text to a parent is kept by reply.js.

const key = `kept ${document.body.dataset.who} ${document.body.dataset.here}`;
const sentKey = "kept sent";

let signsOut = false;

const forms = () => [...document.querySelectorAll("main form[method=post]:not(#reply)")];
const address = (form) => form.getAttribute("action");

function boxes(form) {
  return [...form.elements].filter((box) => box.name && box.name !== "csrf" && "value" in box && box.type !== "submit" && box.type !== "file");
}

function valueOf(box) {
  return box.type === "checkbox" ? box.checked : box.value;
}

function atFirst(box) {
  if (box.type === "checkbox") return box.defaultChecked;
  if (box.tagName !== "SELECT") return box.defaultValue;
  return ([...box.options].find((one) => one.defaultSelected) ?? box.options[0])?.value ?? "";
}

// The page itself shows what was typed, beside what is wrong with it.
function isShown(form) {
  return form.dataset.typed !== undefined || Boolean(form.querySelector("[role=alert]"));
}

function all() {
  return JSON.parse(sessionStorage.getItem(key) ?? "{}");
}

function put(kept) {
  if (Object.keys(kept).length) sessionStorage.setItem(key, JSON.stringify(kept));
  else sessionStorage.removeItem(key);
}

function keep(form) {
  const kept = all();
  const typed = boxes(form).filter((box) => box.type !== "hidden");
  const changed = isShown(form) ? typed : typed.filter((box) => valueOf(box) !== atFirst(box));
  delete kept[address(form)];
  // With the mark of what was there when it was typed, so that what others saved meanwhile is not written over.
  const marks = boxes(form).filter((box) => box.type === "hidden");
  if (changed.length) kept[address(form)] = Object.fromEntries([...changed, ...marks].map((box) => [box.name, valueOf(box)]));
  put(kept);
}

function forget(action) {
  const kept = all();
  delete kept[action];
  put(kept);
}

function fill(form, kept) {
  for (const box of boxes(form)) {
    if (!(box.name in kept)) continue;
    if (box.type === "checkbox") box.checked = kept[box.name];
    else box.value = kept[box.name];
    const folded = box.type !== "hidden" && box.closest("details");
    if (folded) folded.open = true;
  }
}

function putBack() {
  const kept = all();
  const back = forms().filter((form) => address(form) in kept && !isShown(form));
  for (const form of back) fill(form, kept[address(form)]);
  for (const form of forms().filter(isShown)) keep(form);
  return back;
}

function begin() {
  const sent = sessionStorage.getItem(sentKey);
  sessionStorage.removeItem(sentKey);
  if (sent && new URLSearchParams(location.search).has("said")) sessionStorage.removeItem(sent);
  const back = putBack();
  const notice = document.querySelector("#kept");
  if (notice) notice.hidden = !back.length;
  for (const form of back) form.dispatchEvent(new Event("input", { bubbles: true }));
}

document.addEventListener("input", ({ target }) => {
  if (target.form && forms().includes(target.form)) keep(target.form);
});
document.addEventListener("submit", ({ target }) => {
  if (address(target) === "/sign-out") signsOut = true;
}, { capture: true });
// A page with a script of its own tells what was sent; of any other the next page says it.
document.addEventListener("sent", ({ detail }) => forget(address(detail.form)));
document.addEventListener("leaves", () => sessionStorage.setItem(sentKey, key));
document.addEventListener("page-changed", putBack);
document.addEventListener("click", ({ target }) => {
  if (target.id !== "drop-kept") return;
  sessionStorage.removeItem(key);
  location.assign(document.body.dataset.here);
});
// Signing out in another tab empties what this one keeps, though what was typed still stands here.
addEventListener("pagehide", () => {
  if (signsOut) sessionStorage.removeItem(key);
  else if (!document.querySelector("#signed-out").hidden) forms().forEach(keep);
});
begin();
