// The real server for a journey: on a port of its own, over a fresh embedded database in a temporary folder.
import { execFile, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify, stripVTControlCharacters } from "node:util";
import { test } from "@playwright/test";

/** How long the server may take until it answers, and until it has ended. */
const PATIENCE = 30_000;

/** A server that runs until `stop`. */
export class Server {
  /** What it has printed so far, without colours. */
  output = "";
  private process?: ChildProcess;

  private constructor(
    /** Where it answers, such as `http://127.0.0.1:40123`. */
    readonly address: string,
    private readonly folder: string,
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  /** Prepares a folder and a port; nothing runs yet. */
  static async prepare(settings: Record<string, string> = {}): Promise<Server> {
    const folder = await mkdtemp(join(tmpdir(), "docendo-journey-"));
    const host = `127.0.0.1:${await freePort()}`;
    return new Server(`http://${host}`, folder, {
      ...process.env,
      NO_COLOR: "1",
      DOCENDO_ADDR: host,
      DOCENDO_DATABASE_URL: `sqlite:${join(folder, "docendo.sqlite")}`,
      DOCENDO_RATE_LIMIT: "off",
      ...settings,
    });
  }

  /** Runs another command of the binary on the same database, such as `demo`, and returns what it prints. */
  async command(...words: string[]): Promise<string> {
    const { stdout } = await promisify(execFile)(binary(), words, { cwd: this.folder, env: this.environment });
    return stdout;
  }

  /** Like `command`, with `line` typed into it: a password, say. */
  async typed(line: string, ...words: string[]): Promise<string> {
    const running = promisify(execFile)(binary(), words, { cwd: this.folder, env: this.environment });
    running.child.stdin?.end(`${line}\n`);
    return (await running).stdout;
  }

  /** Starts serving and waits until the server says that it is ready. */
  async start(): Promise<void> {
    const server = spawn(binary(), ["serve"], { cwd: this.folder, env: this.environment });
    this.process = server;
    for (const stream of [server.stdout, server.stderr]) {
      stream.on("data", (chunk) => (this.output += stripVTControlCharacters(String(chunk))));
    }
    const deadline = Date.now() + PATIENCE;
    while (!(await answers(`${this.address}/readyz`))) {
      if (server.exitCode !== null || Date.now() > deadline) {
        throw new Error(`the server did not become ready:\n${this.output}`);
      }
      await pause(50);
    }
  }

  /** The one-time token, printed at start, that lets a person create the first organisation. */
  setupToken(): string {
    const found = /\/set-up\?token=([\w-]+)/.exec(this.output);
    if (!found) throw new Error(`the server printed no set-up token:\n${this.output}`);
    return found[1];
  }

  /** Ends the server and forgets its data. */
  async stop(): Promise<void> {
    const server = this.process;
    if (server && server.exitCode === null && server.signalCode === null) {
      const ended = once(server, "exit");
      server.kill("SIGTERM");
      const insist = setTimeout(() => server.kill("SIGKILL"), PATIENCE);
      await ended;
      clearTimeout(insist);
    }
    await rm(this.folder, { recursive: true, force: true });
  }
}

/**
 * Gives each test file its server: started before its first test, stopped after its last one.
 * `prepare` runs before the server starts; there `server.command("demo")` fills the database.
 */
export function useServer(prepare?: (server: Server) => Promise<unknown>): { current(): Server } {
  let server: Server | undefined;
  test.beforeAll(async () => {
    server = await Server.prepare();
    await prepare?.(server);
    await server.start();
  });
  test.afterEach(async ({}, info) => {
    if (server && info.status !== info.expectedStatus) {
      await info.attach("server", { body: server.output, contentType: "text/plain" });
    }
  });
  test.afterAll(async () => server?.stop());
  return {
    current() {
      if (!server) throw new Error("the server exists only while tests run");
      return server;
    },
  };
}

function binary(): string {
  const path = process.env.DOCENDO_BIN;
  if (!path) throw new Error("DOCENDO_BIN must name the docendo binary; `cargo xtask test --only browser` sets it");
  return resolve(path);
}

async function freePort(): Promise<number> {
  const listener = createServer().listen(0, "127.0.0.1");
  await once(listener, "listening");
  const address = listener.address();
  listener.close();
  await once(listener, "close");
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}

async function answers(address: string): Promise<boolean> {
  try {
    return (await fetch(address)).ok;
  } catch {
    return false;
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}
