// Languages: Spanish from the door to the last form, Arabic mirrored, English where a file has nothing.
import { expect, test, type Page } from "@playwright/test";
import { onlyEnglish, words } from "../helpers/languages.js";
import { complaints, expectNoSidewaysScrolling, expectNoViolations } from "../helpers/page.js";
import { useServer } from "../helpers/server.js";
import { DEMO_PASSWORD } from "../helpers/visit.js";

const server = useServer((server) => server.command("demo"));

async function enter(page: Page, email: string): Promise<void> {
  await page.goto(`${server.current().address}/sign-in`);
  await page.locator("[name=email]").fill(email);
  await page.locator("[name=password]").fill(DEMO_PASSWORD);
  await page.locator("main .btn-primary").click();
  await page.waitForURL(`${server.current().address}/`);
}

test.describe("in Spanish", () => {
  test.use({ locale: "es-ES" });

  test("no page of an administrator has a word of English", async ({ page }) => {
    test.slow();
    const wrong = complaints(page);
    const { address } = server.current();
    const english = onlyEnglish();
    await enter(page, "admin@demo.test");
    const first = async (list: string, pattern: string) => {
      await page.goto(address + list);
      return (await page.locator(`main a[href*="${pattern}"]`).first().getAttribute("href")) ?? "";
    };
    const person = await first("/people", "/people/");
    const course = (await first("/courses", "/courses/")).replace("/courses/categories", "/courses/1");
    const requirement = await first("/requirements?mandatory=yes", "/requirements/");
    const pages = [
      "/", "/?day=tomorrow", "/matrix", "/people", person, `${person}/edit`, "/people/new", "/courses", course, "/courses/new",
      "/courses/categories", "/requirements", "/requirements/new", requirement, "/completions/new", "/completions/pending",
      "/organisation", "/search?q=a", "/nowhere", "/imports", "/exports", "/journal", "/journal/sign-ins", "/gaps", "/matrix/print",
    ];
    for (const path of pages) {
      await page.goto(address + path);
      await expect(page.locator("html")).toHaveAttribute("lang", "es");
      expect((await words(page)).filter((text) => english.has(text)), path).toEqual([]);
    }
    expect(wrong.filter((line) => !line.includes("404"))).toEqual([]);
  });

  test("a form says in Spanish what is wrong with it, and a worker reads their home page", async ({ page, context }) => {
    await enter(page, "admin@demo.test");
    await page.goto(`${server.current().address}/people/new`);
    await page.getByRole("button", { name: "Añadir persona" }).click();
    await expect(page.getByRole("alert").getByRole("link", { name: "Apellidos: Rellene este campo." })).toBeVisible();
    await expectNoViolations(page);
    await context.clearCookies();
    await enter(page, "worker@demo.test");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Mis competencias");
    await expect(page.getByRole("main")).toContainText(/Vencida hace \d+ días/);
    await expectNoViolations(page);
  });
});

test("a person chooses a language, and keeps it wherever they sign in", async ({ page, browser }) => {
  await enter(page, "auditor@demo.test");
  await page.getByRole("button", { name: "ليلى حداد" }).click();
  await page.locator(".menu-languages summary").click();
  await page.getByRole("button", { name: "Français" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Qui ne peut pas travailler");
  const elsewhere = await browser.newPage();
  await enter(elsewhere, "auditor@demo.test");
  await expect(elsewhere.locator("html")).toHaveAttribute("lang", "fr");
  await elsewhere.close();
});

test("whoever cannot read the door changes its language there", async ({ page }) => {
  await page.goto(`${server.current().address}/sign-in`);
  await page.getByRole("button", { name: "العربية" }).click();
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("تسجيل الدخول");
  await expectNoViolations(page);
});

test.describe("in Arabic", () => {
  test.use({ locale: "ar" });

  test("the layout is mirrored, also on a narrow phone", async ({ page }, info) => {
    await enter(page, "manager@demo.test");
    const rail = await page.getByRole("navigation").first().boundingBox();
    const main = await page.getByRole("main").boundingBox();
    expect(rail!.x).toBeGreaterThan(main!.x);
    for (const path of ["/", "/matrix", "/people"]) {
      await page.goto(server.current().address + path);
      await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
      await info.attach(`arabic ${path}`, { body: await page.screenshot(), contentType: "image/png" });
    }
    await page.setViewportSize({ width: 320, height: 700 });
    for (const path of ["/?day=tomorrow", "/people", "/courses"]) {
      await page.goto(server.current().address + path);
      await info.attach(`arabic ${path} on a phone`, { body: await page.screenshot(), contentType: "image/png" });
      await expectNoSidewaysScrolling(page);
      await expectNoViolations(page);
    }
  });

  test("the matrix begins on the right", async ({ page }) => {
    await enter(page, "manager@demo.test");
    await page.goto(`${server.current().address}/matrix`);
    const row = page.getByRole("row").nth(1);
    const [head, cell] = [await row.getByRole("rowheader").first().boundingBox(), await row.getByRole("cell").last().boundingBox()];
    expect(head!.x).toBeGreaterThan(cell!.x);
  });

  test("what Arabic lacks stands there in English", async ({ page }) => {
    await enter(page, "manager@demo.test");
    await page.goto(`${server.current().address}/requirements`);
    const heading = page.getByRole("heading", { level: 1 });
    await expect(heading).toHaveText("Requirements");
    await expect(heading.locator("[lang=en][dir=ltr]")).toHaveText("Requirements");
    await expect(page.getByRole("navigation").first()).toContainText("المتطلبات");
    await expectNoViolations(page);
  });
});
