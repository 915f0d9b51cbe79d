// People: added, given a job role and relieved of it; what they complete counts at once, or when it has been verified.
import { expect, test, type Page } from "@playwright/test";
import { Api } from "../helpers/api.js";
import { isoDay, today, written } from "../helpers/northgate.js";
import { alive } from "../helpers/page.js";
import { useServer } from "../helpers/server.js";
import { cellOf, expectFlaw, explanation, signIn } from "../helpers/visit.js";

const server = useServer((server) => server.command("demo"));

test.beforeEach(async ({ page }) => signIn(page, server.current().address, "admin@demo.test"));

/** Adds somebody with a job role at a site, and ends on the person's page. */
async function add(page: Page, first: string, last: string, role = "Site Worker"): Promise<void> {
  await page.goto(`${server.current().address}/people/new`);
  await page.getByLabel("First name").fill(first);
  await page.getByLabel("Last name").fill(last);
  await page.getByLabel("Employed from").fill(isoDay(today(), -400));
  await page.getByLabel("Job role").fill(role);
  await page.getByLabel("Site", { exact: false }).last().fill("Quayside Terminal");
  await page.getByRole("button", { name: "Add person" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`${first} ${last}`);
}

/** The state of a competency on the page of a person. */
function state(page: Page, competency: string) {
  return page.getByRole("region", { name: "Competencies" }).getByRole("row").filter({ hasText: competency }).getByRole("cell").first();
}

test("a person without a last name is refused, and then added with what the job role requires", async ({ page }) => {
  await page.goto(`${server.current().address}/people`);
  await page.getByRole("link", { name: "Add a person" }).click();
  await page.getByLabel("First name").fill("Grete");
  await page.getByLabel("E-mail").fill("grete at demo");
  await page.getByLabel("Job role").fill("Site Worker");
  await page.getByRole("button", { name: "Add person" }).click();

  await expectFlaw(page, "Last name", "Fill this in.");
  await expectFlaw(page, "E-mail", "Write an e-mail address, such as name@example.com.");
  await expect(page.getByLabel("First name")).toHaveValue("Grete");
  await expect(page.getByLabel("Job role")).toHaveValue("Site Worker");
  await page.getByLabel("Last name").fill("Løvås");
  await page.getByLabel("E-mail").fill("");
  await page.getByRole("button", { name: "Add person" }).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Grete Løvås");
  await expect(page.getByRole("main")).toContainText("Site Worker");
  await expect(state(page, "Fire safety awareness")).toContainText("Missing");
  await page.goto(`${server.current().address}/people?search=lovas`);
  await expect(page.getByRole("link", { name: "Løvås, Grete" })).toBeVisible();
});

test("a job role ends, and what it required is required no longer", async ({ page }) => {
  await add(page, "Piet", "van Dijk", "Welder");
  await expect(state(page, "Welder qualification")).toBeVisible();
  await page.getByRole("link", { name: "Change: Welder at Quayside Terminal" }).click();
  await page.getByLabel("To", { exact: false }).fill(isoDay(today(), -500));
  await page.getByRole("button", { name: "Save" }).click();
  await expectFlaw(page, "To", "It has to be later than the start.");

  await page.getByLabel("To", { exact: false }).fill(isoDay(today()));
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("No job role today")).toBeVisible();
  await expect(page.getByRole("region", { name: "Job roles" })).toContainText(`to ${written(today())}`);
  await expect(page.getByRole("region", { name: "Competencies" }).getByText("Welder qualification")).toHaveCount(0);
  await expect(page.getByRole("main")).toContainText(`Welder at Quayside Terminal ended on ${written(today())}`);
});

test("a job role that nobody has is asked about, and withdrawn when it was a mistake", async ({ page }) => {
  await page.goto(`${server.current().address}/people/new`);
  await page.getByLabel("Last name").fill("Mistyped");
  await page.getByLabel("Job role").fill("Wellder");
  await page.getByRole("button", { name: "Add person" }).click();
  await expectFlaw(page, "Job role", "No job role is called that yet. Do you mean Welder? Otherwise tick the box to make it.");
  await page.getByLabel("Make Wellder a new role").check();
  await page.getByRole("button", { name: "Add person" }).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Mistyped");
  await page.getByRole("link", { name: "Change: Wellder" }).click();
  await page.getByRole("link", { name: "Recorded by mistake" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Withdraw this job role?");
  await page.getByRole("button", { name: "Withdraw" }).click();
  await expectFlaw(page, "Reason", "Fill this in.");
  await page.getByLabel("Reason").fill("A typing error.");
  await page.getByRole("button", { name: "Withdraw" }).click();
  await expect(page.getByText("No job role today")).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Reason: A typing error.");
});

test("a completion counts at once, for the person and in the matrix", async ({ page }) => {
  await add(page, "Ines", "Completes");
  const person = page.url();
  await page.getByRole("link", { name: "Record a completion" }).first().click();
  await expect(page.getByLabel("Person", { exact: true })).toHaveValue(/Ines Completes/);
  await page.getByLabel("Course").selectOption({ label: "FIRE-01 Fire safety awareness" });
  await page.getByLabel("Completed on").fill(isoDay(today(), 1));
  await page.getByRole("spinbutton", { name: "Score" }).fill("91");
  await page.getByLabel("Certificate number").fill("FIRE/0815");
  await page.getByRole("button", { name: "Record completion" }).click();

  await expectFlaw(page, "Completed on", "It must not lie in the future.");
  await expect(page.getByLabel("Completed on")).toHaveValue(isoDay(today(), 1));
  await expect(page.getByRole("spinbutton", { name: "Score" })).toHaveValue("91");
  await expect(page.getByLabel("Certificate number")).toHaveValue("FIRE/0815");
  await page.getByLabel("Completed on").fill(isoDay(today()));
  await page.getByRole("button", { name: "Record completion" }).click();

  await expect(page).toHaveURL(person);
  await expect(state(page, "Fire safety awareness")).toContainText("Valid");
  await expect(page.getByRole("region", { name: "Completions" })).toContainText("FIRE/0815");
  await page.goto(`${server.current().address}/matrix`);
  await expect(await cellOf(page, "Completes, Ines", "FIRE-01")).toHaveAccessibleName(/^Valid until/);
});

test("a completion that has to be verified counts when a colleague has verified it", async ({ page, browser }) => {
  await add(page, "Vera", "Verified");
  await record(page, "MAN-01 Manual handling", "the proof is to be verified");
  await expect(state(page, "Manual handling")).toContainText("Waiting");

  const colleague = await browser.newPage();
  await signIn(colleague, server.current().address, "trainer@demo.test");
  await colleague.goto(`${server.current().address}/completions/pending`);
  await colleague.getByRole("button", { name: "Verify Manual handling of Vera Verified" }).click();
  await expect(colleague.getByRole("main").getByRole("status")).toContainText("Verified: Vera Verified, Manual handling");
  await expect(colleague.getByRole("button", { name: /of Vera Verified/ })).toHaveCount(0);
  await colleague.close();
  await page.reload();
  await expect(state(page, "Manual handling")).toContainText("Valid");
});

test("a rejected proof counts for nothing, and its reason is kept", async ({ page, browser }) => {
  await add(page, "Rita", "Rejected");
  await record(page, "MAN-01 Manual handling", "the proof is to be verified");
  const colleague = await browser.newPage();
  await signIn(colleague, server.current().address, "trainer@demo.test");
  await colleague.goto(`${server.current().address}/completions/pending`);
  await colleague.getByRole("link", { name: "Reject Manual handling of Rita Rejected" }).click();
  await expect(colleague.getByRole("heading", { level: 1 })).toHaveText("Reject this proof?");
  await colleague.getByRole("button", { name: "Reject" }).click();
  await expectFlaw(colleague, "Reason", "Fill this in.");
  await colleague.getByLabel("Reason").fill("The certificate is of another person.");
  await colleague.getByRole("button", { name: "Reject" }).click();

  await expect(colleague.getByRole("main").getByRole("status")).toContainText("Rejected: Rita Rejected, Manual handling");
  await colleague.close();
  await page.goto(`${server.current().address}/people?search=rita+rejected`);
  await page.getByRole("link", { name: "Rejected, Rita" }).click();
  await expect(state(page, "Manual handling")).not.toContainText(/Valid|Waiting/);
  await page.getByRole("link", { name: "Manual handling" }).first().click();
  await expect(explanation(page, "Rita Rejected")).toContainText("The proof was rejected.");
});

test("of two people with one name the right one is chosen", async ({ page }) => {
  await add(page, "Jo", "Namesake", "Site Worker");
  await add(page, "Jo", "Namesake", "Welder");
  await page.goto(`${server.current().address}/completions/new`);
  await page.getByLabel("Person", { exact: true }).fill("jo namesake");
  await page.getByLabel("Course").selectOption({ label: "MAN-01 Manual handling" });
  await page.getByRole("button", { name: "Record completion" }).click();

  await expect(page.getByRole("group", { name: "Several people are meant: choose one" })).toBeVisible();
  await page.getByLabel(/^Jo Namesake \(Welder/).check();
  await page.getByRole("button", { name: "Record completion" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Jo Namesake");
  await expect(page.getByRole("main")).toContainText("Welder at Quayside Terminal");
  await expect(page.getByRole("region", { name: "Completions" })).toContainText("MAN-01");
});

test("on a day of many one is recorded after the other", async ({ page, request }) => {
  const api = await Api.open(request, server.current().address);
  await api.course({ code: "DAY-01", title: "A day of many" });
  await page.goto(`${server.current().address}/completions/new`);
  await page.getByLabel("Person", { exact: true }).fill("José Nogueira");
  await page.getByLabel("Course").selectOption({ label: "DAY-01 A day of many" });
  await page.getByLabel("Completed on").fill(isoDay(today(), -3));
  await page.getByRole("button", { name: "Record and next" }).click();

  await expect(page.getByRole("main").getByRole("status")).toContainText(/Recorded: .*José Nogueira, A day of many, Passed/);
  await expect(page.getByLabel("Person", { exact: true })).toHaveValue("");
  await expect(page.getByLabel("Course").getByRole("option", { selected: true })).toHaveText("DAY-01 A day of many");
  await expect(page.getByLabel("Completed on")).toHaveValue(isoDay(today(), -3));
});

/** Records from the page of a person that they completed `course` today, and comes back to it. */
async function record(page: Page, course: string, proof?: "the proof is to be verified"): Promise<void> {
  await page.getByRole("link", { name: "Record a completion" }).first().click();
  await page.getByLabel("Course").selectOption({ label: course });
  if (proof) await page.getByLabel("The proof still has to be verified").check();
  await page.getByRole("button", { name: "Record completion" }).click();
  await expect(page).toHaveURL(/\/people\/\d+$/);
}

test("somebody gets an account whose password is told once, another one, a role, and is shut out", async ({ page, browser }) => {
  const { address } = server.current();
  await page.goto(`${address}/people/new`);
  await page.getByLabel("Last name").fill("Entering");
  await page.getByLabel("E-mail").fill("entering@demo.test");
  await page.getByRole("button", { name: "Add person" }).click();
  await page.getByRole("link", { name: "Access" }).click();
  await alive(page);
  await page.getByLabel("Access role", { exact: true }).selectOption({ label: "Trainer" });
  await page.getByRole("button", { name: "Open the account" }).click();

  const told = page.getByRole("main").getByRole("status").locator(".code");
  const first = await told.innerText();
  await expect(page.getByRole("region", { name: "Access roles" })).toContainText("Trainer");
  await page.getByLabel("Access role", { exact: true }).selectOption({ label: "Auditor" });
  await page.getByRole("button", { name: "Give this role" }).click();
  await expect(page.getByRole("region", { name: "Access roles" })).toContainText("Auditor");
  await expect(told).toHaveCount(0);

  await page.getByRole("link", { name: "New password" }).click();
  await page.getByRole("button", { name: "New password" }).click();
  await expect(told).not.toHaveText(first);
  await expect(page.getByRole("button", { name: "New password" })).toHaveCount(0);
  const second = await told.innerText();
  const other = await browser.newPage();
  await other.goto(`${address}/sign-in`);
  await other.getByLabel("E-mail").fill("entering@demo.test");
  await other.getByLabel("Password").fill(second);
  await other.getByRole("button", { name: "Sign in" }).click();
  await expect(other.getByRole("heading", { level: 1 })).toHaveText("Change your password");
  await other.close();

  await page.getByRole("main").getByRole("link", { name: "Access" }).last().click();
  await expect(told).toHaveCount(0);
  await page.getByRole("link", { name: "Close the account" }).click();
  await page.getByRole("button", { name: "Close the account" }).click();
  await expect(page.getByRole("region", { name: "Account" })).toContainText("closed");
});

test("settings are saved on their page, and saved again", async ({ page }) => {
  await page.goto(`${server.current().address}/organisation`);
  await alive(page);
  for (const days of ["61", "62"]) {
    await page.getByLabel("Expiring soon").fill(days);
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("main").getByRole("status")).toBeVisible();
    await expect(page.getByLabel("Expiring soon")).toHaveValue(days);
  }
  await page.getByLabel("Expiring soon").fill("0");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.getByRole("main").getByRole("status")).toHaveCount(0);
});
