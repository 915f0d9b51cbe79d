// A fresh installation opens in a browser without a complaint.
import { expect, test } from "@playwright/test";
import { complaints, expectNoSidewaysScrolling, expectNoViolations } from "../helpers/page.js";
import { useServer } from "../helpers/server.js";

const server = useServer();

test("the first visit leads to the set-up page", async ({ page }) => {
  const heard = complaints(page);
  const answer = await page.goto(server.current().address);

  expect(answer?.status()).toBe(200);
  await expect(page).toHaveURL(/\/set-up/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByLabel(/token/i)).toBeVisible();
  await expectNoViolations(page);
  await expectNoSidewaysScrolling(page);
  expect(heard).toEqual([]);
});
