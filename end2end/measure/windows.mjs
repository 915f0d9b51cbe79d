// What a window of 50 people × 200 courses costs over HTTP, in our own form and as JSON of the EHS contract: the time that a
// client waits, and the processor time that the server takes for it. Run by hand over a server with the large organisation,
// whose process is named so that its clock can be read:
//   docendo demo --people 10000 --courses 200 && docendo serve      (DOCENDO_RATE_LIMIT=off)
//   cd end2end && node measure/windows.mjs http://127.0.0.1:3000 "$(pgrep -f 'docendo serve')"
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const [address = "http://127.0.0.1:3000", process_id] = process.argv.slice(2);
const [email, password] = ["admin@large.test", "docendo-demo-2026"];
const [PEOPLE, ROWS, COLUMNS, TIMES] = [10_000, 50, 200, 200];
const TICK = 1000 / Number(execFileSync("getconf", ["CLK_TCK"]).toString());

/** Processor time of the server so far, in milliseconds. */
function processor() {
  const fields = readFileSync(`/proc/${process_id}/stat`, "utf8").replace(/^.*\) /, "").split(" ");
  return (Number(fields[11]) + Number(fields[12])) * TICK;
}

function memory() {
  const status = readFileSync(`/proc/${process_id}/status`, "utf8");
  return ["VmRSS", "RssAnon"].map((name) => `${name} ${Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)[1]) / 1024)} MB`).join(", ");
}

async function measure(name, request) {
  await request(0);
  const [times, before] = [[], processor()];
  let bytes = 0;
  for (let turn = 0; turn < TIMES; turn += 1) {
    const begin = performance.now();
    bytes += await request(turn);
    times.push(performance.now() - begin);
  }
  const spent = (processor() - before) / TIMES;
  times.sort((a, b) => a - b);
  const part = (share) => times[Math.floor((TIMES - 1) * share)].toFixed(2);
  console.log(`${name.padEnd(40)} p50 ${part(0.5)} ms  p95 ${part(0.95)} ms  processor ${spent.toFixed(2)} ms  ${Math.round(bytes / TIMES)} bytes`);
}

async function read(path, headers) {
  const answer = await fetch(address + path, { headers });
  const { length } = new Uint8Array(await answer.arrayBuffer());
  if (!answer.ok) throw new Error(`${answer.status} ${path}`);
  return length;
}

const form = new URLSearchParams({ email, password });
const signed = await fetch(`${address}/sign-in`, { method: "POST", body: form, headers: { origin: address }, redirect: "manual" });
const browser = { cookie: signed.headers.getSetCookie().map((cookie) => cookie.split(";")[0]).join("; "), "accept-encoding": "identity" };
const json = { "content-type": "application/json" };
const { access } = await (await fetch(`${address}/api/token/`, { method: "POST", headers: json, body: JSON.stringify({ email, password }) })).json();
const bearer = { authorization: `Bearer ${access}`, "accept-encoding": "identity" };

console.log(`at rest: ${memory()}`);
const begin = performance.now();
await read("/matrix", browser);
console.log(`the first page with the matrix: ${Math.round(performance.now() - begin)} ms; ${memory()}`);

const first = (turn) => (turn * 1237) % (PEOPLE - ROWS);
await measure(`own form, ${ROWS} × ${COLUMNS}`, (turn) =>
  read(`/matrix/window?rows=${first(turn)}-${first(turn) + ROWS}&columns=0-${COLUMNS}`, browser),
);
await measure("own form, 50 × 40", (turn) => read(`/matrix/window?rows=${first(turn)}-${first(turn) + ROWS}&columns=40-80`, browser));

// Whom the contract knows under which identifier, from a first answer that has everybody of a site.
const everybody = await (await fetch(`${address}/api/training/matrix?type=user_course`, { headers: bearer })).json();
const people = everybody.data.rows.map((row) => row.id);
await measure(`EHS JSON, ${ROWS} people × ${COLUMNS}`, (turn) => {
  const from = first(turn) % (people.length - ROWS);
  return read(`/api/training/matrix?type=user_course&userIds=${people.slice(from, from + ROWS).join(",")}`, bearer);
});
await measure("the page with the matrix", () => read("/matrix", browser));
await measure("ranked gaps", () => read("/gaps", browser));
console.log(`afterwards: ${memory()}`);
