// The frame of all pages: navigation, headings, focus, the total on top of each.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { Cesuan, city, commandLine } from "./page";

const PAGES = ["enterprises", "enterprises/any", "try", "readings", "standards", "sample", "rules", "bench"];

test("every page has the total, one main part, its heading and its own title", async ({ page }) => {
  const cesuan = new Cesuan(page);
  await cesuan.open();
  const titles = new Set([await page.title()]);
  for (const path of PAGES) {
    await page.goto(`./#/${path}`);
    await expect(page.getByTestId("summary-total")).toHaveAttribute("data-yuan", city(commandLine()).paid);
    await expect(page.getByRole("main")).toHaveCount(1);
    const heading = page.getByRole("heading", { level: 1 });
    await expect(heading).toHaveCount(1);
    await expect(heading).not.toBeEmpty();
    // Who comes to a page hears its heading first.
    await expect(heading).toBeFocused();
    await expect(page).toHaveTitle(/ · /);
    titles.add(await page.title());
  }
  // The two addresses of enterprises share a name.
  expect(titles.size).toBe(PAGES.length);
  expect(cesuan.messages).toEqual([]);
});

test("axe finds nothing on a page of one column", async ({ page }) => {
  const cesuan = new Cesuan(page);
  await page.goto("./#/readings");
  await expect(page.getByTestId("summary-total")).toBeVisible();
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 });
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  }
  expect(cesuan.messages).toEqual([]);
});

test("the total of another page leads to the figures, the sample to its form", async ({ page }) => {
  const cesuan = new Cesuan(page);
  await page.goto("./#/readings");
  await page.getByTestId("summary-total").click();
  await cesuan.settled();
  await expect(page.locator("#figures")).toBeFocused();
  await page.goto("./#/readings");
  await page.getByTestId("sample-chip").click();
  await expect(page.getByTestId("sample-size")).toBeFocused();
});

test("changes outlive a visit to another page", async ({ page }) => {
  const cesuan = new Cesuan(page);
  await cesuan.open();
  await cesuan.change("smart_upgrade.cap_per_enterprise", "80万元");
  const changed = commandLine(["smart_upgrade.cap_per_enterprise=80万元"]);
  await cesuan.shows(changed);
  await page.goto("./#/readings");
  await expect(page.getByTestId("summary-total")).toHaveAttribute("data-yuan", city(changed).paid);
  await page.goBack();
  await cesuan.shows(changed);
});

test("the page on speed measures the engine and the loop written by hand", async ({ page }) => {
  const cesuan = new Cesuan(page);
  await cesuan.visit("./#/bench");
  await page.getByRole("button", { name: /1,100/ }).click();
  const measured = page.getByTestId("bench-1100");
  await expect(measured.getByTestId("full")).toHaveAttribute("data-nanoseconds", /^[1-9]\d*$/, { timeout: 30_000 });
  await expect(measured.getByTestId("by-hand")).toHaveAttribute("data-nanoseconds", /^\d+$/);
  expect(cesuan.messages).toEqual([]);
});
