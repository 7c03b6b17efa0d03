// From a number in a clause to its cost: the page and the command line agree to the fen.
import { expect, test } from "@playwright/test";
import { Cesuan, city, commandLine } from "./page";

test("the draft costs what the command line says", async ({ page }) => {
  const cesuan = new Cesuan(page);
  await cesuan.open();
  await cesuan.shows(commandLine());
});

test("a raised cap and a lowered ratio, typed inside their clauses", async ({ page }) => {
  const cesuan = new Cesuan(page);
  await cesuan.open();
  const draft = commandLine();
  await cesuan.change("smart_upgrade.cap_per_enterprise", "80万元");
  const capped = commandLine(["smart_upgrade.cap_per_enterprise=80万元"]);
  expect(city(capped).demand).not.toBe(city(draft).demand);
  await cesuan.shows(capped);
  await cesuan.change("job_stabilisation.no_layoff_ratio", "60%");
  const both = commandLine(["smart_upgrade.cap_per_enterprise=80万元", "job_stabilisation.no_layoff_ratio=60%"]);
  expect(both.total.ledgers).not.toEqual(capped.total.ledgers);
  await cesuan.shows(both);
  // The old number stands struck through beside the new one.
  const clause = cesuan.chip("smart_upgrade.cap_per_enterprise");
  await expect(clause.locator("del")).toHaveText("50万元");
  await expect(clause).toContainText("80万元");
});

test("arrow keys go by the step, Escape takes the change back", async ({ page }) => {
  const cesuan = new Cesuan(page);
  await cesuan.open();
  await cesuan.chip("high_tech_enterprise.award").focus();
  await page.keyboard.press("Enter");
  await expect(cesuan.editor()).toBeVisible();
  await page.keyboard.press("ArrowUp");
  const draft = commandLine();
  const award = draft.measures.find(({ id }) => id === "high_tech_enterprise")?.demand ?? "";
  await expect(cesuan.measure("high_tech_enterprise")).not.toHaveAttribute("data-yuan", award);
  await page.keyboard.press("Escape");
  await expect(cesuan.editor()).toHaveCount(0);
  await cesuan.shows(draft);
  await expect(cesuan.chip("high_tech_enterprise.award")).toBeFocused();
});

test("typing faster than the engine answers ends with the newest value", async ({ page }) => {
  const cesuan = new Cesuan(page);
  await cesuan.open();
  await cesuan.chip("transformation_fund.envelope").scrollIntoViewIfNeeded();
  await cesuan.type("smart_upgrade.cap_per_enterprise", "");
  await page.getByTestId("editor-input").first().pressSequentially("65万元", { delay: 0 });
  for (let i = 0; i < 30; i++) await page.keyboard.press("ArrowUp");
  for (let i = 0; i < 29; i++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await cesuan.shows(commandLine(["smart_upgrade.cap_per_enterprise=65万元"]));
});

test("another sample by size and seed", async ({ page }) => {
  const cesuan = new Cesuan(page);
  await cesuan.open();
  // How far other samples go stands beside the draft's figures of the usual one alone.
  await expect(page.getByTestId("spread")).toContainText("样本波动");
  await page.getByTestId("sample-size").fill("300");
  await page.getByTestId("sample-seed").fill("7");
  await page.getByTestId("sample-draw").click();
  await cesuan.shows(commandLine([], 300, 7));
  await expect(page.getByTestId("spread")).toHaveCount(0);
});

test("settings, language and unit outlive a reload; reset brings the draft back", async ({ page }) => {
  const cesuan = new Cesuan(page);
  await cesuan.open();
  await cesuan.change("smart_upgrade.min_equipment", "300万元");
  const changed = commandLine(["smart_upgrade.min_equipment=300万元"]);
  await cesuan.shows(changed);
  await page.getByTestId("lang-en").click();
  await page.getByTestId("unit-yuan").click();
  await page.reload();
  await cesuan.settled();
  await cesuan.shows(changed);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.getByTestId("reset-all").click();
  await cesuan.shows(commandLine());
});
