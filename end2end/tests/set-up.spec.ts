// From an empty server to an explained cell: the organisation is created, its records are imported, the matrix is right.
import { expect, test, type Page } from "@playwright/test";
import { count, daysBetween, fixture, isoDay, requiredCells, today, written, type Cell } from "../helpers/northgate.js";
import { alive, complaints, expectNoSidewaysScrolling } from "../helpers/page.js";
import { useServer } from "../helpers/server.js";
import { cellOf, explanation, legend, sidebar, signIn } from "../helpers/visit.js";

// Each test goes on where the one before it ended.
test.describe.configure({ mode: "serial" });
const server = useServer();
const EMAIL = "nora@northgate.example";
const PASSWORD = "otters juggle violet kettles";

test("the first visit leads to the set-up page, which loads no scripts", async ({ page }) => {
  const heard = complaints(page);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(server.current().address);

  await expect(page).toHaveURL(/\/set-up$/);
  await expect(page.getByRole("heading", { level: 1, name: "Welcome to Docendo" })).toBeVisible();
  await expectNoSidewaysScrolling(page);
  expect(asked.filter((url) => /\.(wasm|js)\b/.test(url))).toEqual([]);
  expect(heard).toEqual([]);
});

test("a wrong token is refused with a sentence, and what was typed stays", async ({ page }) => {
  await page.goto(`${server.current().address}/set-up`);
  await fillIn(page, "not-the-token");
  await page.getByRole("button", { name: "Create organisation" }).click();

  await expect(page.getByRole("alert")).toContainText("the token is not the one that the server printed");
  const form = page.getByRole("region", { name: "Create your organisation" });
  await expect(form.getByLabel("Name of the organisation")).toHaveValue("Northgate");
  await expect(form.getByLabel("First name")).toHaveValue("Nora");
  await expect(form.getByLabel("Last name")).toHaveValue("North");
  await expect(form.getByLabel("E-mail")).toHaveValue(EMAIL);
});

test("the printed token creates the organisation and signs its administrator in", async ({ page }) => {
  const { address } = server.current();
  await page.goto(`${address}/set-up?token=${server.current().setupToken()}`);
  await expect(page.getByLabel("One-time token").first()).toHaveValue(server.current().setupToken());
  await fillIn(page, server.current().setupToken());
  await page.getByRole("button", { name: "Create organisation" }).click();

  await expect(page).toHaveURL(`${address}/`);
  await expect(page.getByRole("heading", { level: 1, name: "Begin" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("docendo import FILE");
  await page.goto(`${address}/set-up`);
  await expect(page, "the set-up is closed for good").toHaveURL(`${address}/`);
});

test("imported records make a matrix with the right counts", async ({ page }) => {
  const said = await server.current().command("import", fixture("northgate-records.xlsx"));
  expect(said).toContain("Imported: 240 people, 18 courses");
  await signIn(page, server.current().address, EMAIL, PASSWORD);
  await sidebar(page).getByRole("link", { name: "Matrix" }).click();

  const cells = requiredCells(today());
  const expected = count(cells);
  // Whoever created the organisation is somebody there as well, and lacks what everyone must hold.
  const [courses, required] = [18, cells.length + 2];
  await expect(page.getByRole("columnheader")).toHaveCount(courses + 2);
  await expect(page.getByRole("row")).toHaveCount(new Set(cells.map((cell) => cell.number)).size + 1 + 2);
  const none = { Waiting: 0, Failed: 0, Overdue: 0 };
  expect(await legend(page)).toEqual({ ...none, ...expected, Missing: expected.Missing + 2 });
  const share = (((expected.Valid + expected.Expiring) / required) * 100).toFixed(1);
  await expect(page.getByText(`${share} % of ${required.toLocaleString("en")} required competencies hold.`)).toBeVisible();
});

test("importing the same file again changes nothing", async () => {
  const said = await server.current().command("import", fixture("northgate-records.xlsx"));
  expect(said).toContain("nothing was changed");
});

test("the API tells the same matrix", async ({ request }) => {
  const { address } = server.current();
  const token = await request.post(`${address}/api/token/`, { data: { email: EMAIL, password: PASSWORD } });
  const headers = { authorization: `Bearer ${(await token.json()).access}` };
  const answer = await request.get(`${address}/api/training/matrix?type=user_course`, { headers });
  const { rows, columns, cells } = (await answer.json()).data;

  expect([rows.length, columns.length]).toEqual([new Set(requiredCells(today()).map((cell) => cell.number)).size + 1, 18]);
  expect(cells.filter((cell: { status: string }) => cell.status === "not_assigned").length).toBe(
    count(requiredCells(today())).Missing + 2,
  );
});

test("a cell opens its explanation beside the matrix, and the address keeps it", async ({ page }) => {
  const cell = expired();
  const heard = complaints(page);
  await signIn(page, server.current().address, EMAIL, PASSWORD);
  await page.goto(`${server.current().address}/matrix`);
  await alive(page);
  await page.evaluate(() => document.body.setAttribute("data-same-page", ""));
  const link = await cellOf(page, cell.listed, cell.course);
  await link.click();

  await expectExplained(page, cell);
  await expect(page.locator("body"), "no page was loaded").toHaveAttribute("data-same-page");
  await expect(page).toHaveURL(/[?&]cell=\d+\.\d+/);
  const told = await explanation(page, cell.person).innerText();
  await page.reload();
  await expectExplained(page, cell);
  expect(await explanation(page, cell.person).innerText()).toBe(told);
  expect(heard).toEqual([]);
});

test("a year ago the same cell was another one", async ({ page }) => {
  const [now, then] = changedWithinAYear();
  await signIn(page, server.current().address, EMAIL, PASSWORD);
  await page.goto(`${server.current().address}/matrix`);
  await expect(await cellOf(page, now.listed, now.course)).toHaveAccessibleName(new RegExp(`^${now.state}`));
  const counts = await legend(page);
  await page.getByLabel("As of").fill(isoDay(aYearAgo()));

  await expect(page).toHaveURL(new RegExp(`as_of=${isoDay(aYearAgo())}`));
  await expect(await cellOf(page, then.listed, then.course)).toHaveAccessibleName(new RegExp(`^${then.state}`));
  expect(await legend(page)).not.toEqual(counts);
});

test("with what was known yesterday there is nothing to show", async ({ page }) => {
  await signIn(page, server.current().address, EMAIL, PASSWORD);
  await page.goto(`${server.current().address}/matrix?known_at=${isoDay(today(), -1)}T12:00`);
  await expect(page.getByRole("heading", { name: "Nothing to compare yet" })).toBeVisible();
});

/** The form of the set-up page, but for sending it. */
async function fillIn(page: Page, token: string): Promise<void> {
  const form = page.getByRole("region", { name: "Create your organisation" });
  await form.getByLabel("One-time token").fill(token);
  await form.getByLabel("Name of the organisation").fill("Northgate");
  await form.getByLabel("First name").fill("Nora");
  await form.getByLabel("Last name").fill("North");
  await form.getByLabel("E-mail").fill(EMAIL);
  await form.getByLabel("Password").fill(PASSWORD);
}

/** Requirement, evidence, the arithmetic of the dates and what to do, as the sheets have them. */
async function expectExplained(page: Page, cell: Cell): Promise<void> {
  const drawer = explanation(page, cell.person);
  const { completed = 0, expires = 0, months } = cell;
  await expect(drawer.getByRole("heading", { name: "Requirement" })).toBeVisible();
  await expect(drawer).toContainText(`Role ${cell.role} must hold it: mandatory.`);
  await expect(drawer).toContainText(`Passed on ${written(completed)}`);
  await expect(drawer).toContainText(`${months} months`);
  await expect(drawer).toContainText(`since ${written(expires)}, ${daysBetween(expires, today())} days`);
  await expect(drawer).toContainText(`Renew with ${cell.title} or its refresher.`);
}

function aYearAgo(): number {
  return Date.parse(isoDay(today(), -365));
}

/** People whose name nobody else has, so that a row is found by it. */
function unmistakable(cells: Cell[]): Cell[] {
  const numbers = (name: string) => new Set(cells.filter((cell) => cell.person === name).map((cell) => cell.number)).size;
  return cells.filter((cell) => numbers(cell.person) === 1);
}

/** A cell that has expired more than a month ago, for a role. */
function expired(): Cell {
  const monthAgo = Date.parse(isoDay(today(), -30));
  const old = (cell: Cell) => cell.state === "Expired" && (cell.expires ?? Infinity) < monthAgo && cell.course === "MH-01";
  return found(unmistakable(requiredCells(today())).find(old));
}

/** A cell as it is now and as it was a year ago. */
function changedWithinAYear(): [Cell, Cell] {
  const before = unmistakable(requiredCells(aYearAgo()));
  const then = (now: Cell) => before.find((cell) => cell.number === now.number && cell.course === now.course);
  const now = unmistakable(requiredCells(today())).find((cell) => cell.state === "Expired" && then(cell)?.state === "Valid");
  return [found(now), found(now && then(now))];
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("the sheets hold no such case");
  return value;
}
