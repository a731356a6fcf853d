// The box in which a worker writes: how long the text is as SMS, ready sentences, and a draft that is never lost.

const form = document.querySelector("#reply");
const SAVE_AFTER = 800;

if (form) {
  const box = form.querySelector("#body");
  const kept = `draft ${location.pathname}`;
  const alphabet = JSON.parse(form.dataset.alphabet);
  let saving;

  const tellLength = () => {
    const output = form.querySelector("#length");
    output.textContent = box.value.trim() ? described(box.value.trim(), form.dataset.style, alphabet) : "";
  };

  const save = async () => {
    const fields = new URLSearchParams({ csrf: document.body.dataset.csrf, body: box.value });
    try {
      const answer = await fetch(form.dataset.draft, {
        method: "POST", body: fields, headers: { "X-Requested-With": "script" }, keepalive: true,
      });
      if (answer.ok) sessionStorage.removeItem(kept);
    } catch { /* It stays in this tab until the inbox can be reached. */ }
  };

  const typed = () => {
    sessionStorage.setItem(kept, box.value);
    tellLength();
    clearTimeout(saving);
    saving = setTimeout(save, SAVE_AFTER);
  };

  box.addEventListener("input", typed);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  form.addEventListener("click", (event) => {
    const ready = event.target.closest("[data-words]");
    if (!ready) return;
    event.preventDefault();
    box.value = box.value.trim() ? `${box.value.trimEnd()} ${ready.dataset.words}` : ready.dataset.words;
    ready.closest("details").open = false;
    typed();
    selectGap(box);
  });
  form.addEventListener("submit", (event) => {
    if (form.dataset.leaving) return void event.preventDefault();
    form.dataset.leaving = "yes";
    clearTimeout(saving);
    sessionStorage.removeItem(kept);
  });
  addEventListener("pageshow", () => delete form.dataset.leaving);

  const unsaved = sessionStorage.getItem(kept);
  if (unsaved && !box.value) box.value = unsaved;
  tellLength();
}

// Puts the cursor on the first {gap} to fill, else at the end.
function selectGap(box) {
  const gap = /\{[^{}]*\}/.exec(box.value);
  box.focus();
  if (gap) box.setSelectionRange(gap.index, gap.index + gap[0].length);
  else box.setSelectionRange(box.value.length, box.value.length);
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

export function measure(words, alphabet) {
  const all = [...words];
  const strange = [...new Set(all.filter((one) => !alphabet.basic.includes(one) && !alphabet.double.includes(one)))].join("");
  const units = strange ? words.length : all.reduce((sum, one) => sum + (alphabet.double.includes(one) ? 2 : 1), 0);
  const [single, many] = strange ? [70, 67] : [160, 153];
  return { segments: units <= single ? 1 : Math.ceil(units / many), units, strange };
}
