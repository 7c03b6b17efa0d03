// What holds on every page: silence, privacy, access, and any path of any host.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { Cesuan, commandLine } from "./page";

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
];

for (const size of SIZES) {
  for (const lang of ["zh", "en"]) {
    test(`axe finds nothing at ${size.width}x${size.height} in ${lang}`, async ({ page }) => {
      await page.setViewportSize(size);
      const cesuan = new Cesuan(page);
      await cesuan.open();
      await page.getByTestId(`lang-${lang}`).first().click();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      await cesuan.change("smart_upgrade.cap_per_enterprise", "80万元");
      await cesuan.type("smart_upgrade.cap_per_enterprise", "abc");
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      await page.keyboard.press("Escape");
      // Nothing is wider than the window.
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      expect(cesuan.messages).toEqual([]);
    });
  }
}

test("every request is the page's own, and none comes after the chart", async ({ page, baseURL }) => {
  const cesuan = new Cesuan(page);
  await cesuan.open();
  await expect(page.getByTestId("chart").locator("canvas, svg").first()).toBeVisible();
  const loaded = cesuan.requests.length;
  const own = new URL(baseURL ?? "").origin;
  expect(cesuan.requests.filter((url) => !url.startsWith(own) && !url.startsWith("blob:"))).toEqual([]);
  await cesuan.change("smart_upgrade.cap_per_enterprise", "80万元");
  await page.getByTestId("lang-en").first().click();
  await cesuan.shows(commandLine(["smart_upgrade.cap_per_enterprise=80万元"]));
  expect(cesuan.requests.slice(loaded)).toEqual([]);
  expect(cesuan.messages).toEqual([]);
});

test("the policy of the page lets nothing out and nothing foreign in", async ({ page }) => {
  const cesuan = new Cesuan(page);
  await cesuan.open();
  const blocked = await page.evaluate(async () => {
    const violations: string[] = [];
    document.addEventListener("securitypolicyviolation", (event) => violations.push(event.effectiveDirective));
    await fetch("https://example.invalid/").catch(() => undefined);
    const image = new Image();
    image.src = "https://example.invalid/x.png";
    const script = document.createElement("script");
    script.textContent = "window.inlineRan = true";
    document.head.append(script);
    await new Promise((resolve) => setTimeout(resolve, 100));
    return { violations, ran: "inlineRan" in window };
  });
  expect(blocked.ran).toBe(false);
  expect(blocked.violations).toEqual(expect.arrayContaining(["connect-src", "img-src", "script-src-elem"]));
});

test("the site works under a path of any host", async ({ page }) => {
  const server = spawn("node", ["scripts/serve.mjs", "--base", "/a/b/", "--port", "0"]);
  try {
    const address = await new Promise<string>((resolve, reject) => {
      createInterface({ input: server.stdout }).on("line", (line) => {
        const found = /https?:\S+/.exec(line);
        if (found) resolve(found[0]);
      });
      server.on("exit", () => reject(new Error("the server stopped")));
    });
    const cesuan = new Cesuan(page);
    await cesuan.open(address);
    await cesuan.shows(commandLine());
    expect(cesuan.messages).toEqual([]);
  } finally {
    server.kill();
  }
});

test("synthetic data says so", async ({ page }) => {
  const cesuan = new Cesuan(page);
  await cesuan.open();
  await expect(page.getByText("合成数据").first()).toBeVisible();
  await page.getByTestId("lang-en").first().click();
  await expect(page.getByText(/synthetic/i).first()).toBeVisible();
});
