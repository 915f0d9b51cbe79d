// The search palette: Ctrl-K or a slash, a few letters, Enter.
import { expect, test, type Page } from "@playwright/test";
import { complaints, expectNoSidewaysScrolling, expectNoViolations } from "../helpers/page.js";
import { useServer } from "../helpers/server.js";
import { signIn } from "../helpers/visit.js";

const server = useServer((server) => server.command("demo"));

/** Presses `keys` once the palette listens: only then its field says so. */
async function press(page: Page, keys: string): Promise<void> {
  await expect(page.getByText("Ctrl K", { exact: true })).toBeVisible();
  await page.keyboard.press(keys);
}

test.describe("with scripts", () => {
  test.beforeEach(async ({ page }) => signIn(page, server.current().address, "admin@demo.test"));

  test("Ctrl-K, letters without accents and Enter lead to a person", async ({ page }) => {
    const wrong = complaints(page);
    await press(page, "Control+k");
    const palette = page.getByRole("dialog", { name: "Search" });
    const query = palette.getByRole("combobox");
    await expect(query).toBeFocused();
    await expect(palette.getByRole("option", { name: "Add a person" })).toBeVisible();

    await query.fill("jose nog");
    await expect(palette.getByRole("option", { name: /José Nogueira/ })).toHaveAttribute("aria-selected", "true");
    await expect(palette.getByRole("status")).toHaveText("1 result");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("José Nogueira");
    expect(wrong).toEqual([]);
  });

  test("a slash opens it, arrows choose, Escape leaves everything as it was", async ({ page }) => {
    await press(page, "/");
    const palette = page.getByRole("dialog", { name: "Search" });
    await palette.getByRole("combobox").fill("forklift");
    const options = palette.getByRole("option");
    await expect(options.first()).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("ArrowDown");
    await expect(options.nth(1)).toHaveAttribute("aria-selected", "true");
    await expect(palette.getByRole("combobox")).toHaveAttribute("aria-activedescendant", "palette-2");
    await page.keyboard.press("ArrowUp");
    await expect(options.first()).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("Escape");
    await expect(palette).toBeHidden();
    await expect(page).toHaveURL(`${server.current().address}/`);
  });

  test("it has nothing for axe to find, also when nothing fits, and stays quick", async ({ page }) => {
    await press(page, "Control+k");
    const palette = page.getByRole("dialog", { name: "Search" });
    await palette.getByRole("combobox").fill("fire");
    await expect(palette.getByRole("option").first()).toBeVisible();
    await expectNoViolations(page);
    await palette.getByRole("combobox").fill("nobody and nothing");
    await expect(palette.getByRole("status")).toHaveText("Nothing fits.");
    const answer = await page.request.get(`${server.current().address}/palette.js`);
    expect((await answer.body()).length).toBeLessThan(6_000);
  });

  test("a worker finds no action that they may not do", async ({ page, context }) => {
    await context.clearCookies();
    await signIn(page, server.current().address, "worker@demo.test");
    await press(page, "Control+k");
    const palette = page.getByRole("dialog", { name: "Search" });
    await expect(palette.getByRole("option", { name: "Catalogue" })).toBeVisible();
    await expect(palette.getByRole("option", { name: /Add/ })).toHaveCount(0);
    await palette.getByRole("combobox").fill("helena");
    await expect(palette.getByRole("status")).toHaveText("Nothing fits.");
  });
});

test.describe("on a phone without scripts", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });

  test("the same field leads to a page of results", async ({ page }) => {
    await signIn(page, server.current().address, "manager@demo.test");
    await page.getByRole("search", { name: "Everywhere" }).getByRole("searchbox").fill("novakova");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/search\?q=novakova/);
    await page.getByRole("main").getByRole("link", { name: "Helena Nováková" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Helena Nováková");
  });
});

test("the page of results has nothing for axe to find", async ({ page }) => {
  await signIn(page, server.current().address, "manager@demo.test");
  for (const query of ["", "safety", "zzzz"]) {
    await page.goto(`${server.current().address}/search?q=${query}`);
    await expectNoSidewaysScrolling(page);
    await expectNoViolations(page);
  }
});
