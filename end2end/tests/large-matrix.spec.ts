// A matrix too large for one table: only what is in view is in the page, and everything is reached by hand and by keyboard.
import { expect, test, type Page } from "@playwright/test";
import { complaints, expectNoSidewaysScrolling, expectNoViolations } from "../helpers/page.js";
import { useServer } from "../helpers/server.js";
import { signIn } from "../helpers/visit.js";

// Requests that are cut here have to be those of the page: the service worker would ask in its place.
test.use({ serviceWorkers: "block" });

const [PEOPLE, COURSES] = [1000, 100];
/** Those who are asked for, and the administrator. */
const ROWS = PEOPLE + 1;
const server = useServer((server) => server.command("demo", "--people", `${PEOPLE}`, "--courses", `${COURSES}`));

const grid = (page: Page) => page.getByRole("grid");
const scrollTo = (page: Page, top: number, left: number) =>
  grid(page).evaluate((grid, [top, left]) => grid.scrollTo({ top, left }), [top, left]);
/**
 * What the rows in the page are: how many still wait for their names, whether they fill the view, and whether they stand
 * together, with nothing left over from where one was before.
 */
const rowsInPage = (page: Page) =>
  grid(page).evaluate((grid) => {
    const rows = [...grid.querySelectorAll<HTMLElement>(".big-grid-row")].filter((row) => !row.hidden);
    const bottomOf = (selector: string) => grid.querySelector(selector)!.getBoundingClientRect().bottom;
    const boxes = rows.map((row) => row.getBoundingClientRect());
    const [top, bottom] = [Math.min(...boxes.map((box) => box.top)), Math.max(...boxes.map((box) => box.bottom))];
    const end = Math.min(grid.getBoundingClientRect().bottom, bottomOf(".big-grid-body"));
    return {
      unnamed: rows.filter((row) => row.querySelector("bdi")!.textContent === "…").length,
      fill: top <= bottomOf(".big-grid-head") + 1 && bottom >= end - 1,
      together: Math.abs(bottom - top - boxes.length * boxes[0].height) < boxes[0].height / 2,
    };
  });
/** The row and column of what has the focus, as a screen reader counts them. */
const place = (page: Page) =>
  page.evaluate(() => {
    const number = (name: string) => document.activeElement?.closest(`[${name}]`)?.getAttribute(name);
    return [Number(number("aria-rowindex")), Number(number("aria-colindex"))];
  });

test.describe("with scripts", () => {
  test.beforeEach(async ({ page }) => {
    await signIn(page, server.current().address, "admin@large.test");
    await page.goto(`${server.current().address}/matrix`);
    await expect(page.locator(".cell.state-valid").first()).toBeVisible();
  });

  test("only what is in view is in the page, wherever one scrolls", async ({ page }) => {
    const heard = complaints(page);
    await expect(grid(page)).toHaveAttribute("aria-rowcount", `${ROWS + 1}`);
    await expect(grid(page)).toHaveAttribute("aria-colcount", `${COURSES + 2}`);
    for (const [top, left] of [[9000, 0], [1_000_000, 1_000_000], [0, 2000], [300, 300]]) {
      await scrollTo(page, top, left);
      await expect.poll(() => rowsInPage(page)).toEqual({ unnamed: 0, fill: true, together: true });
      expect(await page.locator("*").count()).toBeLessThan(3000);
    }
    await scrollTo(page, 1_000_000, 1_000_000);
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await expect(page.locator(`[role=row][aria-rowindex="${ROWS + 1}"]`)).toBeInViewport();
    await expect(page.getByRole("columnheader", { name: `C-${COURSES}` })).toBeInViewport();
    await expectNoSidewaysScrolling(page);
    expect(heard).toEqual([]);
  });

  test("a part that could not be loaded is told, and loaded when asked for again", async ({ page }) => {
    // What is on its way already would take the sentence back.
    await expect.poll(() => rowsInPage(page)).toEqual({ unnamed: 0, fill: true, together: true });
    await page.waitForLoadState("networkidle");
    await page.route(/\/matrix\/(window|names)\?/, (route) => route.abort());
    await scrollTo(page, 20_000, 0);
    const lost = page.getByRole("status").filter({ hasText: "Part of the matrix could not be loaded." });
    await expect(lost).toBeVisible();
    await page.unroute(/\/matrix\/(window|names)\?/);
    await lost.getByRole("button", { name: "Try again" }).click();
    await expect(lost).toBeHidden();
    await expect.poll(() => rowsInPage(page)).toEqual({ unnamed: 0, fill: true, together: true });
  });

  test("somebody is found by their number, and a course by its code", async ({ page }) => {
    const field = page.getByRole("searchbox", { name: "Person, number or course" });
    await field.fill("L00900");
    await field.press("Enter");
    await expect(grid(page).getByRole("row").filter({ has: page.locator("a:focus") })).toBeInViewport();
    expect((await place(page))[1]).toBe(1);
    await field.fill("c-077");
    await field.press("Enter");
    await expect(page.getByRole("columnheader", { name: "C-077" })).toBeInViewport();
    expect((await place(page))[1]).toBe(77 + 2);
    await field.fill("nobody at all");
    await field.press("Enter");
    await expect(page.getByRole("status").filter({ hasText: "Nobody and nothing here" })).toBeVisible();
  });

  test("the keyboard reaches every cell, and Tab leaves the grid with one press", async ({ page }) => {
    await grid(page).locator("[tabindex='0']").focus();
    expect(await place(page)).toEqual([2, 3]);
    const steps = [
      ["ArrowRight", [2, 4]],
      ["ArrowDown", [3, 4]],
      ["Home", [3, 1]],
      ["End", [3, COURSES + 2]],
      ["Control+End", [ROWS + 1, COURSES + 2]],
      ["ArrowDown", [ROWS + 1, COURSES + 2]],
      ["Control+Home", [2, 1]],
      ["ArrowUp", [2, 1]],
    ] as const;
    for (const [key, at] of steps) {
      await page.keyboard.press(key);
      expect(await place(page), key).toEqual(at);
    }
    await page.keyboard.press("PageDown");
    expect((await place(page))[0]).toBeGreaterThan(5);
    await expect(page.locator(":focus")).toBeInViewport();
    await page.keyboard.press("Tab");
    expect(await page.locator(".big-grid :focus").count()).toBe(0);
  });

  test("scrolling away from the focused cell keeps the keyboard in the grid", async ({ page }) => {
    await grid(page).locator("[tabindex='0']").focus();
    await scrollTo(page, 15_000, 0);
    await expect(grid(page)).toBeFocused();
    await page.keyboard.press("ArrowDown");
    expect(await place(page)).toEqual([3, 3]);
    await expect(page.locator(":focus")).toBeInViewport();
  });

  test("a cell says its state and its day, and opens its explanation", async ({ page }) => {
    const cell = page.getByRole("gridcell", { name: /^Expired since \d+ \w+ \d{4}$/ }).first();
    await cell.click();
    const why = page.getByRole("complementary");
    await expect(why.getByRole("heading", { level: 2 })).toBeFocused();
    await expect(why).toContainText("What to do");
    await page.keyboard.press("Escape");
    await expect(why).toBeHidden();
    await expect(cell).toBeFocused();
  });

  test("people stand under their site, which rolls them up and leads to them", async ({ page }) => {
    await page.goto(`${server.current().address}/matrix?under=site`);
    const heading = grid(page).getByRole("row").filter({ hasText: "Hillview" });
    await expect(heading.getByRole("gridcell", { name: /^worst: \w+, holds: \d+ %$/ }).first()).toBeVisible();
    await heading.getByRole("rowheader").getByRole("link").click();
    await expect(page).toHaveURL(/site=\d+/);
  });

  test("axe finds nothing", async ({ page }) => {
    await expectNoViolations(page);
  });

  test("a view is kept under a name, and an export has what is shown", async ({ page }) => {
    await page.goto(`${server.current().address}/matrix?show=gaps&mandatory=yes`);
    await page.getByText("Saved views").click();
    await page.getByLabel("Save this view as").fill("Mandatory gaps");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByText("Mandatory gaps").first()).toBeVisible();
    await expect(page).toHaveURL(/show=gaps&mandatory=yes$/);
    await page.goto(`${server.current().address}/matrix`);
    await page.getByText("Saved views").click();
    await page.getByRole("link", { name: "Mandatory gaps" }).click();
    await expect(page).toHaveURL(/show=gaps&mandatory=yes$/);
    const csv = await (await page.request.get(`${page.url().replace("/matrix?", "/matrix/export.csv?")}`)).text();
    expect(csv).not.toContain("Valid");
    expect(csv.trim().split("\n").length - 1).toBe(Number(await grid(page).getAttribute("aria-rowcount")) - 1);
  });
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("rows and columns are on pages, and finding opens the right one", async ({ page }) => {
    await signIn(page, server.current().address, "admin@large.test");
    await page.goto(`${server.current().address}/matrix`);
    await expect(page.locator(".matrix tbody tr")).toHaveCount(50);
    await page.getByRole("link", { name: "Page 2" }).first().click();
    await expect(page.getByText(`Rows 51–100 of ${ROWS.toLocaleString("en")}`)).toBeVisible();
    await page.getByRole("searchbox", { name: "Person, number or course" }).fill("C-077");
    await page.getByRole("button", { name: "Go there" }).click();
    await expect(page.getByRole("columnheader", { name: "C-077" })).toBeVisible();
    await expect(page.getByText(`Competencies 41–80 of ${COURSES}`)).toBeVisible();
  });
});
