// Scenarios: made, changed, taken back, put side by side, passed on.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { strFromU8, unzipSync } from "fflate";
import readExcel from "read-excel-file/node";
import { CESUAN, Cesuan, city, commandLine, downloaded } from "./page";

const CAP = "smart_upgrade.cap_per_enterprise";
const FUND = "transformation_fund.envelope";
const RATIO = "job_stabilisation.no_layoff_ratio";

/** `cesuan compare --format json`, as far as the tests look at it. */
interface Compared {
  columns: { name: string | null; ledgers: { ledger: string; level: string; paid: string }[]; recipients: number; gained: { enterprises: number; amount: string } }[];
  measures: { id: string; columns: { status: string; paid?: string }[] }[];
  payers: { id: string; columns: { balance: string | null; years: { year: number; balance: string | null }[] }[] }[];
}

/** What the general budget of the city pays in a column: the rows that lead. */
function paid({ ledgers }: Compared["columns"][number]): string {
  return ledgers.find(({ ledger, level }) => ledger === "general" && level === "city")?.paid ?? "";
}

function compared(file: string, ...more: string[]): Compared {
  return JSON.parse(execFileSync(CESUAN, ["compare", file, "--format", "json", ...more], { encoding: "utf8" })) as Compared;
}

/** Three scenarios: a higher cap; that and a smaller fund; the draft with a higher ratio of returned contributions. */
async function three(cesuan: Cesuan): Promise<void> {
  const { page } = cesuan;
  await cesuan.change(CAP, "80万元");
  await page.getByTestId("scenario-switch").click();
  await page.getByTestId("scenario-copy").click();
  await page.keyboard.press("Escape");
  await cesuan.change(FUND, "2500万元");
  await page.getByTestId("scenario-switch").click();
  await page.getByTestId("scenario-new").click();
  await page.keyboard.press("Escape");
  await cesuan.change(RATIO, "80%");
  await expect(page.getByTestId("scenario-switch")).toContainText("方案 3");
}

async function toCompare(cesuan: Cesuan): Promise<void> {
  await cesuan.visit("./#/compare");
  await expect(cesuan.page.getByTestId("matrix")).toHaveAttribute("aria-busy", "false");
}

/** The figures of the table, of every column. */
async function shows(page: Page, figures: Compared): Promise<void> {
  for (const [at, column] of figures.columns.entries()) {
    await expect(page.getByTestId(`cell-account-0-paid-${at}`)).toHaveAttribute("data-yuan", paid(column));
    let years = 0;
    for (const year of [2018, 2019, 2020]) {
      years += Number(await page.getByTestId(`cell-account-0-paid-${year}-${at}`).getAttribute("data-yuan"));
    }
    expect(years.toFixed(2)).toBe(paid(column));
  }
  await page.getByTestId("compare-rows-all").click();
  for (const measure of figures.measures) {
    for (const [at, column] of measure.columns.entries()) {
      if (column.paid !== undefined && column.status === "costed") {
        await expect(page.getByTestId("section-measures").getByTestId(`cell-${measure.id}-${at}`)).toHaveAttribute("data-yuan", column.paid);
      }
    }
  }
  for (const payer of figures.payers) {
    for (const [at, column] of payer.columns.entries()) {
      if (column.balance !== null) {
        await expect(page.getByTestId(`cell-${payer.id}-balance-${at}`)).toHaveAttribute("data-yuan", column.balance);
      }
    }
  }
  await page.getByTestId("compare-rows-differing").click();
}

test("a number changed in the draft begins a scenario, and all of it can be taken back and done again", async ({ page }) => {
  const cesuan = new Cesuan(page);
  await cesuan.open();
  const drafted = commandLine();
  await expect(page.getByTestId("scenario-switch")).toContainText("送审稿");
  await expect(page.getByTestId("scenarios-undo")).toBeDisabled();
  await cesuan.change(CAP, "80万元");
  await expect(page.getByTestId("scenario-switch")).toContainText("方案 1");
  await cesuan.change(RATIO, "80%");
  const both = commandLine([`${CAP}=80万元`, `${RATIO}=80%`]);
  await cesuan.shows(both);
  // The keys mean the same wherever the focus is, but for a text.
  await page.keyboard.press("Control+z");
  await cesuan.shows(commandLine([`${CAP}=80万元`]));
  await page.getByTestId("scenarios-undo").click();
  await cesuan.shows(drafted);
  await expect(page.getByTestId("scenario-switch")).toContainText("送审稿");
  await page.keyboard.press("Control+y");
  await page.keyboard.press("Control+Shift+z");
  await cesuan.shows(both);
  await expect(page.getByTestId("scenarios-redo")).toBeDisabled();
  // What is typed and withdrawn was never there.
  await cesuan.type(CAP, "90万元");
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("scenarios-redo")).toBeDisabled();
  await cesuan.shows(both);
  // Undo in a text is the text's own.
  await cesuan.type(CAP, "9");
  await page.keyboard.press("Control+z");
  await expect(cesuan.editor()).toBeVisible();
  await page.keyboard.press("Escape");
  await cesuan.shows(both);
  // A number back at the draft's is no change.
  await cesuan.change(CAP, "50万元");
  await cesuan.change(RATIO, "70%");
  await page.getByTestId("scenario-switch").click();
  await expect(page.getByTestId("scenario-pick-1")).toContainText("与送审稿相同");
  expect(cesuan.messages).toEqual([]);
});

test("scenarios are named, ordered, copied and deleted, with keys too, and stay over a reload", async ({ page }) => {
  const cesuan = new Cesuan(page);
  await cesuan.open();
  await three(cesuan);
  const picks = page.locator(".scenarios-pick");
  await page.getByTestId("scenario-switch").click();
  await expect(picks).toHaveCount(4);
  await expect(page.getByTestId("scenario-pick-3")).toBeFocused();
  await page.keyboard.press("F2");
  await page.getByTestId("scenario-name").fill("方案 1");
  await page.keyboard.press("Enter");
  await expect(page.locator(".scenarios-naming [role=alert]")).toContainText("方案 1");
  await page.getByTestId("scenario-name").fill("稳岗从优");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("scenario-pick-3")).toContainText("稳岗从优");
  await expect(page.getByTestId("scenario-pick-3")).toBeFocused();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(page.getByTestId("scenario-pick-2")).toContainText("稳岗从优");
  await expect(page.getByTestId("scenario-pick-2")).toBeFocused();
  await page.getByTestId("scenarios-delete-0").click();
  await expect(picks).toHaveCount(3);
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("scenario-switch")).toBeFocused();
  // Alt and a digit goes to a scenario from anywhere; 0 is the draft.
  await page.keyboard.press("Alt+2");
  await expect(page.getByTestId("scenario-switch")).toContainText("方案 2");
  await cesuan.shows(commandLine([`${CAP}=80万元`, `${FUND}=2500万元`]));
  await page.keyboard.press("Alt+0");
  await cesuan.shows(commandLine());
  await page.keyboard.press("Alt+1");
  await page.reload();
  await cesuan.settled();
  await expect(page.getByTestId("scenario-switch")).toContainText("稳岗从优");
  await cesuan.shows(commandLine([`${RATIO}=80%`]));
  // More than eight nobody compares.
  for (let more = 2; more < 8; more++) {
    await page.getByTestId("scenario-switch").click();
    await page.getByTestId("scenario-new").click();
    await page.keyboard.press("Escape");
  }
  await page.keyboard.press("Alt+0");
  await cesuan.change(CAP, "90万元");
  await expect(page.getByTestId("scenarios-fault")).toBeVisible();
  await cesuan.shows(commandLine());
  expect(cesuan.messages).toEqual([]);
});

test("three scenarios side by side cost what the command line says, by link and by file too", async ({ page, browser }) => {
  const cesuan = new Cesuan(page);
  await cesuan.open();
  await three(cesuan);
  await toCompare(cesuan);
  const file = await downloaded(page, "scenario-save");
  const figures = compared(file);
  expect(figures.columns.map((column) => column.name)).toEqual([null, "方案 1", "方案 2", "方案 3"]);
  await shows(page, figures);
  // One of them is held against another.
  await page.getByTestId("baseline-1").click();
  const against = compared(file, "--baseline", "方案 1");
  await expect(page.getByTestId("cell-gained-3")).toContainText(String(against.columns[3]?.gained.enterprises));
  await expect(page.getByTestId("cell-account-0-paid-1").locator(".delta")).toHaveCount(0);
  await page.getByTestId("baseline-0").click();

  // The link alone carries all of it into a browser that knows nothing.
  await page.getByTestId("share-link").click();
  const link = await page.getByTestId("share-link-text").inputValue();
  expect(link.length).toBeLessThan(500);
  const fresh = await (await browser.newContext()).newPage();
  const other = new Cesuan(fresh);
  await fresh.goto(link);
  await expect(fresh.getByTestId("matrix")).toHaveAttribute("aria-busy", "false");
  expect(fresh.url()).toMatch(/#\/compare$/);
  await shows(fresh, figures);
  await expect(fresh.getByTestId("scenario-notes")).toContainText("逐分重现");
  await fresh.keyboard.press("Control+z");
  await expect(fresh.getByTestId("compare-none")).toBeVisible();

  // A damaged one says so and opens the draft.
  const cut = link.slice(0, -6);
  await fresh.goto(`${cut}xxxxx`);
  await expect(fresh.getByTestId("scenario-notes")).toContainText("链接");
  await other.shows(commandLine());
  await fresh.getByTestId("scenario-notes-done").click();
  await expect(fresh.getByTestId("scenario-notes")).toHaveCount(0);

  // The file says that the figures come out to the fen, and what is wrong with it where something is.
  await fresh.goto(new URL("#/compare", link).toString());
  await fresh.getByTestId("compare-open").setInputFiles(file);
  await expect(fresh.getByTestId("scenario-notes")).toContainText("逐分重现");
  await shows(fresh, figures);
  const broken = join(mkdtempSync(join(tmpdir(), "cesuan-")), "方案.toml");
  writeFileSync(broken, readFileSync(file, "utf8").replace("80万元", "80万斤"));
  await fresh.getByTestId("compare-open").setInputFiles(broken);
  await expect(fresh.getByTestId("scenario-notes")).toContainText("方案.toml");
  await shows(fresh, figures);
  // Dropping is as good as picking.
  const text = readFileSync(file, "utf8").replace('name = "方案 1"', 'name = "提高上限"');
  const data = await fresh.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "a.toml"));
    return data;
  }, text);
  await fresh.getByTestId("compare-drop").dispatchEvent("drop", { dataTransfer: data });
  await expect(fresh.getByTestId("column-1")).toContainText("提高上限");
  expect([...cesuan.messages, ...other.messages]).toEqual([]);
});

test("a value is changed in the table, and what alters no figure says so", async ({ page }) => {
  const cesuan = new Cesuan(page);
  await cesuan.open();
  await three(cesuan);
  await toCompare(cesuan);
  await page.getByTestId(`value-${CAP}-1`).click();
  await page.getByTestId("editor-input").first().fill("60万元");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("scenario-switch")).toContainText("方案 1");
  // What is paid is the whole fund either way; what is due is not.
  const due = page.getByTestId("cell-account-0-demand-1");
  const raised = city(commandLine([`${CAP}=60万元`])).demand;
  expect(raised).not.toBe(city(commandLine()).demand);
  await expect(due).toHaveAttribute("data-yuan", raised);
  // The ratio of the rule in force counts only where the increment over it is asked for: another one alters no figure.
  await page.getByTestId("compare-rows-all").click();
  const idle = page.getByTestId("section-parameters").locator("tr", { hasText: "改了，但没有改变任何金额" });
  await expect(idle).toHaveCount(0);
  await page.getByTestId("value-job_stabilisation.rule_in_force-1").click();
  await page.getByTestId("editor-input").first().fill("40%");
  await page.keyboard.press("Enter");
  await expect(idle).toHaveCount(1);
  await expect(due).toHaveAttribute("data-yuan", raised);
  await page.getByTestId("value-smart_upgrade.county_quota-1").click();
  await page.getByTestId("editor-input").first().fill("49");
  await page.keyboard.press("Enter");
  const more = city(commandLine([`${CAP}=60万元`, "smart_upgrade.county_quota=49"])).demand;
  expect(more).not.toBe(raised);
  await expect(due).toHaveAttribute("data-yuan", more);
  // The lists of one scenario: whom the higher cap pays more, and the sentence it changes.
  await page.getByTestId("compare-choose").selectOption({ label: "方案 1" });
  await expect(page.getByTestId("movers-gained").locator("tbody tr").first()).toBeVisible();
  await expect(page.getByTestId("texts").locator("ins").first()).toBeVisible();
  // Sorted by a column, the clause that differs most comes first.
  await page.getByTestId("order-3").click();
  await expect(page.getByTestId("column-3")).toHaveAttribute("aria-sort", "descending");
  await expect(page.getByTestId("section-measures").locator("tr").nth(1)).toContainText("稳岗");
  expect(cesuan.messages).toEqual([]);
});

test("the papers say what the page says", async ({ page }) => {
  test.setTimeout(90_000);
  const cesuan = new Cesuan(page);
  await cesuan.open();
  await three(cesuan);
  await toCompare(cesuan);
  const figures = compared(await downloaded(page, "scenario-save"));
  const wan = (yuan: string) => Number(yuan) / 10_000;

  const amendments = await downloaded(page, "amendments-2");
  expect(amendments).toMatch(/修改对照表-方案 2-shiyan-2018-\d{8}\.docx$/);
  const document = strFromU8(unzipSync(readFileSync(amendments))["word/document.xml"] ?? new Uint8Array());
  for (const said of ["修改对照表", "80万元", "50万元", "2500万元", "修改理由"]) expect(document).toContain(said);

  const numbers = (sheets: { data: unknown[][] }[]) => sheets.flatMap((sheet) => sheet.data.flat()).filter((cell): cell is number => typeof cell === "number");
  const near = (cells: number[], amount: number) => cells.some((cell) => Math.abs(cell - amount) < 1e-9 * Math.max(1, Math.abs(amount)));
  const estimates = numbers(await readExcel(await downloaded(page, "estimates-1")));
  expect(near(estimates, wan(paid(figures.columns[1]!)))).toBe(true);
  const comparison = numbers(await readExcel(await downloaded(page, "comparison-workbook")));
  for (const column of figures.columns) expect(near(comparison, wan(paid(column)))).toBe(true);

  const named = await downloaded(page, "csv-measures");
  expect(named).toMatch(/-[0-9a-f]{16}-shiyan-2018-\d{8}\.csv$/);
  const csv = readFileSync(named, "utf8");
  expect(csv).toContain("智能化改造设备补贴");
  await page.getByTestId("compare-choose").selectOption({ label: "方案 1" });
  const movers = readFileSync(await downloaded(page, "movers-csv"), "utf8").trim().split("\n");
  expect(movers.length).toBeGreaterThan(figures.columns[1]?.gained.enterprises ?? 0);

  const svg = readFileSync(await downloaded(page, "chart-clauses-svg"), "utf8");
  expect(svg).toMatch(/^<svg/);
  expect(svg).toContain("方案 1");
  const png = readFileSync(await downloaded(page, "chart-waterfall-png"));
  expect([...png.subarray(1, 4)].map((byte) => String.fromCharCode(byte)).join("")).toBe("PNG");
  expect(cesuan.messages).toEqual([]);
});

for (const [width, height] of [[1440, 900], [1024, 768], [390, 844]] as const) {
  for (const lang of ["zh", "en"]) {
    test(`axe finds nothing on the page of scenarios side by side at ${width}x${height} in ${lang}`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      const cesuan = new Cesuan(page);
      await cesuan.open();
      await three(cesuan);
      await toCompare(cesuan);
      await page.getByTestId(`lang-${lang}`).first().click();
      await expect(page.getByTestId("chart-clauses").locator("svg")).toBeVisible();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      await page.getByTestId("scenario-switch").click();
      await page.getByTestId("share-link").focus();
      await page.getByTestId("scenario-switch").click();
      expect((await new AxeBuilder({ page }).include(".scenarios").analyze()).violations).toEqual([]);
      // Nothing is wider than the window.
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      expect(cesuan.messages).toEqual([]);
    });
  }
}
