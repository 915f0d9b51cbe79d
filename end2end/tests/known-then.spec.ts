// An auditor compares what was known of a day then with what is known of it now.
import { expect, test } from "@playwright/test";
import { useServer } from "../helpers/server.js";
import { explanation, legend, signIn } from "../helpers/visit.js";

const server = useServer((server) => server.command("demo"));
/** 1 January of this year. */
const NEW_YEAR = `${new Date().getUTCFullYear()}-01-01`;
/** A moment as the address has it. */
const moment = (time: number) => new Date(time).toISOString().slice(0, 19);

test("1 January as known then and as known now", async ({ page, context }) => {
  const address = server.current().address;
  const audit = (query: string) => page.goto(`${address}/matrix?as_of=${NEW_YEAR}${query}`);
  // The end of a second at which the demo organisation was whole, and nothing else had happened.
  const then = Math.ceil(Date.now() / 1000) * 1000;
  await expect.poll(() => Date.now()).toBeGreaterThan(then + 1000);

  // A proof from last December turns up and is recorded today.
  await signIn(page, address, "admin@demo.test");
  await page.goto(`${address}/completions/new`);
  await page.getByLabel("Person", { exact: true }).fill("José Nogueira");
  await page.getByLabel("Course").selectOption({ label: "SEC-01 Information security" });
  await page.getByLabel("Completed on").fill(`${new Date().getUTCFullYear() - 1}-12-01`);
  // The course has a pass mark, and the proof says nothing of the score.
  await page.getByLabel("Passed", { exact: true }).check();
  await page.getByRole("button", { name: "Record completion" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("José Nogueira");

  await context.clearCookies();
  await signIn(page, address, "auditor@demo.test");
  await audit("");
  const now = await legend(page);
  await page.getByRole("rowheader", { name: "Nogueira, José" }).scrollIntoViewIfNeeded();
  const cell = () => page.locator("tr", { has: page.getByRole("rowheader", { name: "Nogueira, José" }) }).getByRole("link", { name: /^Valid until 1 Dec/ });
  await expect(cell()).toHaveCount(1);
  await cell().click();
  await expect(explanation(page, "José Nogueira")).toContainText("Information security");

  await audit(`&known_at=${moment(then)}`);
  await expect(page.getByLabel("Known at (UTC)")).toHaveValue(new RegExp(`^${moment(then).slice(0, 16)}`));
  await expect(cell()).toHaveCount(0);
  // It is required of nobody in José's role: what is held beyond that changes no total.
  expect(await legend(page)).toEqual(now);
  // Before anything was recorded nothing was known.
  await audit("&known_at=2020-01-01T00:00:00");
  await expect(page.getByRole("heading", { name: "Nothing to compare yet" })).toBeVisible();
});
