// A supervisor on a phone, the evening before: who at their site may not work tomorrow, and what to do about it.
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { firstSignIn } from "../helpers/api.js";
import { isoDay, today } from "../helpers/northgate.js";
import { expectNoSidewaysScrolling, expectNoViolations } from "../helpers/page.js";
import { useServer, type Server } from "../helpers/server.js";
import { signIn } from "../helpers/visit.js";

const PASSWORD = "seven grey herons at low tide";
const HANDED = "a lantern under the long pier";
test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

/** A day so many days from now, a year earlier: what was completed then for a year ends on that day. */
function yearBefore(days: number): string {
  const day = new Date(today() + days * 86_400_000);
  day.setUTCFullYear(day.getUTCFullYear() - 1);
  return day.toISOString().slice(0, 10);
}

const PEOPLE = `Employee number,Last name,First name,E-mail,Job role,Site,Start date,Status
S1,Mbeki,Thandi,thandi@harbour.test,Shift Leader,West Quay,2020-01-06,Active
S2,Rossi,Aldo,,Driver,West Quay,2020-01-06,Active
S3,Okafor,Ngozi,,Driver,West Quay,2020-01-06,Active
S4,Silva,Rui,,Driver,West Quay,2020-01-06,Active
S5,Lindqvist,Maj,,Driver,West Quay,2020-01-06,Active
S6,Petrov,Ivan,,Driver,East Quay,2020-01-06,Active
`;
const MATRIX = `No.,Name,Job title,Site,FLT-01
,,,valid for,12 months
S1,"Mbeki, Thandi",Shift Leader,West Quay,
S2,"Rossi, Aldo",Driver,West Quay,${yearBefore(1)}
S3,"Okafor, Ngozi",Driver,West Quay,${yearBefore(-9)}
S4,"Silva, Rui",Driver,West Quay,
S5,"Lindqvist, Maj",Driver,West Quay,${yearBefore(200)}
S6,"Petrov, Ivan",Driver,East Quay,
`;
const REQUIREMENTS = `Code,Course,Legal reference,Frequency,Who needs it,Mandatory,Hours
FLT-01,Forklift driving,PUWER 1998,Every 12 months,Driver,Y,8
`;

async function furnish(server: Server): Promise<void> {
  await server.typed(PASSWORD, "user", "add", "--email", "ada@harbour.test", "--first-name", "Ada", "--last-name", "Quay", "--organisation", "Harbour", "--password-stdin");
  const files = { "people.csv": PEOPLE, "matrix.csv": MATRIX, "requirements.csv": REQUIREMENTS };
  for (const [name, text] of Object.entries(files)) {
    const path = join(tmpdir(), `docendo-supervisor-${process.pid}-${name}`);
    await writeFile(path, text);
    await server.command("import", path);
  }
  await server.typed(HANDED, "user", "add", "--email", "thandi@harbour.test", "--role", "manager", "--password-stdin");
}

const server = useServer(furnish);

test.beforeAll(() => firstSignIn(server.current().address, "thandi@harbour.test", HANDED, PASSWORD));

test("a supervisor finds the three people who may not work tomorrow, why, and what to do", async ({ page }) => {
  const { address } = server.current();
  await signIn(page, address, "thandi@harbour.test", PASSWORD);
  const list = page.getByRole("region", { name: "Needs attention first" });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Who may not work");
  await expect(list.getByRole("listitem")).toHaveCount(2);

  await page.getByRole("navigation", { name: "Day" }).getByRole("link", { name: "Tomorrow" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Who may not work tomorrow");
  await expect(page.locator(".page-head-lede")).toContainText("West Quay, 5 people employed");
  await expect(list.getByRole("listitem")).toHaveCount(3);

  const aldo = list.getByRole("listitem").filter({ hasText: "Aldo Rossi" });
  await expect(aldo).toContainText("FLT-01, from tomorrow");
  await expect(aldo).toContainText("May still work today. Renew with FLT-01 or its refresher.");
  await expect(list.getByRole("listitem").filter({ hasText: "Ngozi Okafor" })).toContainText("FLT-01, 9 days");
  await expect(list.getByRole("listitem").filter({ hasText: "Rui Silva" })).toContainText("Have FLT-01 completed");
  await expect(list).not.toContainText("Petrov");

  const why = aldo.getByRole("link", { name: /from tomorrow/ });
  await expect(why).toHaveAttribute("href", new RegExp(`as_of=${isoDay(today(), 1)}`));
  await why.click();
  await expect(page.getByRole("complementary", { name: "Aldo Rossi" })).toContainText("Expired");

  await page.goto(`${address}/?day=tomorrow`);
  await page.getByRole("navigation", { name: "Sites" }).getByRole("link", { name: "All sites" }).click();
  await expect(list.getByRole("listitem")).toHaveCount(4);
  await expectNoSidewaysScrolling(page);
  await expectNoViolations(page);
});
