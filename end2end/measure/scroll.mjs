// How smoothly the large matrix scrolls: the time from frame to frame and the elements in the page, while it is scrolled
// down, to the side and to far away. Run by hand over a server with the large organisation:
//   docendo demo --people 10000 --courses 200 && docendo serve
//   cd end2end && node measure/scroll.mjs http://127.0.0.1:3000
import { chromium } from "@playwright/test";

const address = process.argv[2] ?? "http://127.0.0.1:3000";
const executablePath = process.env.DOCENDO_CHROMIUM ?? "/usr/bin/chromium";

/** Scrolls by `down` and `across` pixels in each of `frames` frames; the milliseconds between frames, and of our own work. */
async function scroll(page, down, across, frames) {
  return page.evaluate(
    ([down, across, frames]) =>
      new Promise((done) => {
        const grid = document.querySelector(".big-grid");
        const times = [];
        let before = 0;
        const frame = (now) => {
          if (before > 0) times.push(now - before);
          before = now;
          if (times.length === frames) return done(times);
          grid.scrollBy(across, down);
          requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
      }),
    [down, across, frames],
  );
}

function told(name, times) {
  const sorted = [...times].sort((a, b) => a - b);
  const part = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1);
  return `${name.padEnd(24)} p50 ${part(0.5)} ms  p95 ${part(0.95)} ms  max ${part(1)} ms  (${times.length} frames)`;
}

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
page.on("pageerror", (error) => console.log("error", error.message));
await page.goto(`${address}/sign-in`);
await page.getByLabel("E-mail").fill("admin@large.test");
await page.getByLabel("Password").fill("docendo-demo-2026");
await page.getByRole("button", { name: "Sign in" }).click();
await page.waitForURL(`${address}/`);
await page.goto(`${address}/matrix`);
await page.locator(".big-grid .cell.state-valid").first().waitFor();
for (const [name, down, across] of [
  ["a row a frame", 30, 0],
  ["five rows a frame", 150, 0],
  ["a column a frame", 0, 44],
  ["back, both ways", -60, -44],
  ["100 rows a frame", 3000, 0],
]) {
  console.log(told(name, await scroll(page, down, across, 300)));
}
const elements = await page.evaluate(() => [document.querySelectorAll("*").length, document.querySelectorAll(".big-grid *").length]);
console.log(`${elements[0]} elements in the page, ${elements[1]} of them in the grid`);
await browser.close();
