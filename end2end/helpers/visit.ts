// What people do on many pages: sign in, look at the figures of the matrix, read what a form refuses.
import { expect, type Locator, type Page } from "@playwright/test";

/** The password of every account of the demo organisation. */
export const DEMO_PASSWORD = "docendo-demo-2026";

/** Signs in on the server at `address`, and ends on the start page with its styles: what is only for phones is hidden. */
export async function signIn(page: Page, address: string, email: string, password = DEMO_PASSWORD): Promise<void> {
  await page.goto(`${address}/sign-in`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(`${address}/`);
}

/** The links to the places that are open to the role, at the side of every page; phones have their main places below. */
export function sidebar(page: Page): Locator {
  return page.getByRole("navigation", { name: "Places", exact: true });
}

/** How often each state occurs, as the legend of the matrix says. */
export async function legend(page: Page): Promise<Record<string, number>> {
  const lines = await page.getByRole("list", { name: "States, with how often each occurs" }).getByRole("listitem").allInnerTexts();
  return Object.fromEntries(lines.map((line) => [line.replace(/[\d\s]+$/, ""), Number(/\d+$/.exec(line.trim())?.[0])]));
}

/** The row of the matrix or of a list whose head leads to `name`. */
export function rowOf(page: Page, name: string): Locator {
  return page.getByRole("row").filter({ has: page.locator("th").getByRole("link", { name }) });
}

/** The cell of the matrix where the row of `person` meets the column of the course `code`. */
export async function cellOf(page: Page, person: string, code: string): Promise<Locator> {
  const heads = await page.getByRole("columnheader").allTextContents();
  const column = heads.findIndex((head) => head.includes(code));
  expect(column, `the column of ${code}`).toBeGreaterThan(0);
  return rowOf(page, person).locator("td").nth(column - 1).getByRole("link");
}

/** The explanation of a cell of `person`, beside the matrix. */
export function explanation(page: Page, person: string): Locator {
  return page.getByRole("complementary", { name: person });
}

/** Opens the page of the course `code`, found by searching the catalogue for it. */
export async function openCourse(page: Page, address: string, code: string): Promise<void> {
  await page.goto(`${address}/courses?search=${code}`);
  await page.getByRole("rowheader").getByRole("link").click();
  await expect(page).toHaveURL(/\/courses\/\d+$/);
}

/** Expects that the form was refused: the summary leads to each field, and the field says `sentence` itself. */
export async function expectFlaw(page: Page, field: string, sentence: string): Promise<void> {
  await expect(page.getByRole("alert").getByRole("link", { name: `${field}: ${sentence}` })).toBeVisible();
  await expect(page.getByLabel(field, { exact: false }).first()).toHaveAccessibleDescription(new RegExp(escaped(sentence)));
}

/** Expects the page that says what went wrong: `title`, and a sentence under it. */
export async function expectErrorPage(page: Page, title: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(page.getByRole("main").getByRole("paragraph").first()).toHaveText(/\.$/);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
