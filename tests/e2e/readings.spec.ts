// The register of readings and the standards left open: what each costs, and that a choice there is a choice in its clause.
import { expect, test, type Locator, type Page } from "@playwright/test";
import { Cesuan, city, commandLine } from "./page";

const fen = (yuan: string): number => Math.round(Number(yuan) * 100);

/** What is spent with these settings more than in the draft, in fen. */
function more(settings: string[], than: string[] = []): number {
  return fen(city(commandLine(settings)).paid) - fen(city(commandLine(than)).paid);
}

function answer(page: Page, reading: string, option: number): Locator {
  return page.getByTestId(`answer-${reading}-${option}`);
}

async function total(row: Locator): Promise<number> {
  return fen((await row.locator(".answer-total .difference").getAttribute("data-yuan")) ?? "");
}

async function done(page: Page): Promise<void> {
  await expect(page.locator("progress")).toHaveAttribute("value", "1000", { timeout: 60_000 });
}

test("every reading's cost arrives, the largest first, as the command line has it", async ({ page }) => {
  const cesuan = new Cesuan(page);
  await cesuan.visit("./#/readings");
  // Where nothing is cut, what is paid is what is asked for, by which they are sorted.
  await answer(page, "shortfall", 1).getByRole("radio").check();
  await expect(page.getByTestId("readings-rationing")).toContainText("没有影响");
  await done(page);
  const reported = ["shortfall=report"];
  for (const setting of ["project_subsidy_recurrence=once", "equipment_cap_scope=per_class"]) {
    const [reading, option] = setting.split("=");
    const place = option === "once" ? 2 : 1;
    expect(await total(answer(page, reading, place))).toBe(more([...reported, setting], reported));
  }
  const sizes: number[] = [];
  for (const reading of await page.getByTestId("readings").locator("fieldset").all()) {
    if ((await reading.getAttribute("data-testid")) === "reading-shortfall") continue;
    const totals = await reading.locator(".answer-total .difference").all();
    const yuan = await Promise.all(totals.map((one) => one.getAttribute("data-yuan")));
    sizes.push(Math.max(...yuan.map((one) => Math.abs(fen(one ?? "")))));
  }
  expect(sizes.length).toBeGreaterThan(5);
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  // Pairs that interact are marked, and say with what.
  const marked = page.getByTestId("reading-project_subsidy_recurrence");
  await expect(marked.locator(".badge.interacts")).toBeVisible();
  await marked.locator("summary").click();
  await expect(marked.locator(".pairs li").first()).toBeVisible();
  expect(cesuan.messages).toEqual([]);
});

test("switching in the register switches in the clause, and back", async ({ page }) => {
  const cesuan = new Cesuan(page);
  await cesuan.visit("./#/readings");
  await answer(page, "equipment_cap_scope", 1).getByRole("radio").check();
  const switched = commandLine(["equipment_cap_scope=per_class"]);
  await expect(cesuan.summary()).toHaveAttribute("data-yuan", city(switched).paid);
  // Against the default, whatever is in force.
  await done(page);
  expect(await total(answer(page, "equipment_cap_scope", 1))).toBe(more(["equipment_cap_scope=per_class"]));
  await page.getByTestId("reading-equipment_cap_scope").locator(".go").click();
  const chip = cesuan.chip("equipment_cap_scope");
  await expect(chip).toBeFocused();
  await expect(chip).toHaveClass(/changed/);
  await chip.click();
  await cesuan.editor().getByRole("radio").first().check();
  await page.getByTestId("editor-accept").click();
  await page.goto("./#/readings");
  await expect(answer(page, "equipment_cap_scope", 0).getByRole("radio")).toBeChecked();
  await expect(cesuan.summary()).toHaveAttribute("data-yuan", city(commandLine()).paid);
});

test("an answer chosen by keyboard keeps the focus wherever its reading moves", async ({ page }) => {
  const cesuan = new Cesuan(page);
  await cesuan.visit("./#/readings");
  await done(page);
  // Where the fund cuts nothing its period has no effect, so that its reading joins those without one, and the page says why.
  await expect(page.getByTestId("readings").getByTestId("reading-envelope_period")).toBeVisible();
  await answer(page, "shortfall", 0).getByRole("radio").focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByTestId("readings-idle").getByTestId("reading-envelope_period")).toBeVisible();
  await expect(page.getByTestId("readings-rationing")).toContainText("没有影响");
  await expect(answer(page, "shortfall", 1).getByRole("radio")).toBeFocused();
  // And back again.
  await page.getByTestId("answer-shortfall-1").getByRole("radio").press("ArrowUp");
  await expect(page.getByTestId("readings").getByTestId("reading-envelope_period")).toBeVisible();
  await expect(answer(page, "shortfall", 0).getByRole("radio")).toBeFocused();
  expect(cesuan.messages).toEqual([]);
});

test("costing can be stopped and taken up again", async ({ page }) => {
  const cesuan = new Cesuan(page);
  await cesuan.open();
  // So many that a person has time to stop it.
  await page.getByTestId("sample-size").fill("20000");
  await page.getByTestId("sample-draw").click();
  await expect(page.getByTestId("sample-chip")).toContainText("20,000");
  await page.goto("./#/readings");
  await page.getByTestId("readings-stop").click();
  const bar = page.locator("progress");
  await expect(page.getByTestId("readings-resume")).toBeVisible();
  const stopped = await bar.getAttribute("value");
  expect(Number(stopped)).toBeLessThan(1000);
  // It stays where it is, whatever else happens on the page.
  await page.getByTestId("unit-yuan").click();
  await expect(bar).toHaveAttribute("value", stopped ?? "");
  await page.getByTestId("readings-resume").click();
  await done(page);
});

test("a trial value of a standard costs what the command line says, and can be left open again", async ({ page }) => {
  const cesuan = new Cesuan(page);
  await cesuan.visit("./#/standards");
  await expect(page.getByTestId("base-academician_station.award")).toHaveText(/\d/);
  await page.getByTestId("trial-academician_station.award").fill("30万元");
  const tried = ["academician_station.award=30万元"];
  await expect(cesuan.summary()).toHaveAttribute("data-yuan", city(commandLine(tried)).paid);
  const cost = page.getByTestId("cost-academician_station.award");
  await expect(cost).toHaveAttribute("data-yuan", (more(tried) / 100).toFixed(2));
  await page.getByTestId("again-academician_station.award").click();
  await expect(cost).toHaveCount(0);
  await expect(cesuan.summary()).toHaveAttribute("data-yuan", city(commandLine()).paid);
});

test("the value that fills the balance can be taken over, and costs what the command line says", async ({ page }) => {
  const cesuan = new Cesuan(page);
  await cesuan.open();
  await cesuan.change("transformation_fund.envelope", "6000万元");
  await page.goto("./#/standards");
  const adopt = page.getByTestId("adopt-guarantee_fee_subsidy.share");
  await adopt.click();
  await expect(adopt).toBeDisabled();
  const value = await page.getByTestId("trial-guarantee_fee_subsidy.share").inputValue();
  const base = ["transformation_fund.envelope=6000万元"];
  const share = Number(value);
  expect(share).toBeGreaterThan(0);
  const spent = more([...base, `guarantee_fee_subsidy.share=${share}%`], base);
  const cost = page.getByTestId("cost-guarantee_fee_subsidy.share");
  await expect(cost).toHaveAttribute("data-yuan", (spent / 100).toFixed(2));
});

test("a sum set aside every year is filled where the fund has nothing left", async ({ page }) => {
  const cesuan = new Cesuan(page);
  await cesuan.visit("./#/standards");
  const standard = "guarantee_fee_subsidy.share";
  await page.getByTestId(`fund-of-${standard}`).selectOption({ label: "另行安排一笔（每年）" });
  await page.getByTestId(`aside-${standard}`).fill("很多");
  await expect(page.getByTestId(`aside-${standard}`)).toHaveAttribute("aria-invalid", "true");
  await page.getByTestId(`aside-${standard}`).fill("200");
  await expect(page.getByTestId(`fill-${standard}`)).toContainText("每年另行安排200.00万元");
  await page.getByTestId(`adopt-${standard}`).click();
  const share = Number(await page.getByTestId(`trial-${standard}`).inputValue());
  expect(share).toBeGreaterThan(0);
  const spent = more([`${standard}=${share}%`]);
  await expect(page.getByTestId(`cost-${standard}`)).toHaveAttribute("data-yuan", (spent / 100).toFixed(2));
  expect(cesuan.messages).toEqual([]);
});

test("a fund without balance says so", async ({ page }) => {
  const cesuan = new Cesuan(page);
  await cesuan.visit("./#/standards");
  await expect(page.getByTestId("fill-guarantee_fee_subsidy.share")).toContainText("没有余额可用");
  await expect(page.getByTestId("adopt-guarantee_fee_subsidy.share")).toHaveCount(0);
});
