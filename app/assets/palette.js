// The search palette: Ctrl-K or "/" opens it, letters find, arrows choose, Enter goes there. Without this script the field
// in the top line is a form that leads to a page with the same results. The server words and ranks everything.
const field = document.querySelector(".search > input");
const palette = document.getElementById("palette");
const query = palette.querySelector("input");
const results = document.getElementById("palette-results");
const told = document.getElementById("palette-told");
const isMac = /Mac|iPhone|iPad/.test(navigator.platform);
let timer, request;
let found = Promise.resolve();

const hint = document.querySelector(".search > kbd");
hint.textContent = isMac ? "⌘ K" : "Ctrl K";
hint.hidden = false;

const options = () => [...results.querySelectorAll("[role=option]")];
const chosen = () => results.querySelector("[aria-selected=true]");

function choose(option) {
  chosen()?.setAttribute("aria-selected", "false");
  option?.setAttribute("aria-selected", "true");
  option?.scrollIntoView({ block: "nearest" });
  if (option) query.setAttribute("aria-activedescendant", option.id);
  else query.removeAttribute("aria-activedescendant");
}

function address(path) {
  return `${path}?${new URLSearchParams({ q: query.value })}`;
}

async function find() {
  request?.abort();
  const { signal } = (request = new AbortController());
  try {
    const answer = await fetch(address("/search/palette"), { signal });
    // Whatever keeps the answer from coming (a session that has ended), the page itself will tell.
    if (!answer.ok || answer.redirected) return location.assign(address(query.form.action));
    results.innerHTML = await answer.text();
    told.textContent = results.querySelector("[data-told]")?.dataset.told ?? "";
    choose(options()[0]);
  } catch (error) {
    if (error.name !== "AbortError") told.textContent = palette.dataset.failed;
  }
}

function open(text) {
  if (palette.open) return;
  query.value = text;
  palette.showModal();
  found = find();
}

function step(by) {
  const all = options();
  const here = all.indexOf(chosen());
  choose(all[(here + by + all.length) % all.length]);
}

async function go() {
  // Enter may be quicker than the answer to the last letter.
  clearTimeout(timer);
  if (timer) found = find();
  timer = undefined;
  await found;
  const option = chosen();
  if (option) option.click();
  else query.form.submit();
}

query.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    timer = undefined;
    found = find();
  }, 120);
});
query.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  const deed = { ArrowDown: () => step(1), ArrowUp: () => step(-1), Enter: go }[event.key];
  if (deed) event.preventDefault();
  deed?.();
});
palette.addEventListener("click", (event) => event.target === palette && palette.close());
palette.addEventListener("close", () => (field.value = ""));
field.addEventListener("click", () => open(field.value));
field.addEventListener("input", () => open(field.value));
document.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest?.("input, textarea, select, [contenteditable]");
  const isChord = (isMac ? event.metaKey : event.ctrlKey) && event.key.toLowerCase() === "k";
  const isSlash = event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (!isChord && !isSlash) return;
  event.preventDefault();
  open("");
});
