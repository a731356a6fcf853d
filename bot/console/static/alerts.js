// Tells a worker whose inbox is open in the background that somebody waits: by the title, and by a notification if
// they want one. Neither holds anything that a parent wrote.

const EMERGENCY_AGAIN = 5 * 60 * 1000;
const button = document.querySelector("#tell-me");
const title = document.title.replace(/^\(\d+\) /, "");

let known = numbers();
let rangAt = 0;

function numbers() {
  const told = document.querySelector("[data-waiting]")?.dataset ?? {};
  return { waiting: Number(told.waiting ?? 0), owed: Number(told.owed ?? 0), emergencies: Number(told.emergencies ?? 0) };
}

function look() {
  const now = numbers();
  const all = now.waiting + now.owed;
  document.title = all ? `(${all}) ${title}` : title;
  const ringsAgain = now.emergencies > 0 && Date.now() - rangAt > EMERGENCY_AGAIN;
  const isNew = now.waiting > known.waiting || now.owed > known.owed || now.emergencies > known.emergencies;
  known = now;
  if (!isNew && !ringsAgain) return;
  rangAt = Date.now();
  tell(now.emergencies > 0);
}

function tell(emergency) {
  if (!document.hidden || !("Notification" in window) || Notification.permission !== "granted") return;
  const words = emergency ? "An emergency waits in the inbox." : "Somebody waits in the inbox.";
  const shown = new Notification("At Your Pace", { body: words, tag: "inbox", requireInteraction: emergency });
  shown.onclick = () => window.focus();
}

function offer() {
  button.hidden = !("Notification" in window) || Notification.permission !== "default";
}

if (button) {
  offer();
  button.addEventListener("click", async () => {
    await Notification.requestPermission();
    offer();
  });
  document.addEventListener("piece-changed", look);
  setInterval(look, 60 * 1000);
  look();
}
