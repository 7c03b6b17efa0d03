// Who meets the conditions of a clause, counted while its fold is open.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { Cesuan } from "./page";

test("the hits of a clause change with its threshold; nobody left stands out", async ({ page }) => {
  const cesuan = new Cesuan(page);
  await cesuan.open();
  const fold = page.getByTestId("hits-toggle-civil_military");
  const hits = page.getByTestId("hits-civil_military");
  await fold.click();
  await expect(fold).toHaveAttribute("aria-expanded", "true");
  const last = hits.getByTestId("hits-step").last();
  await expect(last).toContainText(/[1-9]/);
  await expect(hits.getByTestId("threshold-civil_military.min_sales").getByRole("img")).toBeVisible();
  const before = await last.textContent();
  await cesuan.change("civil_military.min_sales", "1亿元");
  await expect(last).toContainText("无人命中");
  expect(await last.textContent()).not.toBe(before);
  await expect(last).toHaveClass(/none/);
  await fold.click();
  await expect(last).toHaveCount(0);
  expect(cesuan.messages).toEqual([]);
});

test("tiers cost together what their measure costs", async ({ page }) => {
  const cesuan = new Cesuan(page);
  await cesuan.open();
  await page.getByTestId("hits-toggle-informatization_demo").click();
  const tiers = page.getByTestId("hits-informatization_demo").getByTestId("hits-tier");
  await expect(tiers).toHaveCount(2);
  const costs = await tiers.locator("[data-yuan]").evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute("data-yuan"))));
  const measure = await cesuan.measure("informatization_demo").getAttribute("data-yuan");
  expect(costs.reduce((sum, cost) => sum + cost, 0).toFixed(2)).toBe(measure);
});

for (const [name, path] of [["readings", "./#/readings"], ["standards", "./#/standards"], ["hits", "./"]] as const) {
  for (const lang of ["zh", "en"] as const) {
    test(`${name} in ${lang} is accessible`, async ({ page }) => {
      const cesuan = new Cesuan(page);
      await cesuan.visit(path);
      await page.getByTestId(`lang-${lang}`).click();
      if (name === "hits") {
        await page.getByTestId("hits-toggle-job_stabilisation").click();
        await expect(page.getByTestId("hits-job_stabilisation").getByTestId("hits-lines")).toBeVisible();
      }
      if (name === "readings") await expect(page.locator("progress")).toHaveAttribute("value", "1000", { timeout: 60_000 });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join("\n")}`)).toEqual([]);
    });
  }
}
