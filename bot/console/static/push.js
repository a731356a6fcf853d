// Lets a worker be told by this browser while the inbox is closed. The subscription goes with an ordinary form.

const form = document.querySelector("#push");
const says = document.querySelector("#push-says");
const CANNOT = "This browser cannot be told while the inbox is closed. On an iPhone or iPad, first add this page to the home screen.";
const BLOCKED = "Notifications from here are blocked in this browser. Allow them in its settings for this page, then load it again.";

async function offer() {
  if (!("serviceWorker" in navigator && "PushManager" in window && "Notification" in window)) return tell(CANNOT);
  if (Notification.permission === "denied") return tell(BLOCKED);
  const registration = await navigator.serviceWorker.getRegistration("/static/");
  const subscribed = await registration?.pushManager.getSubscription();
  const kept = document.querySelector("[data-push]") !== null;
  form.hidden = false;
  tell(subscribed && kept ? "You can press this again if it has gone quiet here." : "");
}

function tell(words) {
  says.textContent = words;
  says.hidden = !words;
}

async function subscribe(event) {
  event.preventDefault();
  if ((await Notification.requestPermission()) !== "granted") return tell(BLOCKED);
  tell("One moment ...");
  try {
    const registration = await navigator.serviceWorker.register(form.dataset.worker, { scope: "/static/", updateViaCache: "none" });
    await active(registration);
    const old = await registration.pushManager.getSubscription();
    if (old) await old.unsubscribe();
    const options = { userVisibleOnly: true, applicationServerKey: bytes(form.dataset.key) };
    const subscription = await registration.pushManager.subscribe(options);
    form.elements.subscription.value = JSON.stringify(subscription);
    form.elements.label.value = whichBrowser();
    form.submit();
  } catch {
    tell("This browser could not reach its push service. Please try again in a while, or choose another way.");
  }
}

function active(registration) {
  const worker = registration.installing ?? registration.waiting;
  if (registration.active || !worker) return Promise.resolve();
  return new Promise((done) => worker.addEventListener("statechange", () => worker.state === "activated" && done()));
}

function bytes(base64) {
  const plain = atob(base64.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

function whichBrowser() {
  const told = navigator.userAgent;
  const name = ["Edg", "Firefox", "Chrome", "Safari"].find((each) => told.includes(each)) ?? "Browser";
  const where = ["Android", "iPhone", "iPad", "Windows", "Macintosh", "Linux"].find((each) => told.includes(each)) ?? "";
  return `${name === "Edg" ? "Edge" : name}${where ? ` on ${where}` : ""}`;
}

if (form) {
  form.addEventListener("submit", subscribe);
  offer();
}
