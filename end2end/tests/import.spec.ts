// Importing in the browser: a file, a mapping, a preview, a decision, and the way back.
import { expect, test, type Page } from "@playwright/test";
import { fixture } from "../helpers/northgate.js";
import { complaints, expectNoSidewaysScrolling, expectNoViolations } from "../helpers/page.js";
import { useServer, type Server } from "../helpers/server.js";
import { legend, signIn } from "../helpers/visit.js";

const OFFICER = "rosa@demo.test";
let password = "";

const server = useServer(async (server: Server) => {
  await server.command("demo");
  const said = await server.command("user", "add", "--email", OFFICER, "--first-name", "Rosa", "--last-name", "Vidal", "--role", "hr");
  password = /The password is (\S+)/.exec(said)?.[1] ?? "";
});

/** Uploads a file and waits until it was read. */
async function upload(page: Page, path: string, words: { files: string; upload: string; decide: string }): Promise<void> {
  await page.goto(`${server.current().address}/imports`);
  await page.getByLabel(words.files, { exact: true }).setInputFiles(path);
  await page.getByRole("button", { name: words.upload }).click();
  await expect(page.getByRole("button", { name: words.decide })).toBeVisible({ timeout: 30_000 });
}

test.describe("a Spanish-speaking officer", () => {
  test.use({ locale: "es-ES" });

  test("imports a list of completions with semicolons, whatever its headers are called", async ({ page }) => {
    const heard = complaints(page);
    const { address } = server.current();
    await page.goto(`${address}/sign-in`);
    await page.locator("[name=email]").fill(OFFICER);
    await page.locator("[name=password]").fill(password);
    await page.getByRole("button", { name: "Iniciar sesión" }).click();
    await expect(page).toHaveURL(`${address}/`);

    await upload(page, fixture("formaciones.csv"), { files: "Archivos", upload: "Subir", decide: "Descartar" });
    // The organisation has a list of people, and nobody of the file is in it: the sheet shall be that list too.
    await page.getByRole("link", { name: "Cambiar cómo se lee formaciones" }).click();
    await expectNoViolations(page);
    await page.reload();
    await expect(page.getByLabel("Qué contiene la columna C")).toHaveValue("course_title");
    await page.getByLabel("Contiene", { exact: true }).selectOption("people_and_completions");
    await page.getByRole("button", { name: "Leer de nuevo" }).click();
    await expect(page.getByText("Personas nuevas")).toBeVisible({ timeout: 30_000 });
    await expectNoViolations(page);
    await page.reload();

    await page.getByRole("link", { name: "1 fila o celda no se importa" }).click();
    await expect(page.getByRole("row", { name: /fila 6, columna D/ })).toContainText("31/02/2026");
    await expectNoViolations(page);
    await page.goBack();

    await page.getByRole("button", { name: "Importar ahora" }).click();
    await expect(page.getByRole("link", { name: "Ver la matriz" })).toBeVisible({ timeout: 30_000 });
    await page.goto(`${address}/people?search=Muñoz`);
    await page.getByRole("rowheader").getByRole("link", { name: "Muñoz, Íñigo" }).click();
    await expect(page.getByRole("main")).toContainText("Manipulación de carretillas");
    await expect(page.getByRole("main")).not.toContainText("31 feb");
    expect(heard).toEqual([]);
  });
});

test("an undone import leaves the matrix as it was, and the trail longer", async ({ page }) => {
  const { address } = server.current();
  await signIn(page, address, "admin@demo.test");
  await page.goto(`${address}/matrix`);
  const before = await legend(page);

  await upload(page, fixture("northgate-records.xlsx"), { files: "Files", upload: "Upload", decide: "Import now" });
  await expect(page.getByText("18 rows or cells are not imported")).toBeVisible();
  await expectNoSidewaysScrolling(page);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download as CSV" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("problems.csv");
  await page.getByRole("button", { name: "Import now" }).click();
  await expect(page.getByRole("link", { name: "See the matrix" })).toBeVisible({ timeout: 60_000 });
  const done = page.url();
  await page.goto(`${address}/matrix`);
  expect(await legend(page)).not.toEqual(before);

  await page.goto(done);
  await page.getByRole("link", { name: "Take this import back" }).click();
  await expectNoViolations(page);
  await page.reload();
  await page.getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByText("What the import wrote is no longer known.")).toBeVisible({ timeout: 60_000 });
  await expectNoViolations(page);
  await page.goto(`${address}/matrix`);
  expect(await legend(page)).toEqual(before);
  await page.goto(`${address}/imports`);
  await expect(page.getByRole("row", { name: /northgate-records\.xlsx/ })).toContainText("Taken back");
  await expectNoViolations(page);
});

test("a file that is no workbook is refused with a reason, and nothing is changed", async ({ page }) => {
  const { address } = server.current();
  await signIn(page, address, "admin@demo.test");
  await page.goto(`${address}/imports`);
  const letter = { name: "records.xlsx", mimeType: "application/octet-stream", buffer: Buffer.from("Dear Sir") };
  await page.getByLabel("Files", { exact: true }).setInputFiles(letter);
  await page.getByRole("button", { name: "Upload" }).click();
  await expect(page.getByText("is named like an Excel workbook but is not one")).toBeVisible({ timeout: 30_000 });
  await page.getByRole("button", { name: "Put aside" }).click();
  await expect(page.getByText("This import was put aside.")).toBeVisible();
});
