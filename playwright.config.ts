import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "target/e2e",
  reporter: "list",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  // Two browsers share the machine: an answer may take longer than the five seconds that are the rule.
  expect: { timeout: 15_000 },
  forbidOnly: true,
  use: {
    // The server prints the port it found free; Playwright puts it into this variable.
    baseURL: `http://127.0.0.1:${process.env.CESUAN_PORT}/`,
    browserName: "chromium",
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    launchOptions: {
      executablePath: process.env.CHROMIUM,
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
    { name: "page", grepInvert: /@large/ },
    // A million rows want the machine's memory and both its cores: one test at a time, in a run of its own.
    { name: "large", grep: /@large/, workers: 1 },
  ],
  webServer: {
    command: "node scripts/serve.mjs --dir dist",
    wait: { stdout: /http:\/\/127\.0\.0\.1:(?<cesuan_port>\d+)/ },
  },
});
