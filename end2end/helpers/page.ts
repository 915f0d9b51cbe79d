// What every journey expects of every page.
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** The rules that a page must meet: WCAG 2.2 AA, and what is commonly held to be good practice. */
const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** The rows of long tables that only repeat those before them: looking at each would take most of the time. */
const REPEATED = "tbody tr:nth-child(n + 9)";

/**
 * Expects that axe finds nothing on the page as it is now, in both colour schemes; in the dark only colours differ.
 * Long tables are cut short for it: to go on with the page, open it again.
 */
export async function expectNoViolations(page: Page): Promise<void> {
  // A page that has just been opened by a click may still wait for its styles.
  await page.waitForLoadState();
  await alive(page);
  await page.locator(REPEATED).evaluateAll((rows) => rows.forEach((row) => row.remove()));
  await appear(page, "light");
  await expectNothing(page, (axe) => axe.withTags(STANDARDS));
  await appear(page, "dark");
  await expectNothing(page, (axe) => axe.withRules(["color-contrast", "link-in-text-block"]));
}

/** Waits until a page of the application is alive: until then it looks for every element that the server rendered. */
export async function alive(page: Page): Promise<void> {
  const comesAlive = await page.evaluate(() => [...document.scripts].some((script) => script.text.includes("hydrate(await")));
  if (comesAlive) await expect(page.locator("html[data-alive]")).toBeAttached();
}

/** Shows the page in a colour scheme. A colour on its way to another one is neither, so it jumps. */
async function appear(page: Page, colorScheme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  await page.evaluate(async () => {
    // The other colours come with the next frame, and only then what moves towards them.
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    document.getAnimations().forEach((animation) => animation.cancel());
  });
}

async function expectNothing(page: Page, rules: (axe: AxeBuilder) => AxeBuilder): Promise<void> {
  const { violations } = await rules(new AxeBuilder({ page })).analyze();
  const found = violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map((node) => node.html) }));
  expect(found, `axe on ${page.url()}`).toEqual([]);
}

/** Expects that nothing is cut off or wider than the window, so that nobody has to scroll sideways. */
export async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  // Without its styles a page is as wide as its text.
  await page.waitForLoadState();
  const [content, window] = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return [scrollWidth, clientWidth];
  });
  expect(content, `width of ${page.url()}`).toBeLessThanOrEqual(window);
}

/**
 * Collects what the browser complains about: errors in the console, exceptions, answers with a server error.
 * To be called before the page is opened; the list grows while it is used.
 */
export function complaints(page: Page): string[] {
  const list: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") list.push(message.text());
  });
  page.on("pageerror", (error) => list.push(String(error)));
  page.on("response", (response) => {
    if (response.status() >= 500) list.push(`${response.status()} ${response.url()}`);
  });
  return list;
}
