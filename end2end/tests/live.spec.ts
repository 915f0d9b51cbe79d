// Two screens: what is changed on one is seen on the other, which loads nothing anew and stays where somebody is.
import { expect, test, type Browser, type Page } from "@playwright/test";
import { alive, expectNoViolations } from "../helpers/page.js";
import { useServer } from "../helpers/server.js";
import { signIn } from "../helpers/visit.js";

const server = useServer((server) => server.command("demo"));

/** A screen of its own, signed in, with `path` open and alive; its document is marked: loading another one would show. */
async function screen(browser: Browser, path: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  const { address } = server.current();
  await signIn(page, address, "admin@demo.test");
  const listens = page.waitForResponse((answer) => new URL(answer.url()).pathname === "/live" && answer.ok());
  await page.goto(`${address}${path}`);
  await alive(page);
  await listens;
  await page.evaluate(() => document.documentElement.setAttribute("data-kept", "yes"));
  return page;
}

/** What a browser does that brings another tab to the front, or this one. */
async function look(page: Page, state: "hidden" | "visible"): Promise<void> {
  await page.evaluate((state) => {
    Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  }, state);
}

async function expectSameDocument(page: Page): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("data-kept", "yes");
}

test("a completion that is recorded on one screen is seen on the other", async ({ browser }) => {
  const matrix = await screen(browser, "/matrix");
  const gap = (await matrix.locator("a.cell.state-missing").first().getAttribute("href")) ?? "";
  const cell = matrix.locator(`a.cell[href="${gap}"]`);
  await cell.focus();

  const other = await screen(browser, gap);
  await other.getByRole("complementary").getByRole("link", { name: "Record", exact: true }).click();
  await other.getByRole("spinbutton", { name: "Score" }).fill("100");
  await other.getByRole("button", { name: "Record completion" }).click();
  await expect(other.getByRole("complementary")).toContainText("Valid");

  await expect(cell).toHaveClass(/state-valid/);
  await expect(cell).toBeFocused();
  await expectSameDocument(matrix);
});

test("a list follows, and what is being typed stays", async ({ browser }) => {
  const list = await screen(browser, "/courses/categories");
  const typing = await screen(browser, "/courses/categories");
  await typing.getByLabel("Name").fill("Half a na");

  const other = await screen(browser, "/courses/categories");
  await other.getByLabel("Name").fill("Heights");
  await other.getByLabel("Code").fill("HGT");
  await other.getByRole("button", { name: "Create category" }).click();
  await expect(other.getByRole("main")).toContainText("Heights");

  await expect(list.getByRole("main")).toContainText("Heights");
  await expect(typing.getByLabel("Name")).toHaveValue("Half a na");
  await expect(typing.getByRole("main")).not.toContainText("Heights");
  await typing.getByLabel("Name").fill("Half a name");
  await typing.getByLabel("Code").fill("HALF");
  await typing.getByRole("button", { name: "Create category" }).click();
  await expect(typing.getByRole("main")).toContainText("Half a name");
  await expect(typing.getByRole("main")).toContainText("Heights");
  for (const page of [list, typing, other]) await expectSameDocument(page);
});

test("a page that nobody looked at asks again when somebody does", async ({ browser }) => {
  const list = await screen(browser, "/courses/categories");
  await look(list, "hidden");
  const other = await screen(browser, "/courses/categories");
  await other.getByLabel("Name").fill("Unseen");
  await other.getByLabel("Code").fill("UNS");
  await other.getByRole("button", { name: "Create category" }).click();
  await expect(other.getByRole("main")).toContainText("Unseen");
  await expect(list.getByRole("main")).not.toContainText("Unseen");
  await look(list, "visible");
  await expect(list.getByRole("main")).toContainText("Unseen");
  await expectSameDocument(list);
});

test("a new release is offered, and loaded when somebody wants it", async ({ browser }) => {
  const page = await screen(browser, "/courses/categories");
  const offer = page.getByRole("link", { name: "Load it" });
  await page.getByLabel("Name").fill("In the middle of a form");
  await expect(offer).toHaveCount(0);
  // The page was left open while the server got another client, and comes back to it.
  await page.evaluate(() => document.documentElement.setAttribute("data-release", "/pkg/of-the-release-before"));
  await look(page, "hidden");
  await look(page, "visible");
  await expect(page.getByRole("status").filter({ hasText: "There is a new version of Docendo." })).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("In the middle of a form");
  await expectSameDocument(page);
  await expectNoViolations(page);
  await offer.click();
  await expect(page.locator("html[data-kept]")).toHaveCount(0);
  await expect(page).toHaveURL(/\/courses\/categories$/);
  await expect(offer).toHaveCount(0);
});
