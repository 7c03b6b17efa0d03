// An enterprise of a person's own making.
import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { Cesuan } from "./page";

async function open(page: Page): Promise<Cesuan> {
  const cesuan = new Cesuan(page);
  await cesuan.open();
  await page.getByRole("navigation").getByRole("link", { name: "试算" }).click();
  await expect(page.getByTestId("trial-outcome")).toHaveAttribute("aria-busy", "false");
  return cesuan;
}

/** Fills a cell of a folded group. */
async function fill(page: Page, cell: string, value: string): Promise<void> {
  const input = page.getByTestId(`cell-${cell}`);
  await input.evaluate((element) => element.closest("details")?.setAttribute("open", ""));
  await input.fill(value);
}

const stabilisation = "reason-job_stabilisation";

test("a few cells give an amount and its reason", async ({ page }) => {
  const cesuan = await open(page);
  await fill(page, "enterprise-insured_employees-2018", "100");
  await fill(page, "enterprise-unemployment_insurance_paid-2018", "10万元");
  const amount = page.getByTestId(stabilisation).locator(".reason-amount");
  await expect(amount).toHaveAttribute("data-yuan", "70000.00");
  await page.getByTestId(stabilisation).click();
  await expect(page.getByTestId("why-job_stabilisation-2018")).toContainText("10万元");
  await fill(page, "enterprise-layoffs-2018", "2");
  await expect(amount).toHaveAttribute("data-yuan", "50000.00");
  await fill(page, "enterprise-layoffs-2018", "3");
  await expect(page.getByTestId("near").first()).toContainText("3%");
  expect(cesuan.messages).toEqual([]);
});

test("a cell that is no value says so, and the last result is not shown as if it were right", async ({ page }) => {
  await open(page);
  await fill(page, "enterprise-insured_employees-2018", "一百");
  const cell = page.getByTestId("cell-enterprise-insured_employees-2018");
  await expect(cell).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByTestId("trial-outcome")).toContainText("改好后再看结果");
  await cell.fill("100");
  await expect(cell).toHaveAttribute("aria-invalid", "false");
});

test("a project is added and removed", async ({ page }) => {
  await open(page);
  await page.getByTestId("trial-add").click();
  const project = page.getByTestId("trial-project-0");
  await fill(page, "project-0-fixed_investment-2019", "1000");
  await fill(page, "project-0-start_year-2019", "2019");
  await fill(page, "project-0-smart_equipment-2019", "1000");
  await page.getByTestId("cell-project-0-equipment_in_use-2019").evaluate((element) => element.closest("details")?.setAttribute("open", ""));
  await page.getByTestId("cell-project-0-equipment_in_use-2019").check();
  await expect(page.getByTestId("reason-smart_upgrade").locator(".reason-amount")).toHaveAttribute("data-yuan", "435000.00");
  await project.getByRole("button", { name: "删去" }).click();
  await expect(project).toHaveCount(0);
});

test("an enterprise of the list is a start", async ({ page }) => {
  const cesuan = new Cesuan(page);
  await cesuan.open();
  await page.getByRole("navigation").getByRole("link", { name: "企业" }).click();
  await page.getByTestId("enterprise-link").first().click();
  const sum = page.getByTestId("dossier-lines").locator(".sum td").nth(3);
  const before = await sum.getAttribute("data-yuan");
  await page.getByTestId("dossier-try").click();
  await expect(page.getByTestId("trial-from")).toBeVisible();
  await expect(sum).toHaveAttribute("data-yuan", before ?? "");
  await page.getByTestId("trial-clear").click();
  await expect(page.getByTestId("trial-from")).toHaveCount(0);
  await expect(page.getByTestId("dossier-lines")).toHaveCount(0);
});

for (const size of [{ width: 1440, height: 900 }, { width: 1024, height: 768 }, { width: 390, height: 844 }]) {
  for (const lang of ["zh", "en"]) {
    test(`axe finds nothing in a trial at ${size.width}x${size.height} in ${lang}`, async ({ page }) => {
      await page.setViewportSize(size);
      const cesuan = await open(page);
      await page.getByTestId(`lang-${lang}`).first().click();
      await page.getByTestId("trial-add").click();
      await fill(page, "enterprise-insured_employees-2018", "x");
      await expect(page.getByTestId("cell-enterprise-insured_employees-2018")).toHaveAttribute("aria-invalid", "true");
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      await fill(page, "enterprise-insured_employees-2018", "100");
      await expect(page.getByTestId("cell-enterprise-insured_employees-2018")).toHaveAttribute("aria-invalid", "false");
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      expect(cesuan.messages).toEqual([]);
    });
  }
}
