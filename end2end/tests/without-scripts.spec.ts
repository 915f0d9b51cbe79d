// With scripts switched off everything can still be read and sent; scripts only make some of it quicker.
import { expect, test, type Locator, type Page } from "@playwright/test";
import { Api } from "../helpers/api.js";
import { isoDay, today, written } from "../helpers/northgate.js";
import { useServer } from "../helpers/server.js";
import { cellOf, explanation, expectFlaw, legend, openCourse, signIn } from "../helpers/visit.js";

test.use({ javaScriptEnabled: false });
const server = useServer((server) => server.command("demo"));

test.beforeEach(async ({ page }) => signIn(page, server.current().address, "admin@demo.test"));

/** Records that José Nogueira completed `course` today, and ends on their page. */
async function record(page: Page, course: string, proof?: "the proof is to be verified"): Promise<void> {
  await page.goto(`${server.current().address}/completions/new`);
  await page.getByLabel("Person", { exact: true }).fill("José Nogueira");
  await page.getByLabel("Course").selectOption({ label: course });
  if (proof) await page.getByLabel("The proof still has to be verified").check();
  await page.getByRole("button", { name: "Record completion" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("José Nogueira");
  // Before the styles are there, what is meant for a phone and what is meant for a desktop both show.
  await page.waitForLoadState();
}

/** The lines of a list on the page of a person that speak of `course`. */
function linesOf(page: Page, list: "Competencies" | "Completions", course: string): Locator {
  return page.getByRole("region", { name: list }).getByRole("row").filter({ hasText: course });
}

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

test("a course is changed, with a flaw first, and archived", async ({ page, request }) => {
  const { address } = server.current();
  const api = await Api.open(request, address);
  await api.course({ code: "SIL-02", title: "Signs by candlelight", validityMonths: 12 });
  await openCourse(page, address, "SIL-02");
  const course = page.url();
  await page.getByRole("link", { name: "Edit" }).click();
  await expect(page.getByLabel("Valid for")).toHaveValue("12");
  await page.getByLabel("Title").fill("");
  await page.getByLabel("Valid for").fill("36");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expectFlaw(page, "Title", "Fill this in.");
  await expect(page.getByLabel("Valid for")).toHaveValue("36");
  await page.getByLabel("Title").fill("Signs by daylight");
  await page.getByRole("button", { name: "Save changes" }).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Signs by daylight");
  await expect(page.getByRole("region", { name: "About this course" })).toContainText("36 months");
  await expect(page.getByRole("main")).toContainText("Title changed from Signs by candlelight to Signs by daylight");

  const offered = page.getByLabel("Course").getByRole("option", { name: "SIL-02 Signs by daylight" });
  await page.goto(`${address}/completions/new`);
  await expect(offered).toHaveCount(1);
  await page.goto(course);
  await page.getByRole("link", { name: "Archive" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Archive this course?");
  await expect(page.getByRole("main")).toContainText("Nothing was recorded for it so far.");
  await page.getByRole("button", { name: "Archive" }).click();
  await expect(page.getByText("This course is archived")).toBeVisible();
  await expect(page.getByRole("link", { name: "Edit" })).toHaveCount(0);
  await page.goto(`${address}/completions/new`);
  await expect(page.getByLabel("Course")).toBeVisible();
  await expect(offered).toHaveCount(0);

  await page.goto(course);
  await page.getByRole("button", { name: "Make it active again" }).click();
  await expect(page.getByText("This course is archived")).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Edit" })).toBeVisible();
});

test("a person is added with employment and job role, and both end when that person leaves", async ({ page }) => {
  const { address } = server.current();
  const [begun, job] = [isoDay(today(), -400), "Welder at Riverside Works"];
  await page.goto(`${address}/people/new`);
  await page.getByLabel("First name").fill("Stille");
  await page.getByLabel("Employed from").fill(begun);
  await page.getByLabel("Job role").fill("Welder");
  await page.getByLabel("Site", { exact: false }).last().fill("Riverside Works");
  await page.getByRole("button", { name: "Add person" }).click();
  await expectFlaw(page, "Last name", "Fill this in.");
  await expect(page.getByLabel("Employed from")).toHaveValue(begun);
  await expect(page.getByLabel("Job role")).toHaveValue("Welder");
  await page.getByLabel("Last name").fill("Wasser");
  await page.getByRole("button", { name: "Add person" }).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Stille Wasser");
  const jobs = page.getByRole("region", { name: "Job roles", exact: true });
  const employment = page.getByRole("region", { name: "Employment", exact: true });
  const since = `since ${written(Date.parse(begun))}`;
  await expect(jobs).toContainText(job);
  await expect(jobs).toContainText(since);
  await expect(employment).toContainText(since);
  await expect(linesOf(page, "Competencies", "Welder qualification")).toHaveCount(1);

  await employment.getByRole("link", { name: `Change: ${since}` }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Employment");
  await expect(page.getByLabel(/^From\b/)).toHaveValue(begun);
  await page.getByLabel(/^To\b/).fill(isoDay(today(), -500));
  await page.getByRole("button", { name: "Save" }).click();
  await expectFlaw(page, "To", "It has to be later than the start.");
  await expect(page.getByLabel("End the job roles too")).toBeChecked();
  await page.getByLabel(/^To\b/).fill(isoDay(today()));
  await page.getByRole("button", { name: "Save" }).click();

  const day = written(today());
  await expect(page.getByText(`Left on ${day}`)).toBeVisible();
  await expect(employment).toContainText(`${written(Date.parse(begun))} to ${day}`);
  await expect(jobs).toContainText(`${written(Date.parse(begun))} to ${day}`);
  await expect(page.getByRole("heading", { name: "Nothing is required, and nothing was completed" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText(`Employment ended on ${day}`);
  await expect(page.getByRole("main")).toContainText(`${job} ended on ${day}`);

  await page.goto(`${address}/people?search=stille+wasser`);
  await expect(page.getByRole("heading", { name: "Nobody matches" })).toBeVisible();
  await page.getByLabel("Show", { exact: true }).selectOption({ label: "who left" });
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(page.getByRole("rowheader").getByRole("link", { name: "Wasser, Stille" })).toBeVisible();
});

test("the own password is changed, with a flaw first", async ({ page, context }) => {
  const { address } = server.current();
  await context.clearCookies();
  const password = "a kettle on a quiet roof";
  await signIn(page, address, "worker@demo.test");
  await page.goto(`${address}/profile/password`);
  await page.getByLabel("Present password").fill("docendo-demo-2026");
  await page.getByLabel("New password", { exact: true }).fill(password);
  await page.getByLabel("New password, once more").fill("a kettle");
  await page.getByRole("button", { name: "Change password" }).click();
  await expectFlaw(page, "New password, once more", "This is not the same as what you typed above.");
  await page.getByLabel("Present password").fill("docendo-demo-2026");
  await page.getByLabel("New password", { exact: true }).fill(password);
  await page.getByLabel("New password, once more").fill(password);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByRole("main").getByRole("status")).toContainText("Your password is changed");
});

test("a requirement is set, changed and ended, each with a flaw first", async ({ page, request }) => {
  const { address } = server.current();
  const api = await Api.open(request, address);
  await api.course({ code: "SIL-03", title: "Listening closely" });
  await page.goto(`${address}/requirements/new`);
  await page.getByLabel("Competency").selectOption({ label: "SIL-03 Listening closely" });
  await page.getByLabel("Those who work at a site").check();
  await page.getByLabel("In force from").fill(isoDay(today(), -30));
  await page.getByLabel("Why it is required").fill("The neighbours sleep.");
  await page.getByRole("button", { name: "Set requirement" }).click();
  await expect(page.getByRole("alert").getByRole("link", { name: "Site: Fill this in." })).toBeVisible();
  await expect(page.getByLabel("Those who work at a site")).toBeChecked();
  await expect(page.getByLabel("Why it is required")).toHaveValue("The neighbours sleep.");
  await page.getByLabel("Site", { exact: true }).selectOption({ label: "Riverside Works" });
  await page.getByRole("button", { name: "Set requirement" }).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Listening closely");
  const requirement = page.url();
  const terms = page.getByRole("region", { name: "Terms" });
  await expect(page.getByText("Whoever works at Riverside Works must hold it.")).toBeVisible();
  await expect(page.getByRole("main")).toContainText("The neighbours sleep.");
  await expect(terms).toContainText(`since ${written(Date.parse(isoDay(today(), -30)))}`);
  await page.getByRole("link", { name: "See them in the matrix" }).click();
  const matrix = page.url();
  const column = page.getByRole("columnheader", { name: /SIL-03/ });
  await expect(column).toBeVisible();

  await page.goto(requirement);
  await page.getByRole("link", { name: "Change", exact: true }).click();
  await page.getByLabel("Grace").fill("30");
  await page.getByLabel("Until").fill(isoDay(today(), -60));
  await page.getByRole("button", { name: "Save changes" }).click();
  await expectFlaw(page, "Until", "It has to be later than the start.");
  await expect(page.getByLabel("Grace")).toHaveValue("30");
  await page.getByLabel("Until").fill("");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(terms).toContainText("30 days");
  await expect(page.getByRole("main")).toContainText("Grace set to 30 days");

  await page.getByRole("link", { name: "End", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("End this requirement?");
  await page.getByLabel("It ends on").fill(isoDay(today(), -60));
  await page.getByRole("button", { name: "End requirement" }).click();
  await expectFlaw(page, "It ends on", "It has to be later than the start.");
  await page.getByLabel("It ends on").fill(isoDay(today()));
  await page.getByRole("button", { name: "End requirement" }).click();
  await expect(page.getByText("No longer in force")).toBeVisible();
  await expect(terms).toContainText(`ended on ${written(today())}`);
  await expect(page.getByRole("link", { name: "Change", exact: true })).toHaveCount(0);
  await page.goto(matrix);
  await expect(page.getByRole("region", { name: "Training matrix" })).toBeVisible();
  await expect(column).toHaveCount(0);
});

test("a colleague rejects a proof, and the note tells why", async ({ page, context, request }) => {
  const { address } = server.current();
  const api = await Api.open(request, address);
  await api.course({ code: "SIL-04", title: "Whispering in corridors" });
  await record(page, "SIL-04 Whispering in corridors", "the proof is to be verified");
  const person = page.url();
  const line = linesOf(page, "Completions", "Whispering in corridors");
  await expect(line).toContainText("waits for verification");

  await context.clearCookies();
  await signIn(page, address, "trainer@demo.test");
  await page.goto(`${address}/completions/pending`);
  await page.getByRole("link", { name: "Reject Whispering in corridors of José Nogueira" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Reject this proof?");
  await page.getByRole("button", { name: "Reject" }).click();
  await expectFlaw(page, "Reason", "Fill this in.");
  await page.getByLabel("Reason").fill("The signature is missing.");
  await page.getByRole("button", { name: "Reject" }).click();
  await expect(page.getByRole("main").getByRole("status")).toContainText("Rejected: José Nogueira, Whispering in corridors");
  await expect(page.getByRole("link", { name: "Reject Whispering in corridors of José Nogueira" })).toHaveCount(0);

  await context.clearCookies();
  await signIn(page, address, "admin@demo.test");
  await page.goto(person);
  await expect(line).toContainText("proof rejected");
  await expect(page.getByRole("main")).toContainText(`Whispering in corridors: proof of ${written(today())} rejected`);
  await expect(page.getByRole("main")).toContainText("Reason: The signature is missing.");
});

test("a completion is withdrawn, and the reason stands in the history", async ({ page, request }) => {
  const api = await Api.open(request, server.current().address);
  await api.course({ code: "SIL-05", title: "Walking on tiptoe" });
  await record(page, "SIL-05 Walking on tiptoe");
  await expect(linesOf(page, "Completions", "Walking on tiptoe")).toContainText("Passed");
  await page.getByRole("link", { name: `Withdraw Walking on tiptoe, completed on ${written(today())}` }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Withdraw this completion?");
  await expect(page.getByRole("main")).toContainText("José Nogueira, Walking on tiptoe");
  await page.getByRole("button", { name: "Withdraw" }).click();
  await expectFlaw(page, "Reason", "Fill this in.");
  await page.getByLabel("Reason").fill("That was somebody else.");
  await page.getByRole("button", { name: "Withdraw" }).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("José Nogueira");
  await expect(page.getByRole("region", { name: "Completions" })).toBeVisible();
  await expect(linesOf(page, "Completions", "Walking on tiptoe")).toHaveCount(0);
  await expect(linesOf(page, "Competencies", "Walking on tiptoe")).toHaveCount(0);
  await expect(page.getByRole("main")).toContainText(`Walking on tiptoe: completion of ${written(today())} withdrawn`);
  await expect(page.getByRole("main")).toContainText("Reason: That was somebody else.");
});

test("whoever is signed in can sign out", async ({ page }) => {
  await page.getByRole("button", { name: "Helena Nováková" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
});

test.describe("on a server that nobody has set up", () => {
  const fresh = useServer();

  test("the printed token creates the organisation, with a flaw first, and its administrator can sign in", async ({ page, context }) => {
    // Cookies know no ports: those of the other server go first.
    await context.clearCookies();
    const { address } = fresh.current();
    await page.goto(address);
    await expect(page).toHaveURL(`${address}/set-up`);
    await page.goto(`${address}/set-up?token=${fresh.current().setupToken()}`);
    const form = page.getByRole("region", { name: "Create your organisation" });
    await expect(form.getByLabel("One-time token")).toHaveValue(fresh.current().setupToken());
    await form.getByLabel("Name of the organisation").fill("Quiet Harbour");
    await form.getByLabel("First name").fill("Nora");
    await form.getByLabel("Last name").fill("North");
    await form.getByLabel("E-mail").fill("nora@quiet.example");
    await form.getByLabel("Password").fill("too short");
    await form.getByRole("button", { name: "Create organisation" }).click();
    await expectFlaw(page, "Password", "At least 12 characters.");
    await expect(form.getByLabel("One-time token")).toHaveValue(fresh.current().setupToken());
    await expect(form.getByLabel("Name of the organisation")).toHaveValue("Quiet Harbour");
    await expect(form.getByLabel("E-mail")).toHaveValue("nora@quiet.example");

    const password = "otters juggle violet kettles";
    await form.getByLabel("Password").fill(password);
    await form.getByRole("button", { name: "Create organisation" }).click();
    await expect(page).toHaveURL(`${address}/`);
    await expect(page.getByRole("heading", { level: 1, name: "Begin" })).toBeVisible();
    await page.goto(`${address}/organisation`);
    await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Quiet Harbour");
    await page.goto(`${address}/set-up`);
    await expect(page, "the set-up is closed for good").toHaveURL(`${address}/`);

    await page.getByRole("button", { name: "Nora North" }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page).toHaveURL(`${address}/sign-in`);
    await signIn(page, address, "nora@quiet.example", password);
    await expect(page.getByRole("button", { name: "Nora North" })).toBeVisible();
  });
});
