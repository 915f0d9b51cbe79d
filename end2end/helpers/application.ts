// The pages of the application, as its index lists them.
import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";

/** Lists in which the first may be whoever looks, and somebody else is meant who has all that a person can have. */
const LISTS: Record<string, string> = { "/people": "/people?search=manager@demo.test" };
const INDEX = new URL("../../app/src/app.rs", import.meta.url);

/** The address of every page on this server: with identifiers of what its context lists first. */
export async function addresses(page: Page, server: string): Promise<string[]> {
  const patterns = [...readFileSync(INDEX, "utf8").matchAll(/^ {4}"(\/[^"]*)" => /gm)].map((match) => match[1] ?? "");
  const found: string[] = [];
  for (const pattern of patterns) found.push(await filled(page, server, pattern));
  return found;
}

/** `pattern` with an identifier for each of its parts that begin with a colon. */
async function filled(page: Page, server: string, pattern: string): Promise<string> {
  let address = "";
  for (const segment of pattern.split("/").slice(1)) {
    if (segment === ":file") await attach(page, server, address);
    // Files of a course and facts about a person are listed on the page above their folder.
    const isListedAbove = segment === ":file" || segment === ":fact";
    const above = isListedAbove ? address.replace(/\/[^/]*$/, "") : address;
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

/** Puts a file into `folder`. */
async function attach(page: Page, server: string, folder: string): Promise<void> {
  const file = { name: "list.txt", mimeType: "text/plain", buffer: Buffer.from("What has to be there.") };
  const answer = await page.request.post(`${server}${folder}`, { headers: { origin: server }, multipart: { file } });
  expect(answer.status(), `a file in ${folder}`).toBe(200);
}
