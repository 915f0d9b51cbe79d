// What is written on a page, and whether it was left in English.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, type Page } from "@playwright/test";

/** The texts of a language by their keys; of those with values or several forms none. */
function texts(language: string): Map<string, string> {
  const folder = fileURLToPath(new URL(`../../app/locales/${language}/`, import.meta.url));
  const lines = readdirSync(folder).flatMap((file) => readFileSync(folder + file, "utf8").split("\n"));
  const plain = lines.map((line) => /^([a-z][\w-]*) = ([^{}]+)$/.exec(line)).filter((found) => found !== null);
  return new Map(plain.map(([, key, text]) => [key, text.trim()]));
}

/** English texts that no Spanish text reads like: where one stands on a page, it was left untranslated. */
export function onlyEnglish(): Set<string> {
  const spanish = new Set(texts("es").values());
  return new Set([...texts("en").values()].filter((text) => !spanish.has(text)));
}

/** What is written on the page, and what is told to those who hear it. Names of courses, roles and sites are data. */
export async function words(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (walker.nextNode()) {
      if (!walker.currentNode.parentElement?.closest("script, bdi, option, [lang]:not(html)")) found.push(walker.currentNode.textContent ?? "");
    }
    for (const name of ["aria-label", "placeholder", "title"]) {
      document.querySelectorAll(`[${name}]`).forEach((element) => found.push(element.getAttribute(name) ?? ""));
    }
    return found.map((text) => text.trim()).filter((text) => text !== "");
  });
}

/** Expects that no English sentence stands on the page, neither by itself nor among others. */
export async function expectNoEnglish(page: Page): Promise<void> {
  const sentences = [...onlyEnglish()].filter((text) => text.split(" ").length >= 3);
  const written = await words(page);
  expect(sentences.filter((sentence) => written.some((text) => text.includes(sentence))), page.url()).toEqual([]);
}
