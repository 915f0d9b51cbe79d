// Taking the matrix out: a small one arrives at once, a large one is written in the background, and paper gets all of it.
import { expect, test, type Download, type Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";
import { complaints, expectNoSidewaysScrolling, expectNoViolations } from "../helpers/page.js";
import { useServer } from "../helpers/server.js";
import { signIn } from "../helpers/visit.js";

const [PEOPLE, COURSES] = [1500, 100];
/** Those who are asked for, and the administrator. */
const ROWS = PEOPLE + 1;
const server = useServer((server) => server.command("demo", "--people", `${PEOPLE}`, "--courses", `${COURSES}`));

test.beforeEach(async ({ page }) => signIn(page, server.current().address, "admin@large.test"));

/** How many rows the sheet of a workbook has; a workbook is an archive of XML files. */
async function rowsOf(download: Download): Promise<number> {
  const parts = unzipSync(readFileSync(await download.path()));
  return strFromU8(parts["xl/worksheets/sheet1.xml"]).split("<row ").length - 1;
}

async function downloaded(page: Page, link: string): Promise<Download> {
  const waiting = page.waitForEvent("download");
  await page.getByRole("link", { name: link, exact: true }).click();
  return waiting;
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled });

    test("a large matrix is exported in the background, left, and found again whole", async ({ page }) => {
      const heard = complaints(page);
      const { address } = server.current();
      await page.goto(`${address}/matrix`);
      await expect(page.getByRole("button", { name: "Excel" })).toHaveAccessibleDescription(/written in the background/);
      await page.getByRole("button", { name: "Excel" }).click();
      await expect(page).toHaveURL(/\/exports\/\d+$/);
      const mine = page.url();

      await page.goto(`${address}/people`);
      await page.goto(`${address}/exports`);
      await page.getByRole("rowheader").getByRole("link", { name: /^matrix-.*\.xlsx$/ }).first().click();
      await expect(page).toHaveURL(mine);
      await expect(page.getByText("The file is ready")).toBeVisible({ timeout: 45_000 });
      const file = await downloaded(page, "Download");
      expect(file.suggestedFilename()).toMatch(/^matrix-\d{4}-\d\d-\d\d\.xlsx$/);
      expect(await rowsOf(file)).toBe(ROWS + 1);

      await page.getByRole("button", { name: "Delete" }).click();
      await expect(page).toHaveURL(`${address}/exports`);
      await expect(page.getByText("No file waits for you")).toBeVisible();
      expect(heard).toEqual([]);
    });
  });
}

test("a small matrix arrives at once", async ({ page }) => {
  await page.goto(`${server.current().address}/matrix?by=site`);
  const file = await downloaded(page, "Excel");
  // Four sites under the heads.
  expect(await rowsOf(file)).toBe(4 + 1);
  expect((await downloaded(page, "CSV")).suggestedFilename()).toMatch(/\.csv$/);
});

test("nothing is wrong with the pages of exports, on a phone as well", async ({ page }) => {
  const { address } = server.current();
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await page.goto(`${address}/exports`);
    await expectNoSidewaysScrolling(page);
    await expectNoViolations(page);
  }
  await page.goto(`${address}/matrix`);
  await expectNoSidewaysScrolling(page);
  await page.getByRole("button", { name: "CSV" }).click();
  await expect(page.getByText("The file is ready")).toBeVisible({ timeout: 45_000 });
  for (const path of [new URL(page.url()).pathname, "/exports"]) {
    await page.goto(address + path);
    await expectNoSidewaysScrolling(page);
    await expectNoViolations(page);
  }
});

test("paper gets every column, in sheets that fit", async ({ page }) => {
  test.slow();
  const { address } = server.current();
  await page.goto(`${address}/matrix`);
  await page.getByRole("link", { name: "Print" }).click();
  await expect(page.getByText("Too much for paper")).toBeVisible();
  await expectNoViolations(page);

  await page.goto(`${address}/matrix?by=role`);
  await page.getByRole("link", { name: "Print" }).click();
  const all: number[] = [];
  for (const [paper, fitting] of [["A4", 17], ["A3", 27]] as const) {
    await page.getByRole("link", { name: paper }).click();
    await expect(page.getByRole("link", { name: paper })).toHaveAttribute("aria-current", "true");
    const heads = await page.locator(".print-sheet").evaluateAll((sheets) => sheets.map((sheet) => sheet.querySelectorAll(".print-what").length));
    expect(Math.max(...heads)).toBeLessThanOrEqual(fitting);
    all.push(heads.reduce((sum, count) => sum + count));
    await page.emulateMedia({ media: "print" });
    await page.waitForLoadState();
    // Nothing is wider than the sheet less its margins.
    const widest = await page.locator(".print-table").evaluateAll((tables) => Math.max(...tables.map((table) => table.clientWidth)));
    expect(widest).toBeLessThanOrEqual(((paper === "A4" ? 297 : 420) - 24) * (96 / 25.4));
    await page.emulateMedia({ media: "screen" });
  }
  expect(all).toEqual([COURSES, COURSES]);
  await expectNoSidewaysScrolling(page);
  await expectNoViolations(page);
});
