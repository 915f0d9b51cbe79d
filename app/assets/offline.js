// Lets the browser keep what is seen for when there is no network (worker.js), and says so then.
const told = document.getElementById("offline");
const show = (isCut) => {
  told.hidden = !isCut;
};

new BroadcastChannel("docendo-network").onmessage = ({ data }) => show(data);
addEventListener("offline", () => show(true));
addEventListener("online", () => show(false));
show(!navigator.onLine);

if ("serviceWorker" in navigator) {
  await navigator.serviceWorker.register("/worker.js");
  const { active } = await navigator.serviceWorker.ready;
  const isWhole = () => document.documentElement.hasAttribute("data-alive");
  const report = () => {
    const files = performance.getEntriesByType("resource").map(({ name }) => new URL(name));
    const own = files.filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith("/pkg/"));
    active.postMessage({ files: own.map(({ pathname }) => pathname), page: location.href });
  };
  // A page that is not alive yet still loads what it is made of.
  if (isWhole()) report();
  else new MutationObserver((_, observer) => {
    if (!isWhole()) return;
    observer.disconnect();
    report();
  }).observe(document.documentElement, { attributeFilter: ["data-alive"] });
}
