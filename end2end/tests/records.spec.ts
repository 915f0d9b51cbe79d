// Completions on pages that are alive: whom a name means is asked under the field, and the queue goes on after each decision.
import { expect, test, type Page } from "@playwright/test";
import { alive, expectNoViolations } from "../helpers/page.js";
import { useServer } from "../helpers/server.js";
import { expectFlaw, signIn } from "../helpers/visit.js";

// What is cut here has to be the page's: the service worker would ask in its place.
test.use({ serviceWorkers: "block" });

const server = useServer((server) => server.command("demo"));

/** Opens a page, waits until it is alive, and marks its document: loading another one would show. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${server.current().address}${path}`);
  await alive(page);
  await page.evaluate(() => document.documentElement.setAttribute("data-kept", "yes"));
}

async function expectSameDocument(page: Page): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("data-kept", "yes");
}

test("where several people are meant one is chosen under the field, and the next form is empty", async ({ page }) => {
  await signIn(page, server.current().address, "admin@demo.test");
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await open(page, "/completions/new");
  await page.getByRole("button", { name: "Record completion" }).click();
  await expect(page.getByRole("alert")).toBeFocused();
  await expect(page.getByRole("alert").getByRole("link", { name: "Person: Fill this in." })).toBeVisible();

  const person = page.getByLabel("Person", { exact: true });
  const choice = page.getByRole("group", { name: "Several people are meant: choose one" });
  await person.fill("an");
  await page.getByLabel("Course").selectOption({ label: "CHEM-01 Hazardous substances" });
  await page.getByLabel("Notes").fill("Typed with care");
  await page.getByRole("button", { name: "Record and next" }).click();
  await expect(choice.getByRole("radio").nth(1)).toBeVisible();
  await expect(page.getByLabel("Notes")).toHaveValue("Typed with care");
  await expectNoViolations(page);
  await choice.getByRole("radio").nth(1).check();
  await page.getByRole("button", { name: "Record and next" }).click();
  // Who is meant is kept while something else is still wrong.
  await expectFlaw(page, "Score", "This course has a pass mark. Enter the score, or choose the result yourself.");
  await expect(choice).toHaveCount(0);
  await page.getByRole("spinbutton", { name: "Score" }).fill("100");
  await page.getByRole("button", { name: "Record and next" }).click();

  await expect(page.getByRole("main").getByRole("status")).toContainText("Recorded: ");
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await expect(person).toHaveValue("");
  await expect(page.getByLabel("Notes")).toHaveValue("");
  await expect(choice).toHaveCount(0);

  await person.fill("nobody at all");
  await page.getByLabel("Notes").fill("The second");
  await page.getByRole("button", { name: "Record and next" }).click();
  await expect(page.getByRole("alert")).toContainText("Nobody here matches that.");
  await expect(page.getByLabel("Notes")).toHaveValue("The second");
  await expect(choice).toHaveCount(0);
  await expectSameDocument(page);
  expect(errors).toEqual([]);
});

test("of many buttons the one that was refused says so, and the queue goes on after the others", async ({ page, context }) => {
  await signIn(page, server.current().address, "admin@demo.test");
  // This screen does not hear of what the other one does.
  await page.route("**/live", (route) => route.abort());
  await open(page, "/completions/pending");
  const items = page.getByRole("main").locator(".queue > li");
  const verify = (index: number) => items.nth(index).getByRole("button", { name: /^Verify / });
  const first = (await verify(0).getAttribute("aria-label")) ?? "";
  const second = (await verify(1).getAttribute("aria-label")) ?? "";

  const other = await context.newPage();
  await open(other, "/completions/pending");
  await other.getByRole("button", { name: first }).click();
  await expect(other.getByRole("main").getByRole("status")).toContainText("Verified: ");
  await expect(other.getByRole("button", { name: first })).toHaveCount(0);
  await other.close();

  await page.getByRole("button", { name: first }).click();
  await expect(items.first().getByRole("alert")).toContainText("This completion was verified or rejected before.");
  await expect(items.first().getByRole("alert")).toBeFocused();
  await expect(page.getByRole("alert")).toHaveCount(1);
  await page.getByRole("button", { name: second }).click();
  await expect(page.getByRole("main").getByRole("status")).toContainText("Verified: ");
  await expect(page.getByRole("button", { name: second })).toHaveCount(0);
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expectSameDocument(page);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a button that was refused says so, though its proof waits no longer", async ({ page, context }) => {
    await signIn(page, server.current().address, "admin@demo.test");
    await page.goto(`${server.current().address}/completions/pending`);
    const verify = page.getByRole("button", { name: /^Verify / }).first();
    const name = (await verify.getAttribute("aria-label")) ?? "";
    const other = await context.newPage();
    await other.goto(`${server.current().address}/completions/pending`);
    await other.getByRole("button", { name }).click();
    await expect(other.getByRole("main").getByRole("status")).toContainText("Verified: ");
    await verify.click();
    await expect(page.getByRole("alert")).toContainText("This completion was verified or rejected before.");
    await expect(page.getByRole("button", { name })).toHaveCount(0);
  });
});
