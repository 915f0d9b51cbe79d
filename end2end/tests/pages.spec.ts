// Every page on the desktop and on the phone, light and dark: nothing for axe to find, nothing in the console, nothing to
// scroll sideways. The pages are those of the demo organisation.
import { expect, test, type Cookie, type Page } from "@playwright/test";
import { complaints, expectNoSidewaysScrolling, expectNoViolations } from "../helpers/page.js";
import { useServer } from "../helpers/server.js";
import { signIn } from "../helpers/visit.js";

const server = useServer((server) => server.command("demo"));
/** Addresses of one thing of each kind, and the sign-ins of two accounts: made once. */
const ids: Record<string, string> = {};
const cookies: Record<string, Cookie[]> = {};

test.beforeAll(async ({ browser }) => {
  const page = await browser.newPage();
  const { address } = server.current();
  await signIn(page, address, "admin@demo.test");
  const first = async (list: string, pattern: RegExp) => {
    await page.goto(address + list);
    const links = await page.getByRole("main").getByRole("link").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    const found = links.find((href) => href !== null && pattern.test(href));
    if (!found) throw new Error(`${list} has no link like ${pattern}`);
    return found;
  };
  ids.person = await first("/", /^\/people\/\d+$/);
  ids.job = await first(ids.person, /\/jobs\/\d+$/);
  ids.employment = await first(ids.person, /\/employment\/\d+$/);
  ids.course = await first("/courses", /^\/courses\/\d+$/);
  ids.requirement = await first("/requirements", /^\/requirements\/\d+$/);
  ids.rejection = await first("/completions/pending", /\/reject$/);
  ids.cell = await first("/", /^\/matrix\?cell=/);
  cookies.admin = await page.context().cookies();
  await page.context().clearCookies();
  await signIn(page, address, "worker@demo.test");
  cookies.worker = await page.context().cookies();
  await page.close();
});

/** The pages by what they are, with the way to each. */
const PAGES: Record<string, () => string> = {
  "home": () => "/",
  "the matrix": () => "/matrix",
  "the matrix by roles": () => "/matrix?by=role",
  "the matrix by sites": () => "/matrix?by=site",
  "the gaps of the matrix": () => "/matrix?show=gaps&mandatory=yes",
  "a matrix with nothing in it": () => "/matrix?known_at=2020-01-01T00:00",
  "an explanation beside the matrix": () => ids.cell,
  "the people": () => "/people",
  "a search for people that finds nobody": () => "/people?search=nobody-is-called-that",
  "a new person": () => "/people/new",
  "a person": () => ids.person,
  "the details of a person": () => `${ids.person}/edit`,
  "a new job role": () => `${ids.person}/jobs`,
  "a job role": () => ids.job,
  "a new employment": () => `${ids.person}/employment`,
  "an employment": () => ids.employment,
  "the catalogue": () => "/courses",
  "a search for courses that finds none": () => "/courses?search=no-course-is-called-that",
  "a new course": () => "/courses/new",
  "a course": () => ids.course,
  "a course to edit": () => `${ids.course}/edit`,
  "a course to archive": () => `${ids.course}/archive`,
  "the categories": () => "/courses/categories",
  "the requirements": () => "/requirements",
  "a new requirement": () => "/requirements/new",
  "a requirement": () => ids.requirement,
  "a requirement to change": () => `${ids.requirement}/change`,
  "a requirement to end": () => `${ids.requirement}/end`,
  "recording a completion": () => "/completions/new",
  "completions to verify": () => "/completions/pending",
  "a completion to reject": () => ids.rejection,
};

/** Looks at the page as it is now. */
async function examine(page: Page): Promise<void> {
  await expectNoSidewaysScrolling(page);
  await expectNoViolations(page);
}

test.describe("to an administrator", () => {
  test.beforeEach(async ({ context }) => context.addCookies(cookies.admin));

  for (const [name, path] of Object.entries(PAGES)) {
    test(`${name} shows without a complaint`, async ({ page }) => {
      const heard = complaints(page);
      const answer = await page.goto(server.current().address + path());
      expect(answer?.status()).toBe(200);
      await examine(page);
      expect(heard).toEqual([]);
    });
  }

  test("an address that leads nowhere says so", async ({ page }) => {
    const answer = await page.goto(`${server.current().address}/courses/999999`);
    expect(answer?.status()).toBe(404);
    await examine(page);
  });

  test("a refused form shows what to correct", async ({ page }) => {
    await page.goto(`${server.current().address}/courses/new`);
    await page.getByRole("button", { name: "Create course" }).click();
    await expect(page.getByRole("alert")).toBeVisible();
    await examine(page);
  });

  test("the matrix scrolls inside its own region", async ({ page, isMobile }) => {
    test.skip(!isMobile, "a desktop shows all of it");
    await page.goto(`${server.current().address}/matrix`);
    const region = page.getByRole("region", { name: "Training matrix" });
    expect(await region.evaluate((box) => box.scrollWidth > box.clientWidth)).toBe(true);
    await expectNoSidewaysScrolling(page);
  });

  for (const path of ["/", "/matrix", "/people", "/courses/new"]) {
    test(`${path} written from right to left fits its window`, async ({ page }, info) => {
      await page.goto(server.current().address + path);
      await page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
      await expectNoSidewaysScrolling(page);
      await page.screenshot({ path: info.outputPath("right-to-left.png") });
    });
  }
});

test.describe("to a worker", () => {
  test.beforeEach(async ({ context }) => context.addCookies(cookies.worker));

  for (const path of ["/", "/matrix", "/courses"]) {
    test(`${path} shows without a complaint`, async ({ page }) => {
      const heard = complaints(page);
      await page.goto(server.current().address + path);
      await examine(page);
      expect(heard).toEqual([]);
    });
  }

  test("what he may not see is refused on a page", async ({ page }) => {
    const answer = await page.goto(`${server.current().address}/people`);
    expect(answer?.status()).toBe(403);
    await examine(page);
  });
});

test.describe("to somebody who is not signed in", () => {
  for (const path of ["/sign-in", "/set-up"]) {
    test(`${path} shows without a complaint and without scripts`, async ({ page }) => {
      const heard = complaints(page);
      const asked: string[] = [];
      page.on("request", (request) => asked.push(request.url()));
      await page.goto(server.current().address + path);
      await examine(page);
      expect(heard).toEqual([]);
      expect(asked.filter((url) => /\.(wasm|js)\b/.test(url))).toEqual([]);
    });
  }

  test("a refused sign-in says why", async ({ page }) => {
    await page.goto(`${server.current().address}/sign-in`);
    await page.getByLabel("E-mail").fill("admin@demo.test");
    await page.getByLabel("Password").fill("not the password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("alert")).toContainText("The e-mail address or the password is not right");
    await expect(page.getByLabel("E-mail")).toHaveValue("admin@demo.test");
    await examine(page);
  });
});
