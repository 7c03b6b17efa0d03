// A fund that does not suffice: what is paid, who is cut, what one more step pays.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { Cesuan, city, commandLine } from "./page";

/** The places of the answers in the list of the reading. */
const REPORT = 1;
const PRO_RATA = 2;

const FUND = "transformation_fund";
const fund = (figures: ReturnType<typeof commandLine>) => figures.payers.find((payer) => payer.id === FUND);
const fen = (yuan: string) => BigInt(yuan.replace(".", ""));
const yuan = (fen: bigint) => `${fen / 100n}.${String(fen % 100n).padStart(2, "0")}`;

test("the headline is what is paid within the envelope, with what is owed and the gap beside it", async ({ page }) => {
  const cesuan = new Cesuan(page);
  await cesuan.open();
  await cesuan.answer("shortfall", REPORT);
  await expect(page.getByTestId("shortfall-note")).toBeVisible();
  const reported = commandLine(["shortfall=report"]);
  await cesuan.shows(reported);
  await expect(page.getByTestId("demand-general-city")).toHaveCount(0);
  const years = fund(reported)?.years ?? [];
  const excess = years.reduce((sum, { excess }) => sum + fen(excess ?? "0.00"), 0n);
  await expect(page.getByTestId("gap-general-city")).toHaveAttribute("data-yuan", yuan(excess));
  await cesuan.answer("shortfall", PRO_RATA);
  const figures = commandLine(["shortfall=pro_rata"]);
  const { demand, paid } = city(figures);
  expect(paid).not.toBe(demand);
  await cesuan.shows(figures);
  await expect(page.getByTestId("demand-general-city")).toHaveAttribute("data-yuan", demand);
  await expect(page.getByTestId("gap-general-city")).toHaveAttribute("data-yuan", yuan(fen(demand) - fen(paid)));
  await expect(page.getByTestId("table-paid-general-city")).toHaveAttribute("data-yuan", paid);
  for (const measure of figures.measures.filter((measure) => measure.demand !== measure.paid)) {
    await expect(page.getByTestId(`paid-${measure.id}`)).toHaveAttribute("data-yuan", measure.paid ?? "");
    await expect(page.getByTestId(`measure-${measure.id}-paid`)).toHaveAttribute("data-yuan", measure.paid ?? "");
  }
});

test("those who are cut are listed page by page, and their cuts are what the fund does not pay", async ({ page }) => {
  const cesuan = new Cesuan(page);
  await cesuan.open();
  await cesuan.answer("shortfall", PRO_RATA);
  const figures = commandLine(["shortfall=pro_rata"]);
  await cesuan.shows(figures);
  await page.getByTestId("shortfall-open").click();
  const rows = page.getByTestId("cut-row");
  await expect(rows).toHaveCount(20);
  let sum = 0n;
  const seen = new Set<string>();
  for (;;) {
    for (const row of await rows.all()) {
      seen.add((await row.getByRole("rowheader").textContent()) ?? "");
      sum += fen((await row.locator("[data-yuan]").getAttribute("data-yuan")) ?? "0.00");
    }
    const after = page.getByTestId("cuts-after");
    if ((await after.count()) === 0 || (await after.isDisabled())) break;
    const first = await rows.first().textContent();
    await after.click();
    await expect(rows.first()).not.toHaveText(first ?? "");
  }
  const payer = fund(figures);
  expect(sum).toBe(fen(payer?.demand ?? "0.00") - fen(payer?.paid ?? "0.00"));
  expect(seen.size).toBeGreaterThan(20);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  expect(cesuan.messages).toEqual([]);
});

test("one more step of the envelope pays what a larger envelope pays", async ({ page }) => {
  const cesuan = new Cesuan(page);
  await cesuan.open();
  await cesuan.answer("shortfall", PRO_RATA);
  await page.getByTestId("shortfall-open").click();
  const paid = (envelope: string) =>
    fen(fund(commandLine(["shortfall=pro_rata", `${FUND}.envelope=${envelope}`]))?.paid ?? "0.00");
  const more = (from: string, to: string) => {
    const digits = (paid(to) - paid(from)).toString();
    return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
  };
  await expect(page.getByTestId("marginal")).toHaveAttribute("data-yuan", more("3000万元", "3100万元"));
  // It follows the settings.
  await cesuan.change(`${FUND}.envelope`, "3400万元");
  await expect(page.getByTestId("marginal")).toHaveAttribute("data-yuan", more("3400万元", "3500万元"));
});
