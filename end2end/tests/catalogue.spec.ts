// Courses: written with flaws and put right, changed, archived and made active again.
import { expect, test } from "@playwright/test";
import { Api } from "../helpers/api.js";
import { useServer } from "../helpers/server.js";
import { expectFlaw, openCourse, signIn } from "../helpers/visit.js";

const server = useServer((server) => server.command("demo"));

test.beforeEach(async ({ page }) => signIn(page, server.current().address, "admin@demo.test"));

test("every flaw of a new course is shown at once and beside its field, and nothing typed is lost", async ({ page }) => {
  await page.goto(`${server.current().address}/courses`);
  await page.getByRole("link", { name: "New course" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("New course");
  await page.getByLabel("Title").fill("Ladder inspection");
  await page.getByLabel("Description").fill("Look at a ladder.\nSay whether it may be used.");
  await page.getByLabel("Pass mark").fill("120");
  await page.getByLabel("Web address").fill("ladders");
  await page.getByRole("button", { name: "Create course" }).click();

  await expect(page.getByRole("alert").getByRole("link")).toHaveCount(4);
  await expectFlaw(page, "Code", "Fill this in.");
  await expectFlaw(page, "Category", "Fill this in.");
  await expectFlaw(page, "Pass mark", "Between 0 and 100.");
  await expectFlaw(page, "Web address", "Write a web address that begins with http:// or https://.");
  await expect(page.getByLabel("Title")).toHaveValue("Ladder inspection");
  await expect(page.getByLabel("Description")).toHaveValue("Look at a ladder.\nSay whether it may be used.");
  await page.getByRole("alert").getByRole("link", { name: /^Pass mark/ }).click();
  await expect(page.getByLabel("Pass mark")).toBeFocused();

  await page.getByLabel("Code").fill("LAD-01");
  await page.getByLabel("Category").selectOption({ label: "Health and safety" });
  await page.getByLabel("Pass mark").fill("80");
  await page.getByLabel("Web address").fill("https://ladders.example/inspection");
  await page.getByLabel("Valid for").fill("24");
  await page.getByRole("button", { name: "Create course" }).click();
  await expect(page).toHaveURL(/\/courses\/\d+/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ladder inspection");
  await expect(page.getByRole("main")).toContainText("24 months");

  await page.goto(`${server.current().address}/courses?search=lad-01`);
  await expect(page.getByRole("link", { name: "Ladder inspection" })).toBeVisible();
});

test("a code that another course has is refused", async ({ page, request }) => {
  const api = await Api.open(request, server.current().address);
  await api.course({ code: "TWICE-01", title: "First of two" });
  await page.goto(`${server.current().address}/courses/new`);
  await page.getByLabel("Title").fill("Second of two");
  await page.getByLabel("Code").fill("twice-01");
  await page.getByLabel("Category").selectOption({ label: "Quality" });
  await page.getByRole("button", { name: "Create course" }).click();
  await expect(page.getByRole("alert")).toContainText("Another course has the same code.");
  await expect(page.getByLabel("Title")).toHaveValue("Second of two");
});

test("a course is changed, and its history tells from what to what", async ({ page, request }) => {
  const api = await Api.open(request, server.current().address);
  await api.course({ code: "EDIT-01", title: "Before the change", validityMonths: 12 });
  await openCourse(page, server.current().address, "EDIT-01");
  await page.getByRole("link", { name: "Edit" }).click();
  await expect(page.getByLabel("Valid for")).toHaveValue("12");
  await page.getByLabel("Title").fill("After the change");
  await page.getByLabel("Valid for").fill("36");
  await page.getByRole("button", { name: "Save changes" }).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("After the change");
  await expect(page.getByRole("main")).toContainText("Title changed from Before the change to After the change");
});

test("a course that was changed by somebody else in the meantime is not overwritten", async ({ page, context, request }) => {
  const api = await Api.open(request, server.current().address);
  await api.course({ code: "RACE-01", title: "As it was" });
  await openCourse(page, server.current().address, "RACE-01");
  await page.getByRole("link", { name: "Edit" }).click();
  await expect(page).toHaveURL(/\/edit$/);
  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByLabel("Title").fill("Theirs");
  await other.getByRole("button", { name: "Save changes" }).click();
  await page.getByLabel("Title").fill("Mine");
  await page.getByRole("button", { name: "Save changes" }).click();

  await expect(page.getByRole("alert")).toContainText("Somebody else changed this in the meantime.");
  await expect(page.getByLabel("Title")).toHaveValue("Mine");
  await other.reload();
  await expect(other.getByRole("heading", { level: 1 })).toHaveText("Theirs");
});

test("courses that would have to come before each other are refused", async ({ page, request }) => {
  const api = await Api.open(request, server.current().address);
  const first = await api.course({ code: "RING-01", title: "First in the ring" });
  const second = await api.course({ code: "RING-02", title: "Second in the ring", prerequisiteCourseIds: [first] });
  await api.course({ code: "RING-03", title: "Third in the ring", prerequisiteCourseIds: [second] });
  await openCourse(page, server.current().address, "RING-01");
  await page.getByRole("link", { name: "Edit" }).click();
  await page.getByText("Courses that come before this one").click();
  await page.getByLabel("RING-03 Third in the ring").check();
  await page.getByRole("button", { name: "Save changes" }).click();

  await expect(page.getByRole("alert")).toContainText("A course cannot, through others, be its own prerequisite.");
  await expect(page.getByLabel("RING-03 Third in the ring")).toBeChecked();
});

test("an archived course is closed to changes until it is made active again", async ({ page, context, request }) => {
  const api = await Api.open(request, server.current().address);
  await api.course({ code: "OLD-01", title: "Typewriter safety" });
  await openCourse(page, server.current().address, "OLD-01");
  const course = page.url();
  const late = await context.newPage();
  await late.goto(`${course}/edit`);

  await page.getByRole("link", { name: "Archive" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Archive this course?");
  await expect(page.getByRole("main")).toContainText("Nothing was recorded for it so far.");
  await page.getByRole("link", { name: "Cancel" }).click();
  await expect(page).toHaveURL(course);
  await page.getByRole("link", { name: "Archive" }).click();
  await page.getByRole("button", { name: "Archive" }).click();
  await expect(page.getByText("This course is archived")).toBeVisible();
  await expect(page.getByRole("link", { name: "Edit" })).toHaveCount(0);

  const rule = "An archived course cannot be changed. Make it active again first.";
  await page.goto(`${course}/edit`);
  await expect(page.getByRole("main")).toContainText(rule);
  await expect(page.getByRole("button", { name: "Save changes" })).toHaveCount(0);
  await late.getByLabel("Title").fill("Keyboard safety");
  await late.getByRole("button", { name: "Save changes" }).click();
  await expect(late.getByRole("alert")).toContainText("Somebody else changed this in the meantime.");
  await expect(late.getByLabel("Title")).toHaveValue("Keyboard safety");

  await page.goto(course);
  await page.getByRole("button", { name: "Make it active again" }).click();
  await expect(page.getByText("This course is archived")).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Edit" })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Typewriter safety");
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled });

    test("a file is attached to a course, with a flaw first, and what was typed stays", async ({ page, request }) => {
      const api = await Api.open(request, server.current().address);
      const code = javaScriptEnabled ? "FILE-01" : "FILE-02";
      await api.course({ code, title: `Reading ${code}` });
      await openCourse(page, server.current().address, code);
      await page.getByRole("link", { name: "Attach a file" }).click();
      await page.getByLabel("Description").fill("What to read before");
      await page.getByRole("button", { name: "Attach" }).click();
      await expect(page.getByLabel("File", { exact: true })).toHaveAccessibleDescription(/Fill this in\./);
      await expect(page.getByLabel("Description")).toHaveValue("What to read before");
      await page.getByLabel("File", { exact: true }).setInputFiles({ name: "list.txt", mimeType: "text/plain", buffer: Buffer.from("Read it.") });
      await page.getByRole("button", { name: "Attach" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Reading ${code}`);
      await expect(page.getByRole("region", { name: "Files" })).toContainText("What to read before");
      await expect(page.getByRole("link", { name: "list.txt", exact: true })).toBeVisible();
    });
  });
}

test("a new category is offered for the next course", async ({ page }) => {
  await page.goto(`${server.current().address}/courses/categories`);
  await page.getByRole("button", { name: "Create category" }).click();
  await expectFlaw(page, "Name", "Fill this in.");
  await page.getByLabel("Name").fill("Diving");
  await page.getByLabel("Code").fill("DIV");
  await page.getByRole("button", { name: "Create category" }).click();
  await expect(page.getByRole("rowheader", { name: "Diving" })).toBeVisible();
  await page.goto(`${server.current().address}/courses/new`);
  await page.getByLabel("Category").selectOption({ label: "Diving" });
});
