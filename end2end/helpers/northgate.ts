// What the matrix of the Northgate records must say, worked out from its sheets without a line of the product.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A day, in milliseconds. */
const DAY = 24 * 60 * 60 * 1000;
/** A proof that holds for so many days or fewer is expiring. */
const EXPIRING_DAYS = 30;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** How many required cells are in each state; a matrix shows these words in its legend. */
export type Counts = { Valid: number; Expiring: number; Expired: number; Missing: number };

/** A required cell with its date arithmetic. */
export interface Cell {
  /** The name, and how lists have it: the last name first. */
  person: string;
  listed: string;
  number: string;
  role: string;
  course: string;
  title: string;
  state: keyof Counts;
  /** The day of the completion and the first day on which it no longer holds, if they are known. */
  completed?: number;
  expires?: number;
  months?: number;
}

/** A sheet of the workbook, as CSV. */
export function fixture(name: string): string {
  return fileURLToPath(new URL(`../../tests/fixtures/${name}`, import.meta.url));
}

/** Every required cell of those who work at Northgate on the day `today` (milliseconds at its beginning, UTC). */
export function requiredCells(today: number): Cell[] {
  const rules = rows("northgate-requirements.csv").slice(1);
  const records = rows("northgate-matrix.csv");
  const head = records.findIndex((row) => row[0] === "No.");
  const months = new Map(records[head].map((code, column) => [code, parseInt(records[head + 1][column]) || undefined]));
  const completed = new Map<string, number[]>();
  for (const row of records.slice(head + 2)) {
    row.forEach((text, column) => {
      const day = column > 3 ? dayOf(text) : undefined;
      if (day === undefined || day > today) return;
      const key = `${row[0].trim()} ${records[head][column]}`;
      completed.set(key, [...(completed.get(key) ?? []), day]);
    });
  }
  return staff(today).flatMap(({ role, ...who }) => {
    const required = rules.filter(([, , , , whom]) => whom === "All" || whom.split("; ").includes(role));
    return required.map(([course, title]) => {
      const days = completed.get(`${who.number} ${course}`) ?? [];
      const cell = { ...who, role, course, title, months: months.get(course) };
      return { ...cell, ...standing(days, cell.months, today) };
    });
  });
}

/** How often each state occurs. */
export function count(cells: Cell[]): Counts {
  const counts = { Valid: 0, Expiring: 0, Expired: 0, Missing: 0 };
  for (const { state } of cells) counts[state] += 1;
  return counts;
}

/** A day as the pages write it: "3 Sep 2026". */
export function written(day: number): string {
  const date = new Date(day);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** The beginning of this day, UTC. */
export function today(): number {
  return Math.floor(Date.now() / DAY) * DAY;
}

/** The day `days` before or after `day`, as a field for dates has it. */
export function isoDay(day: number, days = 0): string {
  return new Date(day + days * DAY).toISOString().slice(0, 10);
}

/** Whole days between two days. */
export function daysBetween(from: number, to: number): number {
  return Math.round((to - from) / DAY);
}

/** Those who work there: each number once, nobody who left, nobody before the first day. */
function staff(today: number): Pick<Cell, "number" | "person" | "listed" | "role">[] {
  const seen = new Set([""]);
  const people = rows("northgate-people.csv").slice(1);
  return people.flatMap(([number, surname, forename, , role, , , start, status]) => {
    const id = number.trim();
    if (seen.has(id)) return [];
    seen.add(id);
    const works = status === "Live" && (dayOf(start) ?? Infinity) <= today;
    return works ? [{ number: id, person: `${forename} ${surname}`, listed: `${surname}, ${forename}`, role }] : [];
  });
}

function standing(days: number[], months: number | undefined, today: number): Pick<Cell, "state" | "completed" | "expires"> {
  if (days.length === 0) return { state: "Missing" };
  const completed = Math.max(...days);
  if (months === undefined) return { state: "Valid", completed };
  const expires = addMonths(completed, months);
  const left = daysBetween(today, expires);
  return { state: left <= 0 ? "Expired" : left <= EXPIRING_DAYS ? "Expiring" : "Valid", completed, expires };
}

/** `months` later; in a shorter month the last day. */
function addMonths(day: number, months: number): number {
  const date = new Date(day);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), last));
}

/** The day in a cell of a sheet that writes the day before the month; nothing if there is no such day. */
function dayOf(text: string): number | undefined {
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  const numbers = /^(\d\d?)[./](\d\d?)[./](\d{2}|\d{4})$/.exec(text);
  const words = /^(\d\d?) (\w{3}) (\d{4})$/.exec(text);
  const [year, month, day] = iso
    ? iso.slice(1).map(Number)
    : numbers
      ? [Number(numbers[3].padStart(4, "20")), Number(numbers[2]), Number(numbers[1])]
      : words
        ? [Number(words[3]), MONTHS.indexOf(words[2]) + 1, Number(words[1])]
        : [0, 0, 0];
  const date = new Date(Date.UTC(year, month - 1, day));
  return month > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() : undefined;
}

/** The rows of a CSV file, with quoted fields. */
function rows(name: string): string[][] {
  const lines = readFileSync(fixture(name), "utf8").replace(/^\uFEFF/, "").split(/\r?\n/).filter(Boolean);
  return lines.map((line) => {
    const fields = `,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g);
    return [...fields].map(([, quoted, plain]) => (quoted ?? plain).replaceAll('""', '"'));
  });
}
