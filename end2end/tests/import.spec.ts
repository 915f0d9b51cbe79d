// Importing in the browser: a file, a mapping, a preview, a decision, and the way back.
import { expect, test, type Page } from "@playwright/test";
import { readFileSync, writeFileSync } from "node:fs";
import { firstSignIn } from "../helpers/api.js";
import { expectNoEnglish } from "../helpers/languages.js";
import { fixture } from "../helpers/northgate.js";
import { alive, complaints, expectNoSidewaysScrolling, expectNoViolations } from "../helpers/page.js";
import { useServer, type Server } from "../helpers/server.js";
import { legend, signIn } from "../helpers/visit.js";

const OFFICER = "rosa@demo.test";
const password = "seven otters count the buoys";
let handed = "";

const server = useServer(async (server: Server) => {
  await server.command("demo");
  const said = await server.command("user", "add", "--email", OFFICER, "--first-name", "Rosa", "--last-name", "Vidal", "--role", "training_manager");
  handed = /The password is (\S+)/.exec(said)?.[1] ?? "";
});

test.beforeAll(() => firstSignIn(server.current().address, OFFICER, handed, password));

/** A file, where it lies or as it is. */
type File = string | { name: string; mimeType: string; buffer: Buffer };

/** Uploads a file and waits until it was read. */
async function upload(page: Page, path: File, words: { files: string; upload: string; decide: string }): Promise<void> {
  await page.goto(`${server.current().address}/imports`);
  await page.getByLabel(words.files, { exact: true }).setInputFiles(path);
  await page.getByRole("button", { name: words.upload }).click();
  await expect(page.getByRole("button", { name: words.decide })).toBeVisible({ timeout: 30_000 });
}

test.describe("a Spanish-speaking officer", () => {
  test.use({ locale: "es-ES" });

  test.beforeEach(async ({ page }) => {
    const { address } = server.current();
    await page.goto(`${address}/sign-in`);
    await page.locator("[name=email]").fill(OFFICER);
    await page.locator("[name=password]").fill(password);
    await page.getByRole("button", { name: "Iniciar sesión" }).click();
    await expect(page).toHaveURL(`${address}/`);
  });

  test("imports a list of completions with semicolons, whatever its headers are called", async ({ page }) => {
    const heard = complaints(page);
    const { address } = server.current();

    await upload(page, fixture("formaciones.csv"), { files: "Archivos", upload: "Subir", decide: "Importar ahora" });
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

  test("reads in Spanish what is wrong with a file, on the page and in the list of it", async ({ page }) => {
    const lines = [
      "Nº empleado;Apellidos;Nombre;Correo electrónico;Puesto;Fecha de alta;Estado;Fecha de baja",
      "901;Gil;Eva;eva at obras;Peón;01/02/2020;Alta;",
      "901;Gil;Eva;eva@obras.example;Peón;01/02/2020;Alta;",
      "902;;;luis@obras.example;Peón;31/02/2020;Alta;",
      "903;Roca;Pau;pau@obras.example;Peón;01/02/2020;De paseo;",
      ";Mas;Joan;;Peón;01/02/2020;Alta;",
    ];
    const buffer = Buffer.from(lines.join("\n"));
    const decide = { files: "Archivos", upload: "Subir", decide: "Importar ahora" };
    await upload(page, { name: "personas.csv", mimeType: "text/csv", buffer }, decide);
    await expectNoEnglish(page);
    await page.goto(`${page.url()}/problems`);
    for (const sentence of [
      "Esto no es una dirección de correo. La persona se importa sin este dato.",
      "El número de empleado 901 ya está en personas, fila 2, columna A (Nº empleado); se importó aquella fila.",
      "La persona con el número o la dirección 902 no tiene nombre. Indíquelo e importe de nuevo.",
      "Se entiende que la persona está en plantilla.",
      "Joan Mas no tiene número de empleado.",
    ]) {
      await expect(page.getByRole("main")).toContainText(sentence);
    }
    await expectNoEnglish(page);
    await expectNoViolations(page);
    await page.reload();
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Descargar como CSV" }).click(),
    ]);
    const list = readFileSync(await file.path(), "utf8");
    expect(list).toContain('"dudoso","personas","2","D","Correo electrónico","eva at obras","Esto no es una dirección de correo.');
  });

  test("reads in Spanish why a file cannot be read", async ({ page }) => {
    await page.goto(`${server.current().address}/imports`);
    const letter = { name: "registros.xlsx", mimeType: "application/octet-stream", buffer: Buffer.from("Estimados") };
    await page.getByLabel("Archivos", { exact: true }).setInputFiles(letter);
    await page.getByRole("button", { name: "Subir" }).click();
    const why = "registros.xlsx: «registros.xlsx» se llama como un libro de Excel pero no lo es.";
    await expect(page.getByRole("main")).toContainText(why, { timeout: 30_000 });
    await expectNoEnglish(page);
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

test("an import is uploaded, followed and carried out in one document, and what cannot be taken is told before it is sent", async ({ page }) => {
  const { address } = server.current();
  await signIn(page, address, "admin@demo.test");
  await page.goto(`${address}/imports`);
  await alive(page);
  await page.evaluate(() => document.documentElement.setAttribute("data-kept", "yes"));
  await page.getByRole("button", { name: "Upload" }).click();
  const field = page.getByLabel("Files", { exact: true });
  await expect(field).toHaveAccessibleDescription(/Fill this in\./);
  const large = test.info().outputPath("large.csv");
  writeFileSync(large, Buffer.alloc(50 * 1024 * 1024 + 1, "x"));
  await field.setInputFiles(large);
  await page.getByRole("button", { name: "Upload" }).click();
  await expect(field).toHaveAccessibleDescription(/It is too large: 50 MB is the most\./);

  const rows = "Employee No,Surname,Forename\n7001,Okafor,Ngozi\n7002,Okafor,Chike";
  await field.setInputFiles({ name: "okafor.csv", mimeType: "text/csv", buffer: Buffer.from(rows) });
  await page.getByRole("button", { name: "Upload" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("okafor.csv");
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await page.getByRole("button", { name: "Import now" }).click({ timeout: 30_000 });
  await expect(page.getByRole("link", { name: "See the matrix" })).toBeVisible({ timeout: 30_000 });
  await page.getByRole("link", { name: "Take this import back" }).click();
  await page.getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByText("What the import wrote is no longer known.")).toBeVisible({ timeout: 60_000 });
  await expect(page.locator("html")).toHaveAttribute("data-kept", "yes");
});

test("a file that is no workbook is refused with a reason, and nothing is changed", async ({ page }) => {
  const { address } = server.current();
  await signIn(page, address, "admin@demo.test");
  await page.goto(`${address}/imports`);
  const letter = { name: "records.xlsx", mimeType: "application/octet-stream", buffer: Buffer.from("Dear Sir") };
  await page.getByLabel("Files", { exact: true }).setInputFiles(letter);
  await page.getByRole("button", { name: "Upload" }).click();
  await expect(page.getByText("is named like an Excel workbook but is not one")).toBeVisible({ timeout: 30_000 });
  await page.getByRole("link", { name: "Discard" }).click();
  await expect(page.getByText("The uploaded files are deleted")).toBeVisible();
  await page.getByRole("button", { name: "Discard" }).click();
  await expect(page.getByText("This import was discarded.")).toBeVisible();
});
