// The pages of the application, as its index lists them.
import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";

/** The lists that do not stand at the address above what they list, or in which the first lacks what pages about it tell. */
const LISTS: Record<string, string> = {
  "/completions": "/completions/pending",
  "/people": "/people?search=manager@demo.test",
};
const INDEX = new URL("../../app/src/app.rs", import.meta.url);

/** The address of every page on this server: with identifiers of what its context lists first. */
export async function addresses(page: Page, server: string): Promise<string[]> {
  const patterns = [...readFileSync(INDEX, "utf8").matchAll(/^ {4}"(\/[^"]*)" => /gm)].map((match) => match[1] ?? "");
  await prepare(page, server);
  const found: string[] = [];
  for (const pattern of patterns) found.push(await filled(page, server, pattern));
  return found;
}

/** `pattern` with an identifier for each of its parts that begin with a colon. */
async function filled(page: Page, server: string, pattern: string): Promise<string> {
  let address = "";
  for (const segment of pattern.split("/").slice(1)) {
    if (segment === ":file") await attach(page, server, address);
    const above = LISTS[address] ?? address.replace(/\/(attachments|sheets|jobs|employment|roles)$/, "");
    address += `/${segment.startsWith(":") ? await first(page, server, above, address) : segment}`;
  }
  return address;
}

/** The identifier of what the page at `list` leads to first below `folder`. */
async function first(page: Page, server: string, list: string, folder: string): Promise<string> {
  const answer = await page.request.get(`${server}${LISTS[list] ?? list}`);
  const [, main = ""] = (await answer.text()).split("<main");
  const id = new RegExp(`href="${folder}/(\\d+)`).exec(main)?.[1];
  if (!id) throw new Error(`${list} leads to nothing below ${folder}`);
  return id;
}

/** Uploads an import, which then waits for a decision, and asks for an export. */
async function prepare(page: Page, server: string): Promise<void> {
  const files = { name: "people.csv", mimeType: "text/csv", buffer: Buffer.from("Employee No,Surname,Forename\n1,Benali,Amina") };
  const read = await send(page, server, "/imports", { _fn: "/do/import/upload", files });
  await expect.poll(async () => (await page.request.get(read)).text()).not.toContain('id="busy"');
  await send(page, server, "/matrix", { _fn: "/do/matrix/export", form: "csv", query: "" });
}

/** Puts a file into `folder`. */
async function attach(page: Page, server: string, folder: string): Promise<void> {
  const file = { name: "list.txt", mimeType: "text/plain", buffer: Buffer.from("What has to be there.") };
  await send(page, server, folder, { _fn: "/do/course/file/attach", file });
}

type Fields = Record<string, string | { name: string; mimeType: string; buffer: Buffer }>;

/** Sends a form, with files or without, to a page; the address of the page that it leads to. */
async function send(page: Page, server: string, path: string, multipart: Fields): Promise<string> {
  const answer = await page.request.post(`${server}${path}`, { headers: { origin: server }, multipart });
  expect(answer.status(), `what is sent to ${path}`).toBe(200);
  return answer.url();
}
