// The matrix under the hand, on the desktop and on the phone: cells open in place, keys move, filters live in the address.
import { expect, test } from "@playwright/test";
import { alive, complaints, expectNoSidewaysScrolling } from "../helpers/page.js";
import { useServer } from "../helpers/server.js";
import { cellOf, explanation, legend, rowOf, signIn } from "../helpers/visit.js";

const server = useServer((server) => server.command("demo"));
/** Somebody of the demo organisation whose competencies are never the same for long. */
const WORKER = "José Nogueira";
/** As lists have the name. */
const LISTED = "Nogueira, José";

// The matrix of one job role is quicker to look at than that of all.
test.beforeEach(async ({ page }) => {
  await signIn(page, server.current().address, "admin@demo.test");
  await page.goto(`${server.current().address}/matrix?by=role`);
  await page.getByRole("rowheader", { name: "Site Worker" }).getByRole("link").click();
  await expect(page.getByRole("columnheader", { name: "Person" })).toBeVisible();
});

test("a cell opens beside the matrix without loading the page, and Escape leads back to it", async ({ page }) => {
  const heard = complaints(page);
  await alive(page);
  await page.evaluate(() => document.body.setAttribute("data-same-page", ""));
  const cell = await cellOf(page, LISTED, "MAN-01");
  await cell.click();

  await expect(explanation(page, WORKER).getByRole("heading", { name: WORKER })).toBeFocused();
  for (const part of ["Requirement", "Evidence", "Dates", "What to do"]) {
    await expect(explanation(page, WORKER).getByRole("heading", { name: part })).toBeVisible();
  }
  await expect(page).toHaveURL(/[?&]cell=/);
  await expectNoSidewaysScrolling(page);
  await page.keyboard.press("Escape");
  await expect(explanation(page, WORKER)).toBeHidden();
  await expect(cell).toBeFocused();
  await expect(page).not.toHaveURL(/cell=/);
  await expect(page.locator("body")).toHaveAttribute("data-same-page");
  expect(heard).toEqual([]);
});

test("one explanation takes the place of another, and its button closes it", async ({ page }) => {
  await alive(page);
  await (await cellOf(page, LISTED, "MAN-01")).click();
  await expect(explanation(page, WORKER)).toContainText("Manual handling");
  // On the phone the explanation lies over the matrix.
  await explanation(page, WORKER).getByRole("link", { name: "Close" }).click();
  await expect(explanation(page, WORKER)).toBeHidden();
  await (await cellOf(page, LISTED, "FIRE-01")).press("Enter");
  await expect(explanation(page, WORKER)).toContainText("Fire safety awareness");
  await expect(page.getByRole("complementary")).toHaveCount(1);
});

test("arrow keys move between cells, and Home and End to the ends of a row", async ({ page }) => {
  await alive(page);
  const cells = rowOf(page, LISTED).locator("td a");
  await cells.first().focus();
  await page.keyboard.press("ArrowRight");
  await expect(cells.nth(1)).toBeFocused();
  await page.keyboard.press("End");
  await expect(cells.last()).toBeFocused();
  await page.keyboard.press("Home");
  await expect(cells.first()).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(cells.first()).not.toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(cells.first()).toBeFocused();
});

test("Tab enters the matrix once and leaves it with the next press", async ({ page }) => {
  const within = page.getByRole("region", { name: "Training matrix" }).locator("td a");
  const tabbed = await within.evaluateAll((cells) => cells.filter((cell) => (cell as HTMLElement).tabIndex === 0).length);
  expect(tabbed).toBe(1);
});

test("a choice in the filters changes the matrix and its address at once", async ({ page }) => {
  await alive(page);
  const before = await legend(page);
  await page.getByLabel("Site", { exact: true }).selectOption({ label: "Quayside Terminal" });
  await expect(page).toHaveURL(/site=\d+/);
  // The address says at once what was chosen; the page follows.
  await expect.poll(() => legend(page)).not.toEqual(before);
  const there = await legend(page);
  await page.reload();
  expect(await legend(page)).toEqual(there);
  await page.getByRole("link", { name: "Clear" }).click();
  await expect(page).not.toHaveURL(/site=\d+/);
});

test("looking at the gaps alone leaves the totals as they are", async ({ page }) => {
  const before = await legend(page);
  await page.goto(`${page.url()}&show=gaps`);
  expect(await legend(page)).toEqual(before);
  await expect(page.locator("a.state-valid")).toHaveCount(0);
});

test("a row of a role leads to the people who hold it", async ({ page }) => {
  await page.goto(`${server.current().address}/matrix?by=role`);
  await expect(await cellOf(page, "Welder", "WLD-01")).toHaveAccessibleName(/^worst: \w+, holds: \d+ %$/);
  await page.getByRole("rowheader", { name: "Welder" }).getByRole("link").click();
  await expect(page).toHaveURL(/role=\d+/);
  await expect(page.getByRole("columnheader", { name: "Person" })).toBeVisible();
});

test("an address that cannot be read is told, not guessed", async ({ page }) => {
  const answer = await page.goto(`${server.current().address}/matrix?as_of=soon`);
  expect(answer?.status()).toBe(400);
  await expect(page.getByRole("heading", { level: 1, name: "This address cannot be read" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Give a day of the calendar");
});
