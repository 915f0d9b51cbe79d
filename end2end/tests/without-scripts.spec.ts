// With scripts switched off everything can still be read and sent; scripts only make some of it quicker.
import { expect, test } from "@playwright/test";
import { isoDay, today } from "../helpers/northgate.js";
import { useServer } from "../helpers/server.js";
import { cellOf, explanation, expectFlaw, legend, signIn } from "../helpers/visit.js";

test.use({ javaScriptEnabled: false });
const server = useServer((server) => server.command("demo"));

test.beforeEach(async ({ page }) => signIn(page, server.current().address, "admin@demo.test"));

test("a refused sign-in keeps the address that was typed", async ({ page, context }) => {
  await context.clearCookies();
  await page.goto(`${server.current().address}/sign-in`);
  await page.getByLabel("E-mail").fill("nobody@demo.test");
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toContainText("The e-mail address or the password is not right");
  await expect(page.getByLabel("E-mail")).toHaveValue("nobody@demo.test");
});

test("a course is created, with a flaw first", async ({ page }) => {
  await page.goto(`${server.current().address}/courses/new`);
  await page.getByLabel("Title").fill("Working in silence");
  await page.getByLabel("Valid for").fill("0");
  await page.getByLabel("Category").selectOption({ label: "General" });
  await page.getByRole("button", { name: "Create course" }).click();
  await expectFlaw(page, "Code", "Fill this in.");
  await expectFlaw(page, "Valid for", "Between 1 and 1,200.");
  await expect(page.getByLabel("Title")).toHaveValue("Working in silence");
  await expect(page.getByLabel("Category").getByRole("option", { selected: true })).toHaveText("General");

  await page.getByLabel("Code").fill("SIL-01");
  await page.getByLabel("Valid for").fill("12");
  await page.getByRole("button", { name: "Create course" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Working in silence");
});

test("a cell of the matrix is a link to the page with its explanation, and closing it leads back", async ({ page }) => {
  await page.goto(`${server.current().address}/matrix`);
  await (await cellOf(page, "Nogueira, José", "MAN-01")).click();
  await expect(page).toHaveURL(/cell=/);
  await expect(explanation(page, "José Nogueira").getByRole("heading", { name: "What to do" })).toBeVisible();
  await explanation(page, "José Nogueira").getByRole("link", { name: "Close" }).click();
  await expect(explanation(page, "José Nogueira")).toHaveCount(0);
});

test("filters are sent with their button", async ({ page }) => {
  await page.goto(`${server.current().address}/matrix`);
  const before = await legend(page);
  await page.getByLabel("Site", { exact: true }).selectOption({ label: "Riverside Works" });
  await page.getByLabel("As of").fill(isoDay(today(), -200));
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(page).toHaveURL(/as_of=.*site=\d+|site=\d+.*as_of=/);
  expect(await legend(page)).not.toEqual(before);
});

test("a completion is recorded", async ({ page }) => {
  await page.goto(`${server.current().address}/completions/new`);
  await page.getByLabel("Person", { exact: true }).fill("José Nogueira");
  await page.getByLabel("Course").selectOption({ label: "MAN-01 Manual handling" });
  await page.getByLabel("Completed on").fill(isoDay(today()));
  await page.getByRole("button", { name: "Record completion" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("José Nogueira");
  const row = page.getByRole("region", { name: "Competencies" }).getByRole("row").filter({ hasText: "Manual handling" });
  await expect(row).toContainText("Valid");
});

test("whoever is signed in can sign out", async ({ page }) => {
  await page.getByRole("button", { name: "Helena Nováková" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
});
