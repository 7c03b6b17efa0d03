// A person's own list: files in, faults, matching, leaving out, keeping.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import readExcel from "read-excel-file/node";
import { CESUAN, Cesuan, city, commandLine, downloaded, type Figures } from "./page";

/** A folder with the two tables of a small sample, as the command line writes them. */
function tables(enterprises = 60): { folder: string; enterprises: string; projects: string } {
  const folder = mkdtempSync(join(tmpdir(), "cesuan-"));
  execFileSync(CESUAN, ["sample", "--enterprises", String(enterprises), "--seed", "7", "--out", folder]);
  return { folder, enterprises: join(folder, "enterprises.csv"), projects: join(folder, "projects.csv") };
}

function costOf(enterprises: string, projects?: string, more: string[] = []): Figures {
  const args = ["run", "--enterprises", enterprises, ...(projects ? ["--projects", projects] : []), "--format", "json", ...more];
  return JSON.parse(execFileSync(CESUAN, args, { encoding: "utf8" })) as Figures;
}

async function open(page: Page): Promise<Cesuan> {
  const cesuan = new Cesuan(page);
  await cesuan.open();
  await page.getByRole("navigation").getByRole("link", { name: "名单" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("名单");
  return cesuan;
}

async function give(page: Page, ...files: string[]): Promise<void> {
  await page.getByTestId("lists-pick").setInputFiles(files);
  await expect(page.getByTestId("lists-stage")).toHaveAttribute("data-stage", "idle", { timeout: 60_000 });
}

function verdict(page: Page) {
  return page.getByTestId("lists-verdict");
}

test("two tables are costed as the command line costs them", async ({ page }) => {
  const cesuan = await open(page);
  const { enterprises, projects } = tables();
  await give(page, enterprises, projects);
  await expect(verdict(page)).toHaveAttribute("data-standing", "whole");
  await expect(cesuan.summary()).toHaveAttribute("data-yuan", city(costOf(enterprises, projects)).paid);
  await expect(page.getByTestId("sample-chip")).toContainText("自有数据");
  await page.getByRole("link", { name: "条文" }).first().click();
  await expect(page.getByTestId("basis")).toHaveText("自有数据");
  // Back to the sample.
  await page.getByRole("navigation").getByRole("link", { name: "名单" }).click();
  await expect(verdict(page)).toHaveAttribute("data-standing", "whole");
  await page.getByTestId("lists-back").click();
  await expect(page.getByTestId("sample-chip")).toContainText("合成数据");
  expect(cesuan.messages).toEqual([]);
});

test("rows in error are told by place, and left out only when the person says so", async ({ page }) => {
  const cesuan = await open(page);
  const { folder, enterprises } = tables();
  const lines = readFileSync(enterprises, "utf8").split("\n");
  const revenue = lines[0].split(",").findIndex((header) => header.startsWith("revenue"));
  const broken = lines.map((line, at) => {
    if (at !== 3 && at !== 8) return line;
    const cells = line.split(",");
    cells[revenue] = "约一亿";
    return cells.join(",");
  });
  const bad = join(folder, "bad.csv");
  writeFileSync(bad, broken.join("\n"));
  const good = join(folder, "good.csv");
  writeFileSync(good, lines.filter((_, at) => at !== 3 && at !== 8).join("\n"));
  await give(page, bad);
  await expect(verdict(page)).toHaveAttribute("data-standing", "refused");
  const faults = page.getByTestId("lists-fault").filter({ hasText: "约一亿" });
  await expect(faults).toHaveCount(2);
  await expect(faults.first()).toContainText("4");
  await expect(page.getByTestId("sample-chip")).toContainText("合成数据");
  await page.getByTestId("lists-leave-out").click();
  await expect(verdict(page)).toHaveAttribute("data-standing", "partly");
  await expect(cesuan.summary()).toHaveAttribute("data-yuan", city(costOf(good)).paid);
  await expect(page.getByTestId("sample-chip")).toContainText("剔除2行");
  await page.getByTestId("lists-group-bad-cell").click();
  await expect(page.getByTestId("lists-fault")).toHaveCount(2);
  expect(cesuan.messages).toEqual([]);
});

test("a column nobody knows is matched by hand, which is remembered", async ({ page }) => {
  const cesuan = await open(page);
  const { folder, enterprises } = tables();
  const renamed = join(folder, "renamed.csv");
  writeFileSync(renamed, readFileSync(enterprises, "utf8").replace("district", "落户何处"));
  await give(page, renamed);
  await expect(verdict(page)).toHaveAttribute("data-standing", "refused");
  const column = page.locator('[data-testid="lists-column"][data-header="落户何处"]');
  await expect(column).toHaveAttribute("data-state", "unknown");
  await column.getByRole("combobox").first().selectOption({ label: "所在区县" });
  await expect(verdict(page)).toHaveAttribute("data-standing", "whole");
  await expect(cesuan.summary()).toHaveAttribute("data-yuan", city(costOf(enterprises)).paid);
  await page.reload();
  await expect(page.getByTestId("sample-chip")).toContainText("合成数据");
  await give(page, renamed);
  await expect(verdict(page)).toHaveAttribute("data-standing", "whole");
  expect(cesuan.messages).toEqual([]);
});

test("a list kept in the browser comes back, and goes in one click", async ({ page }) => {
  const cesuan = await open(page);
  const { enterprises } = tables();
  const cost = city(costOf(enterprises)).paid;
  await give(page, enterprises);
  await page.getByTestId("lists-keep").click();
  await expect(page.getByTestId("lists-kept-item")).toHaveCount(1);
  await expect(page.getByTestId("lists-kept-item")).toContainText("enterprises.csv");
  await page.reload();
  await expect(page.getByTestId("sample-chip")).toContainText("自有数据");
  await expect(cesuan.summary()).toHaveAttribute("data-yuan", cost);
  await page.getByTestId("lists-kept-remove").click();
  await expect(page.getByTestId("lists-kept-item")).toHaveCount(0);
  await page.reload();
  await expect(page.getByTestId("sample-chip")).toContainText("合成数据");
  expect(cesuan.messages).toEqual([]);
});

test("pasted cells are a list", async ({ page }) => {
  const cesuan = await open(page);
  const { enterprises } = tables();
  const text = readFileSync(enterprises, "utf8").replaceAll(",", "\t");
  await page.getByTestId("lists-paste").evaluate((field, pasted) => {
    const data = new DataTransfer();
    data.setData("text/plain", pasted);
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
  await expect(verdict(page)).toHaveAttribute("data-standing", "whole");
  await expect(cesuan.summary()).toHaveAttribute("data-yuan", city(costOf(enterprises)).paid);
  expect(cesuan.messages).toEqual([]);
});

test("files that are no tables say so, and the page lives", async ({ page }) => {
  const cesuan = await open(page);
  const folder = mkdtempSync(join(tmpdir(), "cesuan-"));
  const files: [string, Buffer][] = [
    ["空.csv", Buffer.from("")],
    ["图.xlsx", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])],
    ["报告.pdf", Buffer.from("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "latin1")],
    ["截断.xlsx", Buffer.from("PK\x03\x04\x14\x00\x06\x00", "latin1")],
    ["零.csv", Buffer.from("id,year\n\0\0\0,2018\n")],
    ["脚本.csv", Buffer.from("id,year,district,name\n<script>alert(1)</script>,2018,zhangwan,<img src=x onerror=alert(1)>\n")],
  ];
  for (const [name, bytes] of files) {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    await give(page, path);
    const said = page.getByTestId("lists-fault").or(verdict(page));
    await expect(said.first()).toBeVisible();
  }
  expect(cesuan.messages).toEqual([]);
});

/** GB18030 by turning the browser-grade decoder around: two bytes for every character a list has. */
function gbk(text: string): Buffer {
  const decoder = new TextDecoder("gb18030");
  const codes = new Map<string, number[]>();
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) {
      const character = decoder.decode(new Uint8Array([high, low]));
      if (character.length === 1) codes.set(character, [high, low]);
    }
  }
  return Buffer.from([...text].flatMap((character) => (character < "\x80" ? [character.charCodeAt(0)] : (codes.get(character) ?? []))));
}

test("the same list costs the same in every encoding and separator", async ({ page }) => {
  test.slow();
  const cesuan = await open(page);
  const { folder, enterprises } = tables(20);
  const text = "本市企业名单,,\n" + readFileSync(enterprises, "utf8").replace("name", "企业名称").replace("year", "年度");
  const cost = city(costOf(enterprises)).paid;
  const files: [string, Buffer][] = [
    ["gbk.csv", gbk(text)],
    ["utf16.txt", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text.replaceAll(",", "\t"), "utf16le")])],
    ["semicolon.csv", Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text.replaceAll(",", ";"))])],
  ];
  for (const [name, bytes] of files) {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    await give(page, path);
    await expect(verdict(page)).toHaveAttribute("data-standing", "whole");
    await expect(cesuan.summary()).toHaveAttribute("data-yuan", cost);
    await expect(page.getByTestId("lists-header-0")).toHaveValue("2");
    await page.getByTestId("lists-back").click();
    await expect(page.getByTestId("sample-chip")).toContainText("合成数据");
  }
  expect(cesuan.messages).toEqual([]);
});

test("a template is filled in and costed, its example left out", async ({ page }) => {
  const cesuan = await open(page);
  const template = await downloaded(page, "template-workbook");
  expect(template).toMatch(/填报模板-shiyan-2018-\d{8}\.xlsx$/);
  // Nothing but examples is no list, and says so.
  await give(page, template);
  await expect(verdict(page)).toHaveAttribute("data-standing", "refused");
  await expect(page.getByTestId("lists-role-0")).toHaveValue("enterprises");
  await expect(page.getByTestId("lists-role-1")).toHaveValue("projects");
  await expect(page.locator('[data-code="example-row"]')).toHaveCount(2);
  const csv = readFileSync(await downloaded(page, "template-enterprises"), "utf8");
  expect(csv.startsWith("\ufeff")).toBe(true);
  const [header, example] = csv.split("\r\n");
  const filled = join(mkdtempSync(join(tmpdir(), "cesuan-")), "filled.csv");
  writeFileSync(filled, [header, example, example.replace("示例", "甲"), ""].join("\r\n"));
  await give(page, filled);
  await expect(verdict(page)).toHaveAttribute("data-standing", "whole");
  await expect(page.getByTestId("sample-chip")).toContainText("1户");
  expect(cesuan.messages).toEqual([]);
});

test("the tables taken out cost the same on the command line and in the page", async ({ page }) => {
  const cesuan = await open(page);
  await page.getByRole("link", { name: "条文" }).first().click();
  const cost = (await cesuan.total().getAttribute("data-yuan")) ?? "";
  const workbook = await downloaded(page, "population-workbook");
  const figures = JSON.parse(execFileSync(CESUAN, ["run", "--population", workbook, "--format", "json"], { encoding: "utf8" })) as Figures;
  expect(city(figures).paid).toBe(cost);
  await page.getByRole("navigation").getByRole("link", { name: "名单" }).click();
  await give(page, workbook);
  await expect(verdict(page)).toHaveAttribute("data-standing", "whole");
  await expect(cesuan.summary()).toHaveAttribute("data-yuan", cost);
  expect(cesuan.messages).toEqual([]);
});

test("the results taken out are the figures of the page", async ({ page }) => {
  const cesuan = await open(page);
  await page.getByRole("link", { name: "条文" }).first().click();
  await cesuan.change("smart_upgrade.cap_per_enterprise", "80万元");
  const figures = commandLine(["smart_upgrade.cap_per_enterprise=80万元"]);
  await cesuan.shows(figures);
  const sheets = await readExcel(await downloaded(page, "results-workbook"));
  expect(sheets.length).toBeGreaterThan(3);
  const cells = sheets.flatMap((sheet) => sheet.data.flat());
  // Numbers are numbers, in yuan or in the sheet's unit.
  const total = Number(city(figures).paid);
  expect(cells.some((cell) => cell === total || cell === total / 10_000)).toBe(true);
  expect(cells.some((cell) => typeof cell === "string" && cell.includes("80万元"))).toBe(true);
  const named = await downloaded(page, "results-clauses");
  // What a text has no place for stands in its name: the fingerprint of its figures.
  expect(named).toMatch(/-[0-9a-f]{16}-shiyan-2018-\d{8}\.csv$/);
  const clauses = readFileSync(named, "utf8");
  expect(clauses).toContain("智能化改造设备补贴");
  const lines = readFileSync(await downloaded(page, "results-lines"), "utf8");
  const demanded = figures.measures.filter((measure) => measure.demand !== undefined);
  expect(lines.startsWith("\ufeff")).toBe(true);
  expect(lines.trim().split("\n").length).toBeGreaterThan(demanded.length);
  expect(cesuan.messages).toEqual([]);
});

test("a workbook of an old program is read, and a marked-up copy tells its faults", async ({ page }) => {
  const cesuan = await open(page);
  await give(page, "tests/fixtures/lists/list.xls");
  await expect(verdict(page)).toHaveAttribute("data-standing", "refused");
  await expect(page.getByTestId("lists-role-0")).toHaveValue("enterprises");
  const told = await page.getByTestId("lists-fault").count();
  const sheets = await readExcel(await downloaded(page, "lists-marked"));
  expect(sheets[0].data.length).toBeGreaterThan(told);
  expect(cesuan.messages).toEqual([]);
});

for (const format of ["xlsx", "ods", "xls"]) {
  test(`what LibreOffice saved as ${format} costs what it should`, async ({ page }) => {
    const cesuan = await open(page);
    const workbook = `tests/fixtures/lists/libreoffice.${format}`;
    const figures = JSON.parse(execFileSync(CESUAN, ["run", "--population", workbook, "--format", "json"], { encoding: "utf8" })) as Figures;
    await give(page, workbook);
    await expect(verdict(page)).toHaveAttribute("data-standing", "whole");
    await expect(page.getByTestId("sample-chip")).toContainText("12户");
    await expect(cesuan.summary()).toHaveAttribute("data-yuan", city(figures).paid);
    expect(cesuan.messages).toEqual([]);
  });
}

test("a file of two gigabytes is refused before it is read", async ({ page }) => {
  const cesuan = await open(page);
  const huge = join(mkdtempSync(join(tmpdir(), "cesuan-")), "全省.csv");
  writeFileSync(huge, "");
  truncateSync(huge, 2 ** 31);
  await give(page, huge);
  await expect(page.getByTestId("lists-fault")).toHaveAttribute("data-code", "file-too-large");
  expect(cesuan.messages).toEqual([]);
});

test("a browser that keeps nothing says so, and the list is used all the same", async ({ page }) => {
  await page.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException("no room", "QuotaExceededError");
    };
  });
  const cesuan = await open(page);
  await expect(page.getByText("这个浏览器不让网页保存文件")).toBeVisible();
  await give(page, tables(8).enterprises);
  await expect(verdict(page)).toHaveAttribute("data-standing", "whole");
  await page.getByTestId("lists-keep").click();
  await expect(page.getByRole("alert").filter({ hasText: "没有存下来" })).toBeVisible();
  await expect(page.getByTestId("sample-chip")).toContainText("自有数据");
  expect(cesuan.messages).toEqual([]);
});

test("work in two tabs is kept apart, and a new tab goes on with the newest", async ({ page, context }) => {
  const first = new Cesuan(page);
  await first.open();
  await first.change("smart_upgrade.cap_per_enterprise", "80万元");
  const second = new Cesuan(await context.newPage());
  await second.open();
  // It begins with what the first wrote, and goes its own way.
  await expect(second.chip("smart_upgrade.cap_per_enterprise")).toContainText("80万元");
  await second.change("smart_upgrade.cap_per_enterprise", "20万元");
  await page.reload();
  await first.settled();
  await expect(first.chip("smart_upgrade.cap_per_enterprise")).toContainText("80万元");
  await second.page.close();
  await page.goto("./#/list");
  await expect(page.getByTestId("works-item")).toHaveCount(1);
  await page.getByTestId("works-take").click();
  await first.settled();
  await expect(first.chip("smart_upgrade.cap_per_enterprise")).toContainText("20万元");
  await page.goto("./#/list");
  await page.getByTestId("works-remove").click();
  await expect(page.getByTestId("works-item")).toHaveCount(0);
});

test("a million rows are read while the page lives, and reading can be stopped", { tag: "@large" }, async ({ page }) => {
  test.slow();
  const cesuan = await open(page);
  const { enterprises, projects } = tables(333_334);
  await page.getByTestId("lists-pick").setInputFiles([enterprises, projects]);
  await page.getByTestId("lists-cancel").click();
  await expect(page.getByTestId("lists-stage")).toHaveAttribute("data-stage", "idle");
  await expect(page.getByTestId("sample-chip")).toContainText("合成数据");
  await page.getByTestId("lists-pick").setInputFiles([enterprises, projects]);
  await expect(page.locator(".lists-working progress[value]")).toBeVisible({ timeout: 60_000 });
  // The page answers meanwhile.
  await page.getByTestId("lang-en").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("List");
  await page.getByTestId("lang-zh").click();
  await expect(verdict(page)).toHaveAttribute("data-standing", "whole", { timeout: 120_000 });
  const rows = readFileSync(enterprises).filter((byte) => byte === 10).length - 1;
  expect(rows).toBeGreaterThan(1_000_000);
  await expect(verdict(page)).toContainText(rows.toLocaleString("en-US"));
  expect(cesuan.messages).toEqual([]);
});

for (const size of [{ width: 1440, height: 900 }, { width: 1024, height: 768 }, { width: 390, height: 844 }]) {
  for (const lang of ["zh", "en"]) {
    test(`axe finds nothing in a list with faults at ${size.width} in ${lang}`, async ({ page }) => {
      await page.setViewportSize(size);
      await open(page);
      await page.getByTestId(`lang-${lang}`).first().click();
      const { folder, enterprises } = tables(8);
      const bad = join(folder, "bad.csv");
      writeFileSync(bad, readFileSync(enterprises, "utf8").replace("district", "where").replace("2018", "二零一八"));
      await give(page, bad);
      await expect(page.getByTestId("lists-fault").first()).toBeVisible();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    });
  }
}
