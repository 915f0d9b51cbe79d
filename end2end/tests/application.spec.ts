// The application in the browser: pages come alive, and lead to each other without loading another document.
import { expect, test, type Page } from "@playwright/test";
import { addresses } from "../helpers/application.js";
import { alive, expectNoViolations } from "../helpers/page.js";
import { useServer } from "../helpers/server.js";
import { DEMO_PASSWORD, signIn } from "../helpers/visit.js";

const server = useServer((server) => server.command("demo"));

test.beforeEach(async ({ page }) => signIn(page, server.current().address, "admin@demo.test"));

/** Opens a page and waits until it is alive. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${server.current().address}${path}`);
  await alive(page);
}

/** Marks the document, so that loading another one shows. */
async function mark(page: Page): Promise<void> {
  await page.evaluate(() => document.documentElement.setAttribute("data-kept", "yes"));
}

async function expectSameDocument(page: Page): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("data-kept", "yes");
}

test("every page comes alive without an error", async ({ page }) => {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(`${page.url()}: ${error.message}`));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) errors.push(`${page.url()}: ${message.text()}`);
  });
  for (const address of await addresses(page, server.current().address)) {
    await open(page, address);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
  expect(errors).toEqual([]);
});

test("links, back and forth stay in the document, lead the focus to the heading, and scroll back", async ({ page }) => {
  await open(page, "/requirements");
  await mark(page);
  await expect(page.getByRole("table").getByRole("row")).not.toHaveCount(1);
  await page.getByRole("table").getByRole("rowheader").last().scrollIntoViewIfNeeded();
  const depth = await page.evaluate(() => scrollY);
  await page.getByRole("table").getByRole("rowheader").getByRole("link").last().click();
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toBeFocused();
  await expect(page.getByRole("status").filter({ hasText: await heading.innerText() })).toBeAttached();
  await expectSameDocument(page);

  await page.goBack();
  await expect(page).toHaveTitle("Requirements · Docendo");
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(depth);
  await page.goForward();
  await expect(page).not.toHaveTitle("Requirements · Docendo");
  await expectSameDocument(page);
});

test("a page that is no part of the application is loaded, and back leads to where one was", async ({ page }) => {
  await open(page, "/matrix");
  await mark(page);
  await page.getByRole("link", { name: "Print" }).first().click();
  await expect(page).toHaveURL(/\/matrix\/print$/);
  await expect(page.locator("html[data-kept]")).toHaveCount(0);
  await page.goBack();
  await expect(page).toHaveTitle("Training matrix · Docendo");
});

test("what the search finds is opened in front of the reader, also one course after the other", async ({ page }) => {
  await open(page, "/courses");
  await mark(page);
  const titles = await page.getByRole("table").getByRole("rowheader").getByRole("link").allInnerTexts();
  for (const title of titles.slice(0, 2)) {
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog").getByRole("combobox").fill(title);
    await page.getByRole("option", { name: title }).first().click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    await expect(page).toHaveTitle(`${title} · Docendo`);
    await expect(page.getByRole("dialog")).toHaveCount(0);
  }
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(titles[0] ?? "");
  await expectSameDocument(page);
});

test("filters answer at once, keep the focus, and say how much they leave", async ({ page }) => {
  await open(page, "/requirements");
  await mark(page);
  const count = page.locator(".list-line");
  const all = await count.innerText();
  const search = page.getByRole("search", { name: "Requirements" }).getByRole("searchbox");
  await search.pressSequentially("emergency");
  await expect(page).toHaveURL(/search=emergency/);
  await expect(count).not.toHaveText(all);
  await expect(search).toBeFocused();
  await expect(search).toHaveValue("emergency");
  await expect(page.getByRole("status").filter({ hasText: await count.innerText() })).toBeAttached();

  const scope = page.locator("select[name=scope]");
  await scope.focus();
  await scope.selectOption("site");
  await expect(page).toHaveURL(/scope=site/);
  await expect(scope).toBeFocused();
  await page.locator(".pill", { has: scope }).getByRole("link").click();
  await expect(page).not.toHaveURL(/scope=/);
  await expect(scope).toBeFocused();
  await expect(scope).toHaveValue("");
  await expectSameDocument(page);
});

test("a form is checked before it is sent, keeps what was typed, and is sent once", async ({ page }) => {
  await open(page, "/requirements/new");
  await mark(page);
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST") sent.push(new URL(request.url()).pathname);
  });
  await page.getByLabel("Notes").fill("Typed before anything was sent");
  await page.getByRole("button", { name: "Set requirement" }).click();
  await expect(page.getByRole("alert")).toBeFocused();
  await expect(page.getByRole("alert").getByRole("link", { name: "Competency: Fill this in." })).toBeVisible();
  expect(sent, "what is wrong is known before").toEqual([]);

  await page.getByLabel("Competency").selectOption({ index: 4 });
  await page.getByLabel("Everyone").check();
  await page.getByRole("button", { name: "Set requirement" }).dblclick();
  await expect(page).toHaveURL(/\/requirements\/\d+$/);
  await expect(page.getByRole("main")).toContainText("Typed before anything was sent");
  expect(sent).toEqual(["/do/requirement/create"]);
  await expectSameDocument(page);
});

test.describe("without the service worker, which would ask in its place", () => {
  test.use({ serviceWorkers: "block" });

  test("a part of the application that cannot be loaded leads to a page load", async ({ page }) => {
    await open(page, "/requirements");
    await page.route(/split_courses_.*\.wasm/, (route) => route.abort());
    await mark(page);
    await page.getByRole("link", { name: "Catalogue" }).first().click();
    await expect(page).toHaveTitle("Catalogue · Docendo");
    await expect(page.locator("html[data-kept]")).toHaveCount(0);
  });
});

test("what was made on a page is there at once, and its form is empty again", async ({ page }) => {
  await open(page, "/courses/categories");
  await mark(page);
  await page.getByLabel("Name").fill("Contractors");
  await page.getByLabel("Code").fill("CONTRACT");
  await page.getByRole("button", { name: "Create category" }).click();
  await expect(page.getByRole("rowheader", { name: "Contractors" })).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("");
  await expectSameDocument(page);
});

test("an Arabic page comes alive, and says which of its texts are English", async ({ page, context }) => {
  await context.addCookies([{ name: "look", value: "system.wide.ar", url: server.current().address }]);
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await open(page, "/requirements");
  await mark(page);
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(page.locator('main [lang="en"][dir="ltr"]').first()).toBeVisible();
  await page.getByRole("table").getByRole("rowheader").getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await expectSameDocument(page);
  expect(errors).toEqual([]);
});

test("a form whose sign-in has ended is kept, signed in over, and sent", async ({ page, context }) => {
  await open(page, "/courses/categories");
  await mark(page);
  await page.getByLabel("Name").fill("Lifting");
  await page.getByLabel("Code").fill("LIFTING");
  await context.clearCookies();
  await page.getByRole("button", { name: "Create category" }).click();
  const dialog = page.getByRole("dialog", { name: "Sign in again" });
  await expect(dialog).toBeVisible();
  await expectNoViolations(page);

  await dialog.getByLabel("E-mail").fill("admin@demo.test");
  await dialog.getByLabel("Password").fill("not the password");
  await dialog.getByRole("button", { name: "Sign in and send" }).click();
  await expect(dialog.getByRole("alert")).toContainText("password is not right");
  await dialog.getByLabel("Password").fill(DEMO_PASSWORD);
  await dialog.getByRole("button", { name: "Sign in and send" }).click();
  await expect(page.getByRole("rowheader", { name: "Lifting" })).toBeVisible();
  await expect(dialog).toBeHidden();
  await expectSameDocument(page);
});

test("somebody else who signs in over a form does not see what was typed", async ({ page, context }) => {
  await open(page, "/courses/categories");
  await page.getByLabel("Name").fill("Secret plans");
  await page.getByLabel("Code").fill("SECRET");
  await context.clearCookies();
  await page.getByRole("button", { name: "Create category" }).click();
  const dialog = page.getByRole("dialog", { name: "Sign in again" });
  await dialog.getByLabel("E-mail").fill("manager@demo.test");
  await dialog.getByLabel("Password").fill(DEMO_PASSWORD);
  await dialog.getByRole("button", { name: "Sign in and send" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.locator("body")).not.toContainText("Secret plans");
  await expect(page.locator("input[value='Secret plans']")).toHaveCount(0);
});
