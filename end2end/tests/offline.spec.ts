// Without a network: what was seen last is shown and said to be that, and nothing of a person is left for the next one.
import { expect, test, type BrowserContext, type Page } from "@playwright/test";
import { alive, expectNoViolations } from "../helpers/page.js";
import { useServer } from "../helpers/server.js";
import { signIn } from "../helpers/visit.js";

const server = useServer((server) => server.command("demo"));
const NOTE = "No connection. This is what you saw last";

/** Opens a page, and waits until the service worker has kept it. */
async function see(page: Page, path: string): Promise<void> {
  const { address } = server.current();
  await page.goto(`${address}${path}`);
  await alive(page);
  await expect.poll(() => isKept(page, path)).toBe(true);
}

const isKept = (page: Page, path: string) =>
  page.evaluate(async (path) => {
    const names = await caches.keys();
    if (!names.includes("docendo-seen")) return false;
    return (await (await caches.open("docendo-seen")).match(path, { ignoreVary: true })) !== undefined;
  }, path);

/** Everything that is kept of pages and answers. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    if (!(await caches.has("docendo-seen"))) return [];
    const pages = await caches.open("docendo-seen");
    return (await pages.keys()).map(({ url }) => new URL(url).pathname);
  });

/** All ways to the network are cut: those of the pages, and those of the service worker. */
async function cut(context: BrowserContext, isCut: boolean): Promise<void> {
  await context.setOffline(isCut);
}

test("the product can be installed", async ({ page, request }) => {
  await signIn(page, server.current().address, "admin@demo.test");
  const href = await page.locator("link[rel=manifest]").getAttribute("href");
  const manifest = await (await request.get(`${server.current().address}${href}`)).json();
  expect(manifest).toMatchObject({ name: "Docendo", start_url: "/", scope: "/", display: "standalone" });
  for (const { src, type } of manifest.icons as { src: string; type: string }[]) {
    const icon = await request.get(`${server.current().address}${src}`);
    expect([icon.status(), icon.headers()["content-type"]]).toEqual([200, type]);
  }
  await page.evaluate(() => navigator.serviceWorker.ready);
});

test("without a network what was seen is shown and said to be that, and the rest when it is back", async ({ page, context }) => {
  await signIn(page, server.current().address, "admin@demo.test");
  await see(page, "/people");
  const names = await page.getByRole("table").getByRole("rowheader").allInnerTexts();
  await see(page, "/requirements");
  await expect(page.getByText(NOTE)).toBeHidden();

  await cut(context, true);
  await expect(page.getByText(NOTE)).toBeVisible();
  await page.goto(`${server.current().address}/people`);
  await alive(page);
  await expect(page.getByText(NOTE)).toBeVisible();
  expect(await page.getByRole("table").getByRole("rowheader").allInnerTexts()).toEqual(names);
  await expectNoViolations(page);

  await page.goto(`${server.current().address}/exports`);
  await expect(page.getByRole("heading", { level: 1, name: "No connection" })).toBeVisible();
  await expectNoViolations(page);
  await cut(context, false);
  await page.getByRole("link", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Exports" })).toBeVisible();
  await expect(page.getByText(NOTE)).toBeHidden();
});

test("a form that is sent without a network is kept, and sent when it is back", async ({ page, context }) => {
  await signIn(page, server.current().address, "admin@demo.test");
  await see(page, "/courses/categories");
  await page.getByLabel("Name").fill("Typed without a network");
  await page.getByLabel("Code").fill("OFF");
  await cut(context, true);
  await page.getByRole("button", { name: "Create category" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("Typed without a network");
  await cut(context, false);
  await page.getByRole("button", { name: "Create category" }).click();
  await expect(page.getByRole("main")).toContainText("Typed without a network");
});

test("nothing of a person is left after signing out, or when somebody else signs in", async ({ page, context }) => {
  const { address } = server.current();
  await signIn(page, address, "admin@demo.test");
  await see(page, "/people");
  await page.getByRole("button", { name: /Helena/ }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  expect(await kept(page)).toEqual([]);
  await cut(context, true);
  await page.goto(`${address}/people`);
  await expect(page.getByRole("heading", { level: 1, name: "No connection" })).toBeVisible();
  await cut(context, false);

  await signIn(page, address, "admin@demo.test");
  await see(page, "/people");
  // Their sign-in ends without them, and somebody else sits down.
  await context.clearCookies();
  await signIn(page, address, "worker@demo.test");
  await see(page, "/");
  expect(await kept(page)).not.toContain("/people");
});
