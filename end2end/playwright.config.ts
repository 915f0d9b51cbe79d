// Journeys run in the system's Chromium, on the desktop and at the width of a phone.
// `cargo xtask test --only browser` builds what they need and sets DOCENDO_BIN and DOCENDO_CHROMIUM.
import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "tests",
  outputDir: "test-results",
  // Within a file one test continues where the one before it ended; files do not know each other.
  fullyParallel: false,
  workers: 2,
  retries: 0,
  forbidOnly: !!process.env.CI,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    browserName: "chromium",
    locale: "en-GB",
    timezoneId: "UTC",
    // A trace of every step costs a fifth of the time: `--trace on` brings it back for one that fails.
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.DOCENDO_CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "desktop", use: { viewport: { width: 1440, height: 900 } } },
    {
      name: "phone",
      // What does not depend on the width is done once.
      testMatch: ["pages.spec.ts", "matrix.spec.ts"],
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    },
  ],
});
