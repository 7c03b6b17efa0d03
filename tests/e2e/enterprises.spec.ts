// The list of enterprises, one of them, and the way from a number to its clause.
import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Locator, type Page } from "@playwright/test";
import { Cesuan, commandLine } from "./page";

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
];

function roster(page: Page): Locator {
  return page.getByTestId("roster");
}

/** Chooses these groups of a filter and no others. */
async function choose(page: Page, filter: string, groups: string[]): Promise<void> {
  await page.getByTestId(filter).click();
  const list = page.locator(`#${filter}-list`);
  const all = list.getByRole("button");
  if (await all.isEnabled()) {
    await all.click();
  }
  for (const group of groups) {
    await list.getByLabel(group, { exact: true }).check();
  }
  await page.keyboard.press("Escape");
  await expect(list).toHaveCount(0);
  await expect(page.getByTestId(filter)).toBeFocused();
  await expect(roster(page)).toHaveAttribute("aria-busy", "false");
}

async function count(page: Page): Promise<number> {
  return Number((await page.getByTestId("enterprises-count").textContent())?.replaceAll(",", ""));
}

/** Opens the list and waits until it is there. */
async function open(page: Page, settings: () => Promise<void> = async () => undefined): Promise<Cesuan> {
  const cesuan = new Cesuan(page);
  await cesuan.open();
  await settings();
  await page.getByRole("navigation").getByRole("link", { name: "企业" }).click();
  await expect(roster(page)).toHaveAttribute("aria-busy", "false");
  return cesuan;
}

test("the totals of the whole list are those of the command line", async ({ page }) => {
  const cesuan = await open(page);
  const figures = commandLine();
  await expect(page.getByTestId("enterprises-demand")).toHaveAttribute("data-yuan", figures.total.spending.demand);
  await expect(page.getByTestId("enterprises-count")).toHaveText("1,048");
  await expect(roster(page)).toHaveAttribute("aria-rowcount", "1049");
  // Only the rows in view are drawn.
  expect(await page.getByTestId("enterprise-link").count()).toBeLessThan(40);
  expect(cesuan.messages).toEqual([]);
});

test("search, filter and sort", async ({ page }) => {
  await open(page);
  const first = page.getByTestId("enterprise-link").first();
  const largest = await first.textContent();
  await page.getByTestId("sort-enterprises-column-demand").click();
  await expect(first).not.toHaveText(largest ?? "");
  await page.getByTestId("sort-enterprises-column-demand").click();
  await expect(first).toHaveText(largest ?? "");
  await page.getByTestId("enterprises-search").fill("00259");
  await expect(page.getByTestId("enterprises-count")).toHaveText("1");
  await expect(first).toHaveText("合成企业00259");
  await page.getByTestId("enterprises-clear").click();
  await expect(page.getByTestId("enterprises-count")).toHaveText("1,048");
  const sizes: Record<string, number> = {};
  for (const group of ["大型", "中型", "小型", "微型"]) {
    await choose(page, "facet-size", [group]);
    await expect(page.getByTestId("facet-size")).toHaveText(group);
    sizes[group] = await count(page);
  }
  expect(Object.values(sizes).reduce((sum, size) => sum + size)).toBe(1048);
  await choose(page, "facet-size", ["大型", "微型"]);
  expect(await count(page)).toBe(sizes["大型"] + sizes["微型"]);
  await choose(page, "facet-measure", ["高新技术企业认定奖励", "智能化改造设备补贴"]);
  expect(await count(page)).toBeLessThan(sizes["大型"] + sizes["微型"]);
  await page.getByTestId("enterprises-clear").click();
  await page.getByTestId("sort-enterprises-column-name").click();
  await expect(first).toHaveText("合成企业00001");
  await page.getByTestId("sort-enterprises-column-name").click();
  await expect(first).toHaveText("合成企业01048");
  await page.getByTestId("sort-enterprises-column-id").click();
  await expect(page.locator(".roster-name[aria-sort]")).toHaveAttribute("aria-sort", "ascending");
});

test("who loses by a change is found", async ({ page }) => {
  const cesuan = await open(page, async () => {
    const cesuan = new Cesuan(page);
    await cesuan.change("smart_upgrade.cap_per_enterprise", "30万元");
    await cesuan.shows(commandLine(["smart_upgrade.cap_per_enterprise=30万元"]));
  });
  const lost = Number(await page.getByTestId("enterprises-lost").textContent());
  expect(lost).toBeGreaterThan(0);
  await page.getByTestId("facet-against").selectOption({ label: "减少" });
  await expect(page.getByTestId("enterprises-count")).toHaveText(String(lost));
  await page.getByTestId("enterprise-link").first().click();
  // The draft stands beside what is set.
  await page.getByTestId("reason-smart_upgrade").click();
  await expect(page.locator(".why-draft").first()).toContainText("送审稿");
  expect(cesuan.messages).toEqual([]);
});

test("the keyboard goes through the list and into an enterprise, and comes back", async ({ page }) => {
  await open(page);
  await roster(page).focus();
  await page.keyboard.press("End");
  await expect(page.locator('[aria-rowindex="1049"]')).toBeInViewport();
  await page.keyboard.press("Home");
  await expect(page.locator('[role="row"][aria-rowindex="2"]')).toHaveClass(/active/);
  await page.keyboard.press("PageDown");
  await page.keyboard.press("ArrowUp");
  const active = page.locator(".roster-row.active");
  await expect(active).toBeInViewport();
  const name = await active.getByTestId("enterprise-link").textContent();
  const row = await active.getAttribute("aria-rowindex");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 }).last()).toHaveText(name ?? "");
  await page.goBack();
  await expect(page.locator(".roster-row.active")).toHaveAttribute("aria-rowindex", row ?? "");
});

test("the lines of an enterprise add up, and their reasons lead to the clause", async ({ page }) => {
  const cesuan = await open(page);
  const row = page.locator(".roster-row.active");
  const demand = await row.getByTestId("enterprise-demand").getAttribute("data-yuan");
  await row.getByTestId("enterprise-link").click();
  // What each payer pays over all years, which nobody adds up but this test.
  const sums = page.getByTestId("dossier-lines").locator(".sum tr td:nth-of-type(4)");
  await expect(sums.first()).toBeVisible();
  const fen = (yuan: string | null): bigint => BigInt((yuan ?? "").replace(".", ""));
  const paid = await Promise.all((await sums.all()).map((sum) => sum.getAttribute("data-yuan")));
  expect(paid.map(fen).reduce((sum, one) => sum + one)).toBe(fen(demand));
  await page.getByTestId("dossier-lines").getByRole("button").first().click();
  const reason = page.locator(".reason[open]");
  await expect(reason.locator(".why").first()).toBeVisible();
  // A clause lights up the numbers that stand in it.
  await reason.locator(".clause-link").first().hover();
  const parameter = reason.locator(".parameter").first();
  const place = ((await parameter.getAttribute("data-testid")) ?? "").replace(/^to-/, "");
  await parameter.click();
  await expect(page.locator(`[id="${place}"]`)).toBeFocused();
  await expect(page.locator(`[id="${place}"]`)).toBeInViewport();
  expect(cesuan.messages).toEqual([]);
});

test("an enterprise that is not there says so", async ({ page }) => {
  const cesuan = new Cesuan(page);
  await cesuan.page.goto("./#/enterprises/nobody");
  await expect(page.getByRole("alert")).toContainText("nobody");
});

test("a million enterprises scroll to the end", { tag: "@large" }, async ({ page }) => {
  test.slow();
  const cesuan = new Cesuan(page);
  await cesuan.open();
  await page.getByTestId("sample-size").fill("1000000");
  await page.getByTestId("sample-draw").click();
  await expect(page.getByTestId("sample-chip")).toContainText("1,000,000", { timeout: 120_000 });
  await page.getByRole("navigation").getByRole("link", { name: "企业" }).click();
  await expect(page.getByTestId("enterprises-count")).toHaveText("1,000,000", { timeout: 60_000 });
  await roster(page).evaluate((element) => element.scrollTo(0, element.scrollHeight));
  const last = page.locator('[aria-rowindex="1000001"]');
  // The list may reach below the window.
  await last.scrollIntoViewIfNeeded();
  await expect(last).toBeInViewport();
  await expect(last.getByTestId("enterprise-link")).not.toBeEmpty();
  expect(await page.getByTestId("enterprise-link").count()).toBeLessThan(40);
});

for (const size of SIZES) {
  for (const lang of ["zh", "en"]) {
    test(`axe finds nothing among the enterprises at ${size.width}x${size.height} in ${lang}`, async ({ page }) => {
      await page.setViewportSize(size);
      const cesuan = await open(page);
      await page.getByTestId(`lang-${lang}`).first().click();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      await page.getByTestId("enterprise-link").first().click();
      await page.getByTestId("dossier-lines").getByRole("button").first().click();
      await expect(page.locator(".why").first()).toBeVisible();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      expect(cesuan.messages).toEqual([]);
    });
  }
}
