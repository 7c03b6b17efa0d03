// The sample's page: published figures beside the sample's, and drawing another.
import { execFileSync } from "node:child_process";
import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { CESUAN, Cesuan, city, commandLine, type Figures } from "./page";

const measured = (page: Page, target: string) => page.getByTestId(`measured-${target}`);

async function visit(page: Page): Promise<Cesuan> {
  const cesuan = new Cesuan(page);
  await cesuan.visit("./#/sample");
  await expect(page.getByTestId("calibration")).toHaveAttribute("aria-busy", "false");
  return cesuan;
}

test("every published figure stands beside the sample's, with its mark and its source", async ({ page }) => {
  const cesuan = await visit(page);
  await expect(page.getByTestId("sample-whose")).toContainText(/88[789]户虚构企业/);
  await expect(measured(page, "enterprises")).toHaveText(/^88[789]$/);
  expect(await page.getByTestId("calibration").locator("tbody tr").count()).toBeGreaterThan(20);
  const output = page.getByTestId("target-automotive_output");
  await expect(output).toContainText("不低于65%");
  await expect(output.locator(".badge")).toHaveText("公布");
  await output.locator("summary").click();
  await expect(output.getByRole("link")).toHaveAttribute("href", /^https:/);
  expect(await page.getByTestId("unmodelled").locator("li").count()).toBeGreaterThan(15);
  expect(cesuan.messages).toEqual([]);
});

test("another size, other sectors and other growth draw another sample, which is kept", async ({ page }) => {
  const cesuan = await visit(page);
  await page.locator("#draw-size").fill("1200");
  await page.locator("#mix-automotive").fill("0");
  await page.locator("#draw-growth").fill("2.5");
  await page.getByTestId("draw-again").click();
  await expect(measured(page, "automotive_share")).toHaveText("0%");
  await expect(measured(page, "enterprises")).toHaveText(/^1,01\d$/);
  await expect(page.getByTestId("sample-adjusted")).toBeVisible();
  await expect(page.getByTestId("target-parts_makers")).toContainText("折算到888户");
  // It outlives a reload.
  await page.reload();
  await expect(measured(page, "automotive_share")).toHaveText("0%");
  await expect(page.locator("#draw-growth")).toHaveValue("2.5");
  // As described again, the figures are the command line's.
  await page.getByTestId("draw-as-described").click();
  await page.locator("#draw-size").fill("1048");
  await page.getByTestId("draw-again").click();
  await expect(cesuan.summary()).toHaveAttribute("data-yuan", city(commandLine()).paid);
  await expect(page.getByTestId("sample-adjusted")).toHaveCount(0);
  expect(cesuan.messages).toEqual([]);
});

test("what cannot be drawn is said and not drawn", async ({ page }) => {
  const cesuan = await visit(page);
  const draw = page.getByTestId("draw-again");
  for (const [field, text] of [["#draw-size", "0"], ["#draw-seed", "-1"], ["#mix-medicine", "1001"], ["#draw-growth", "99"]]) {
    const input = page.locator(field);
    const before = await input.inputValue();
    await input.fill(text);
    await expect(input).toHaveAttribute("aria-invalid", "true");
    await expect(page.locator("#draw-faults")).not.toBeEmpty();
    await expect(draw).toBeDisabled();
    await input.fill(before);
    await expect(draw).toBeEnabled();
  }
  expect(cesuan.messages).toEqual([]);
});

test("the sample taken out costs the same on the command line", async ({ page }) => {
  const cesuan = await visit(page);
  const cost = (await cesuan.summary().getAttribute("data-yuan")) ?? "";
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByTestId("sample-download").click()]);
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
  const figures = JSON.parse(
    execFileSync(CESUAN, ["run", "--population", await download.path(), "--format", "json"], { encoding: "utf8" }),
  ) as Figures;
  expect(city(figures).paid).toBe(cost);
  expect(cesuan.messages).toEqual([]);
});

test("the form is used by keyboard, and the draft's page leads to it", async ({ page }) => {
  const cesuan = new Cesuan(page);
  await cesuan.open();
  await page.getByTestId("sample-more").click();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await page.locator("#draw-seed").focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("7");
  await page.keyboard.press("Enter");
  await expect(cesuan.summary()).toHaveAttribute("data-yuan", city(commandLine([], undefined, 7)).paid);
  expect(cesuan.messages).toEqual([]);
});

for (const lang of ["zh", "en"]) {
  test(`axe finds nothing on the sample's page at any size in ${lang}`, async ({ page }) => {
    const cesuan = await visit(page);
    await page.getByTestId(`lang-${lang}`).first().click();
    await page.getByTestId("target-output").locator("summary").click();
    for (const width of [1440, 1024, 390]) {
      await page.setViewportSize({ width, height: 844 });
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      // Nothing is wider than the window.
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    }
    expect(cesuan.messages).toEqual([]);
  });
}
