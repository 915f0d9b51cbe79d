// Requirements: set for a role, seen in the matrix, ended; and those that make no sense refused.
import { expect, test, type Page } from "@playwright/test";
import { Api } from "../helpers/api.js";
import { isoDay, today, written } from "../helpers/northgate.js";
import { useServer } from "../helpers/server.js";
import { expectFlaw, legend, signIn } from "../helpers/visit.js";

const server = useServer((server) => server.command("demo"));

test.beforeEach(async ({ page }) => signIn(page, server.current().address, "admin@demo.test"));

/** The matrix of those who hold `role`. */
async function openMatrix(page: Page, role: string): Promise<void> {
  await page.goto(`${server.current().address}/matrix?by=role`);
  await page.getByRole("rowheader", { name: role }).getByRole("link").click();
  await expect(page.getByRole("columnheader", { name: "Person" })).toBeVisible();
}

/** How many people the page of the matrix shows. */
async function people(page: Page): Promise<number> {
  return (await page.getByRole("rowheader").count()) - 1;
}

test("a new requirement of a role shows in the matrix for everybody who holds it, until it ends", async ({ page, request }) => {
  const api = await Api.open(request, server.current().address);
  await api.course({ code: "REQ-01", title: "Reading the requirements" });
  await openMatrix(page, "Welder");
  const before = await legend(page);
  const welders = await people(page);
  await expect(page.getByRole("columnheader", { name: /REQ-01/ })).toHaveCount(0);

  await page.goto(`${server.current().address}/requirements`);
  await page.getByRole("link", { name: "New requirement" }).click();
  // The list stays until the form is there, and has a field that is called much the same.
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("New requirement");
  await page.getByLabel("Competency").selectOption({ label: "REQ-01 Reading the requirements" });
  await page.getByLabel("Those with a job role").check();
  await page.getByLabel("Job role", { exact: true }).selectOption({ label: `Welder (${welders})` });
  await page.getByLabel("In force from").fill(isoDay(today(), -30));
  await page.getByLabel("Why it is required").fill("The insurer asks for it.");
  await page.getByRole("button", { name: "Set requirement" }).click();
  await expect(page).toHaveURL(/\/requirements\/\d+$/);
  const requirement = page.url();
  await expect(page.getByText("Whoever holds the role Welder must hold it.")).toBeVisible();
  await expect(page.getByRole("main")).toContainText("The insurer asks for it.");

  await openMatrix(page, "Welder");
  await expect(page.getByRole("columnheader", { name: /REQ-01/ })).toBeVisible();
  expect(await legend(page)).toEqual({ ...before, Missing: before.Missing + welders });

  await page.goto(requirement);
  await page.getByRole("link", { name: "End", exact: true }).click();
  await expect(page.getByRole("main")).toContainText(`It bears on ${welders} people today`);
  await page.getByLabel("It ends on").fill(isoDay(today(), -60));
  await page.getByRole("button", { name: "End requirement" }).click();
  await expect(page.getByRole("alert")).toContainText("It has to be later than the start.");
  await page.getByLabel("It ends on").fill(isoDay(today()));
  await page.getByRole("button", { name: "End requirement" }).click();
  await expect(page.getByText("No longer in force")).toBeVisible();
  await expect(page.getByRole("link", { name: "Change", exact: true })).toHaveCount(0);

  await openMatrix(page, "Welder");
  expect(await legend(page)).toEqual(before);
  await page.goto(`${page.url()}&as_of=${isoDay(today(), -1)}`);
  await expect(page.getByRole("columnheader", { name: /REQ-01/ }), "the past stays as it was").toBeVisible();
});

test("a requirement that ends before it starts is refused, and nothing typed is lost", async ({ page, request }) => {
  const api = await Api.open(request, server.current().address);
  await api.course({ code: "REQ-02", title: "Ending before it starts" });
  await page.goto(`${server.current().address}/requirements/new`);
  await page.getByLabel("Competency").selectOption({ label: "REQ-02 Ending before it starts" });
  await page.getByLabel("Everyone").check();
  await page.getByLabel("In force from").fill("2026-03-01");
  await page.getByLabel("Until").fill("2026-02-01");
  await page.getByLabel("Law or standard").last().fill("ISO 45001, 7.2");
  await page.getByRole("button", { name: "Set requirement" }).click();

  await expectFlaw(page, "Until", "It has to be later than the start.");
  await expect(page.getByLabel("Everyone")).toBeChecked();
  await expect(page.getByLabel("Until")).toHaveValue("2026-02-01");
  await expect(page.getByLabel("Law or standard").last()).toHaveValue("ISO 45001, 7.2");
  await page.getByLabel("Until").fill("");
  await page.getByRole("button", { name: "Set requirement" }).click();
  await expect(page.getByText("Everyone must hold it.")).toBeVisible();
});

test("an empty requirement tells everything that is missing", async ({ page }) => {
  await page.goto(`${server.current().address}/requirements/new`);
  await page.getByRole("button", { name: "Set requirement" }).click();
  await expectFlaw(page, "Competency", "Fill this in.");
  await expect(page.getByRole("alert").getByRole("link", { name: "Job role: Fill this in." })).toBeVisible();
});

test("a changed requirement keeps its history", async ({ page, request }) => {
  const api = await Api.open(request, server.current().address);
  await api.course({ code: "REQ-03", title: "Changing its mind" });
  await page.goto(`${server.current().address}/requirements/new`);
  await page.getByLabel("Competency").selectOption({ label: "REQ-03 Changing its mind" });
  await page.getByLabel("Those who work at a site").check();
  await page.getByLabel("Site", { exact: true }).selectOption({ label: "Riverside Works" });
  await page.getByRole("button", { name: "Set requirement" }).click();
  await page.getByRole("link", { name: "Change", exact: true }).click();
  await page.getByLabel("Grace").fill("30");
  await page.getByRole("button", { name: "Save changes" }).click();

  await expect(page.getByRole("region", { name: "Terms" })).toContainText("30 days");
  const history = page.getByRole("main").locator("section").filter({ has: page.getByRole("heading", { name: "History" }) });
  await expect(history).toContainText(/Grace set to 30/);
  await expect(history).toContainText(written(today()));
});
