// A change draws what shows it, and leaves the rest of the page alone.
import { expect, test, type Page } from "@playwright/test";
import { Cesuan, commandLine } from "./page";

const CAP = "smart_upgrade.cap_per_enterprise";

/** How often components were drawn so far, once nothing is drawn any more. */
async function redraws(page: Page): Promise<number> {
  // The page's own module: importing it again gives the one that runs.
  const now = () => page.evaluate<number>("import(document.querySelector('link[rel=modulepreload]').href).then((app) => app.redraws())");
  let before = -1;
  let after = await now();
  while (after !== before) {
    await page.waitForTimeout(300);
    [before, after] = [after, await now()];
  }
  return after;
}

/** How many components an action draws. */
async function drawnBy(page: Page, action: () => Promise<unknown>): Promise<number> {
  const before = await redraws(page);
  await action();
  return (await redraws(page)) - before;
}

test("a hover, a keystroke and another page draw few components", async ({ page }) => {
  const cesuan = new Cesuan(page);
  await cesuan.open();
  await expect(page.getByTestId("chart").locator("canvas, svg").first()).toBeVisible();
  // A page that draws everything draws far more than this.
  expect(await redraws(page)).toBeGreaterThan(40);

  const clauses = page.locator("[id^=measure-]");
  await clauses.nth(0).hover();
  const row = page.locator("tr.pointed");
  await expect(row).toHaveCount(1);
  // The clause and the row that are left, the clause and the row that are reached.
  expect(await drawnBy(page, () => clauses.nth(1).hover())).toBeLessThanOrEqual(6);
  await expect(row).toHaveCount(1);

  await cesuan.type(CAP, "8");
  await redraws(page);
  const keystroke = await drawnBy(page, async () => {
    await page.keyboard.press("End");
    await page.keyboard.type("0");
    await cesuan.shows(commandLine([`${CAP}=80万元`]));
  });
  expect(keystroke).toBeLessThanOrEqual(40);
  await page.keyboard.press("Enter");

  const tab = await drawnBy(page, async () => {
    await page.getByRole("navigation").getByRole("link").nth(2).click();
    await expect(page.getByTestId("lists-drop")).toBeVisible();
  });
  expect(tab).toBeLessThanOrEqual(40);
});
