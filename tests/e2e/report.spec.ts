// The report for the meeting: what it says, and how it prints.
import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { Cesuan, city, commandLine } from "./page";

const CAP = "smart_upgrade.cap_per_enterprise";
const FUND = "transformation_fund.envelope";

const FILE = `
cesuan = 1
policy = "shiyan-2018"

[[scenario]]
name = "从紧"
settings = { "${CAP}" = "20万元" }

[[scenario]]
name = "从宽"
settings = { "${CAP}" = "80万元", "${FUND}" = "2500万元" }
`;

/** The report of the scenarios of a file, two unless told, with its charts drawn. */
async function reported(page: Page, file = FILE, last = "从宽"): Promise<Cesuan> {
  const cesuan = new Cesuan(page);
  await cesuan.visit("./#/compare");
  await page.getByTestId("compare-open").setInputFiles({ name: "方案.toml", mimeType: "text/plain", buffer: Buffer.from(file) });
  await expect(page.getByTestId("matrix")).toContainText(last);
  await page.getByRole("link", { name: "测算报告" }).click();
  await expect(page.getByTestId("report")).toBeVisible();
  for (const chart of ["still-clauses", "still-transformation_fund", "still-waterfall"]) {
    await expect(page.getByTestId(chart).first().locator("img")).toBeVisible();
  }
  return cesuan;
}

/** The amounts that run into others or over more than one line. */
async function broken(page: Page): Promise<(string | null)[]> {
  return page.locator(".report-table .number").evaluateAll((cells) => cells
    .filter((cell) => [...cell.childNodes].some((node) => {
      if (node.nodeType !== Node.TEXT_NODE || !node.textContent) return false;
      const range = document.createRange();
      range.selectNodeContents(node);
      return range.getClientRects().length > 1;
    }) || cell.scrollWidth > cell.clientWidth)
    .map((cell) => cell.textContent));
}

/** An amount as the report writes it. */
function wan(yuan: string): string {
  const amount = Number(yuan) / 10_000;
  return amount.toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

test("the report says what the command line says, of whom, and that nobody in it is real", async ({ page }) => {
  const cesuan = await reported(page);
  const report = page.getByTestId("report");
  for (const settings of [[], [`${CAP}=20万元`], [`${CAP}=80万元`, `${FUND}=2500万元`]]) {
    await expect(report).toContainText(`市级一般公共预算兑付${wan(city(commandLine(settings)).paid)}万元`);
  }
  await expect(report).toContainText("不是真实企业");
  await expect(report.locator(".badge")).toHaveText("合成数据");
  expect(cesuan.messages).toEqual([]);
});

test("it prints on pages of A4, with charts that are vectors", async ({ page }) => {
  await reported(page);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  const pages = [...pdf.matchAll(/\/Type\s*\/Page\b(?!s)/g)].length;
  expect(pages).toBeGreaterThan(4);
  const boxes = [...pdf.matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)];
  expect(boxes.length).toBe(pages);
  for (const [, width, height] of boxes) {
    expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842]);
  }
  // The only images are the tiles of the bars' patterns; a chart that is one would be as wide as the page.
  const tiles = [...pdf.matchAll(/\/Subtype\s*\/Image[^>]*?\/Width (\d+)/g)].map(([, width]) => Number(width));
  expect(Math.max(0, ...tiles)).toBeLessThan(600);
});

test("with eight scenarios no number breaks and no chart is higher than a page", async ({ page }) => {
  const scenario = (at: number) => `
[[scenario]]
name = "方案之${at}"
settings = { "${CAP}" = "${at * 10 + 10}万元", "high_tech_enterprise.award" = "${at}万元", "${FUND}" = "${500 * at}万元" }
`;
  const file = `cesuan = 1\npolicy = "shiyan-2018"\n${[1, 2, 3, 4, 5, 6, 7, 8].map(scenario).join("")}`;
  await reported(page, file, "方案之8");
  // As wide and high as what is between the margins of A4.
  await page.setViewportSize({ width: 665, height: 974 });
  await page.emulateMedia({ media: "print" });
  expect(await broken(page)).toEqual([]);
  const figures = page.getByRole("figure");
  expect(await figures.count()).toBeGreaterThan(2);
  for (const figure of await figures.all()) {
    expect((await figure.boundingBox())?.height).toBeLessThan(974);
  }
});

test("a page without scenarios leads to where they are made", async ({ page }) => {
  const cesuan = new Cesuan(page);
  await cesuan.visit("./#/report");
  await page.getByRole("main").getByRole("link").click();
  await expect(page.getByTestId("compare-begin")).toBeVisible();
});

for (const [width, height] of [[1440, 900], [390, 844]] as const) {
  test(`axe finds nothing on the report at ${width}x${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await reported(page);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.target.join(" "))])).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide).toBeLessThanOrEqual(0);
    expect(await broken(page)).toEqual([]);
  });
}
