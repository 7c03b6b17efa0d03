import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "target/e2e",
  reporter: "list",
  workers: 1,
  retries: 0,
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
  webServer: {
    command: "node scripts/serve.mjs --dir dist",
    wait: { stdout: /http:\/\/127\.0\.0\.1:(?<cesuan_port>\d+)/ },
  },
});
