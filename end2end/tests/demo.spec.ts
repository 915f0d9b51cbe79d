// The demo organisation: loaded from the set-up page, seen with the eyes of each of its five accounts.
import { expect, test } from "@playwright/test";
import { useServer } from "../helpers/server.js";
import { expectErrorPage, sidebar, signIn } from "../helpers/visit.js";

// The first test loads what the others look at.
test.describe.configure({ mode: "serial" });
const server = useServer();

test("the demo organisation is loaded from the set-up page with the printed token", async ({ page }) => {
  const { address } = server.current();
  await page.goto(`${address}/set-up`);
  const form = page.getByRole("region", { name: "Load the demo organisation" });
  await form.getByLabel("One-time token").fill("not-the-token");
  await form.getByRole("button", { name: "Load demo organisation" }).click();
  await expect(form.getByRole("alert")).toContainText("the token is not the one that the server printed");
  await form.getByLabel("One-time token").fill(server.current().setupToken());
  await form.getByRole("button", { name: "Load demo organisation" }).click();

  await expect(page).toHaveURL(`${address}/sign-in`);
  await page.getByRole("link", { name: "manager@demo.test" }).click();
  await expect(page.getByLabel("E-mail")).toHaveValue("manager@demo.test");
});

/** What each account has before it: its home, and the places that it may enter. */
const ACCOUNTS = [
  { name: "admin", home: "Who may not work", places: "Home, Matrix, People, Catalogue, Requirements, Record completion, Imports, Audit trail" },
  { name: "manager", home: "Who may not work", places: "Home, Matrix, People, Catalogue, Requirements" },
  { name: "trainer", home: "My competencies", places: "Home, People, Catalogue, Record completion" },
  { name: "worker", home: "My competencies", places: "Home, Catalogue" },
  { name: "auditor", home: "Who may not work", places: "Home, Matrix, People, Catalogue, Requirements, Audit trail" },
];

for (const { name, home, places } of ACCOUNTS) {
  test(`the ${name} finds a home and the places that are open to this role`, async ({ page }) => {
    await signIn(page, server.current().address, `${name}@demo.test`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(home);
    const links = sidebar(page).getByRole("listitem").getByRole("link");
    expect((await links.allInnerTexts()).join(", ")).toBe(places);
    for (const link of await links.all()) {
      const answer = await page.request.get(server.current().address + (await link.getAttribute("href")));
      expect(answer.status(), await link.innerText()).toBe(200);
    }
  });
}

test("home leads from a figure to the cells behind it", async ({ page }) => {
  await signIn(page, server.current().address, "manager@demo.test");
  const figure = page.getByRole("link", { name: /^Expiring in 30 days/ });
  const count = /Expiring in 30 days\s*(\d+)/.exec((await figure.textContent()) ?? "")?.[1];
  await figure.click();
  await expect(page).toHaveURL(/\/matrix\?show=expiring/);
  await expect(page.locator("a.cell.state-expiring")).toHaveCount(Number(count));
});

test("a worker sees their own row of the matrix and nobody else's", async ({ page }) => {
  const { address } = server.current();
  await signIn(page, address, "worker@demo.test");
  await page.goto(`${address}/matrix`);
  await expect(page.getByRole("rowheader")).toHaveText([/Nogueira, José/, /./]);
    for (const path of ["/matrix?by=role", "/people", "/people/1", "/people/new", "/completions/new", "/requirements/new"]) {
    const answer = await page.goto(address + path);
    expect(answer?.status(), path).toBe(403);
    await expectErrorPage(page, "You may not see this");
  }
});

test("an auditor reads everything and is offered nothing to change", async ({ page }) => {
  const { address } = server.current();
  await signIn(page, address, "auditor@demo.test");
  for (const list of ["/courses", "/people", "/requirements"]) {
    await page.goto(address + list);
    await expect(page.getByRole("main").getByRole("table")).toBeVisible();
    await expect(page.locator(`main a[href^="${list}/new"]`)).toHaveCount(0);
    expect((await page.goto(`${address}${list}/new`))?.status()).toBe(403);
    await expectErrorPage(page, "You may not see this");
  }
});

test("whoever signs out is out, and comes back to where they wanted to go", async ({ page }) => {
  const { address } = server.current();
  await signIn(page, address, "worker@demo.test");
  await page.getByRole("button", { name: "José Nogueira" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(`${address}/sign-in`);

  await page.goto(`${address}/courses?search=fire`);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await page.getByLabel("E-mail").fill("worker@demo.test");
  await page.getByLabel("Password").fill("docendo-demo-2026");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(`${address}/courses?search=fire`);
});

test("a chosen appearance stays on the next page", async ({ page }) => {
  await signIn(page, server.current().address, "worker@demo.test");
  await page.getByRole("button", { name: "José Nogueira" }).click();
  await page.getByRole("button", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.goto(`${server.current().address}/courses`);
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});
