// What a clause says of itself, and what the page says beside the headline: other budgets, commitments, notices.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { Cesuan, city, commandLine } from "./page";

test("beside the headline every budget stands by its name, and nobody adds them up", async ({ page }) => {
  const cesuan = new Cesuan(page);
  await cesuan.open();
  const figures = commandLine();
  await expect(cesuan.total()).toHaveAttribute("data-yuan", city(figures).paid);
  const others = figures.total.ledgers.filter((own) => own !== city(figures));
  expect(others.length).toBeGreaterThan(2);
  for (const { ledger, level, paid } of others) {
    await expect(page.getByTestId(`budget-${ledger}-${level}`)).toHaveAttribute("data-yuan", paid);
  }
  await expect(page.getByTestId("beside")).toContainText("2021—2025年的承诺");
  await expect(page.getByTestId("income-provincial_allocation")).toContainText("待定");
  for (const budget of ["general-city", "general-district", "social_insurance-city"]) {
    await expect(page.getByTestId(`table-demand-${budget}`)).toHaveCount(1);
  }
  // What is assumed leads to where it is set.
  await page.getByTestId("beside").getByRole("button", { name: "主城区企业的奖补由市级承担的比例" }).click();
  await expect(cesuan.chip("local_revenue_rebate.city_share_core")).toBeFocused();
});

test("a clause is struck out by its switch, and undone like any setting", async ({ page }) => {
  const cesuan = new Cesuan(page);
  await cesuan.open();
  const card = page.locator("#measure-smart_upgrade");
  await cesuan.answer("smart_upgrade", 1);
  const struck = commandLine(["smart_upgrade=off"]);
  expect(struck.measures.find(({ id }) => id === "smart_upgrade")?.status).toBe("off");
  await cesuan.shows(struck);
  await expect(card).toHaveClass(/\boff\b/);
  await expect(cesuan.measure("smart_upgrade")).toHaveText("本条已删去，不计金额");
  await expect(cesuan.chip("smart_upgrade")).toContainText("删去");
  await page.keyboard.press("Control+z");
  await expect(card).not.toHaveClass(/\boff\b/);
  await cesuan.shows(commandLine());
});

test("what the draft does not say stands apart in its clause", async ({ page }) => {
  const cesuan = new Cesuan(page);
  await cesuan.open();
  await expect(page.locator(".paper-kind")).toHaveText("测算条文");
  const counted = page.locator("#measure-smart_upgrade .counted");
  await expect(counted).toHaveText(/^〔测算口径：.*〕$/s);
  await expect(page.locator("#measure-guarantee_fee_subsidy")).toContainText("资金渠道为测算假设");
  await expect(page.locator("#measure-local_revenue_rebate .card-mark")).toContainText("具体实施办法另行制定");
  await page.getByTestId("lang-en").click();
  await expect(counted).toHaveText(/^\[Counted as: .*\]$/s);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

test("what is counted beside the results is told, and follows the settings", async ({ page }) => {
  const cesuan = new Cesuan(page);
  await cesuan.open();
  const notices = page.getByTestId("notices").getByRole("listitem");
  const draft = commandLine().notices.map(({ text }) => text);
  await expect(notices).toHaveText(draft);
  await cesuan.change("job_stabilisation.rule_in_force", "40%");
  const idle = commandLine(["job_stabilisation.rule_in_force=40%"]).notices.map(({ text }) => text);
  expect(idle.length).toBe(draft.length + 1);
  await expect(notices).toHaveText(idle);
});
