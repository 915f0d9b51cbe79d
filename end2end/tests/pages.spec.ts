// Every page on the desktop and on the phone, light and dark: nothing for axe to find, nothing in the console, nothing to
// scroll sideways. The pages are those of the demo organisation.
import { expect, test, type Cookie, type Locator, type Page } from "@playwright/test";
import { fixture, isoDay, today } from "../helpers/northgate.js";
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
  ids.withdrawal = await first(ids.person, /^\/completions\/\d+\/withdraw$/);
  ids.cell = await first("/", /^\/matrix\?cell=/);
  ids.account = await first("/people?search=manager@demo.test", /^\/people\/\d+$/);
  ids.access = await first(`${ids.account}/access`, /\/access\/roles\/\d+$/);
  ids.import = await uploaded(page, fixture("northgate-records.xlsx"));
  ids.sheet = await first(ids.import, /^\/imports\/\d+\/sheets\/\d+$/);
  ids.problems = await first(ids.import, /^\/imports\/\d+\/problems\?severity=rejected$/);
  cookies.admin = await page.context().cookies();
  await page.context().clearCookies();
  await signIn(page, address, "worker@demo.test");
  cookies.worker = await page.context().cookies();
  await page.close();
});

/** Uploads a file, waits until it was read, and returns the address of the import, which waits for a decision. */
async function uploaded(page: Page, file: Parameters<Locator["setInputFiles"]>[0]): Promise<string> {
  await page.goto(`${server.current().address}/imports`);
  await page.getByLabel("Files", { exact: true }).setInputFiles(file);
  await page.getByRole("button", { name: "Upload" }).click();
  await expect(page.getByRole("heading", { name: "How the sheets are read" })).toBeVisible({ timeout: 30_000 });
  return new URL(page.url()).pathname;
}

/** The pages that an administrator can open, with the way to each. */
const PAGES: Record<string, () => string[]> = {
  "home": () => ["/", "/?day=tomorrow", "/search?q=a", "/organisation"],
  "the matrix": () => ["/matrix", ids.cell, "/matrix?show=gaps&mandatory=yes"],
  "the matrix of roles and sites": () => ["/matrix?by=role", "/matrix?by=site", "/matrix?known_at=2020-01-01T00:00"],
  "the matrix for paper and the exports": () => ["/matrix/print", "/matrix/print?by=site&paper=a3", "/exports"],
  "the gaps": () => ["/gaps", "/gaps?mandatory=yes"],
  "the list of people": () => ["/people", "/people?search=nobody-is-called-that"],
  "the pages of a person": () => [ids.person, ids.job, ids.employment],
  "the forms about people": () => ["/people/new", ...["edit", "jobs", "employment"].map((form) => `${ids.person}/${form}`)],
  "the access of a person": () => [`${ids.person}/access`, `${ids.account}/access`],
  "the questions before access changes": () => [`${ids.account}/access/account`, `${ids.account}/access/password`, ids.access],
  "the catalogue": () => ["/courses", "/courses?search=no-course-is-called-that", "/courses/categories"],
  "the pages of a course": () => [ids.course, "/courses/new", ...["edit", "archive", "attachments"].map((form) => `${ids.course}/${form}`)],
  "the requirements": () => ["/requirements", "/requirements/new", ids.requirement],
  "the forms of a requirement": () => [`${ids.requirement}/change`, `${ids.requirement}/end`],
  "the pages of completions": () => ["/completions/new", "/completions/pending", ids.rejection, ids.withdrawal],
  "the imports": () => ["/imports", ids.import, `${ids.import}/problems`, ids.problems],
  "the sheets of an import": () => [1, 2, 3].map((number) => ids.sheet.replace(/\d+$/, `${number}`)),
  "the audit trail": () => ["/journal", "/journal?search=nobody-is-called-that"],
  "the sign-ins": () => ["/journal/sign-ins", "/journal/sign-ins?outcome=refused"],
};

/** Looks at the page as it is now. */
async function examine(page: Page): Promise<void> {
  await expectNoSidewaysScrolling(page);
  await expectNoViolations(page);
}

test.describe("to an administrator", () => {
  test.beforeEach(async ({ context }) => context.addCookies(cookies.admin));

  for (const [name, paths] of Object.entries(PAGES)) {
    test(`nothing is wrong with ${name}`, async ({ page }) => {
      const heard = complaints(page);
      for (const path of paths()) {
        const answer = await page.goto(server.current().address + path);
        expect(answer?.status(), path).toBe(200);
        await examine(page);
        expect(heard, path).toEqual([]);
      }
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

  test("nothing is wrong with an import that asks who is meant", async ({ page }) => {
    const heard = complaints(page);
    const lines = ["Name,Course,Completed on", `"Nogueira, José",Manual handling,${isoDay(today(), -3)}`];
    await uploaded(page, { name: "by-name.csv", mimeType: "text/csv", buffer: Buffer.from(lines.join("\n")) });
    const names = page.getByRole("region", { name: "Is this the same person?" });
    await expect(names.getByRole("checkbox", { name: / in the file is / })).toBeVisible();
    await examine(page);
    expect(heard).toEqual([]);
  });

  test("the matrix scrolls inside its own region where it is wider than the window", async ({ page, isMobile }) => {
    await page.goto(`${server.current().address}/matrix`);
    const region = page.getByRole("region", { name: "Training matrix" });
    expect(await region.evaluate((box) => box.scrollWidth > box.clientWidth)).toBe(isMobile);
    await expectNoSidewaysScrolling(page);
  });

  test("pages written from right to left fit their window", async ({ page }, info) => {
    for (const path of ["/", "/matrix", "/people", "/courses/new"]) {
      await page.goto(server.current().address + path);
      await page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
      await expectNoSidewaysScrolling(page);
      await page.screenshot({ path: info.outputPath(`right-to-left${path.replaceAll("/", "-")}.png`) });
    }
  });
});

test.describe("to a worker", () => {
  test.beforeEach(async ({ context }) => context.addCookies(cookies.worker));

  test("nothing is wrong with the pages that are open to them", async ({ page }) => {
    const heard = complaints(page);
    for (const path of ["/", "/matrix", "/courses"]) {
      await page.goto(server.current().address + path);
      await examine(page);
      expect(heard, path).toEqual([]);
    }
  });

  test("what they may not see is refused on a page", async ({ page }) => {
    const answer = await page.goto(`${server.current().address}/people`);
    expect(answer?.status()).toBe(403);
    await examine(page);
  });
});

test.describe("to somebody who is not signed in", () => {
  for (const path of ["/sign-in", "/set-up"]) {
    test(`nothing is wrong with ${path}, and it loads no scripts`, async ({ page }) => {
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
