// Broken values: a plain sentence beside the number, and the last good figures stay.
import { expect, test } from "@playwright/test";
import { Cesuan, commandLine } from "./page";

const BROKEN = ["", "abc", "-5万元", "99999999万元", "50%", "5美元", "1e9", "５０．５．５万元", "<img src=x onerror=alert(1)>", "0.0000001万元"];

for (const value of BROKEN) {
  test(`the cap typed as “${value}”`, async ({ page }) => {
    const cesuan = new Cesuan(page);
    await cesuan.open();
    const draft = commandLine();
    await cesuan.type("smart_upgrade.cap_per_enterprise", value);
    await expect(cesuan.editor().getByRole("alert")).not.toBeEmpty();
    await expect(page.getByTestId("editor-input").first()).toHaveAttribute("aria-invalid", "true");
    await cesuan.shows(draft);
    await page.keyboard.press("Escape");
    await cesuan.shows(draft);
    expect(cesuan.messages).toEqual([]);
  });
}

test("a broken value is followed by a good one", async ({ page }) => {
  const cesuan = new Cesuan(page);
  await cesuan.open();
  await cesuan.type("smart_upgrade.cap_per_enterprise", "八十");
  await expect(cesuan.editor().getByRole("alert")).not.toBeEmpty();
  await page.getByTestId("editor-input").first().fill("８０ 万元");
  await expect(cesuan.editor().getByRole("alert")).toHaveCount(0);
  await cesuan.shows(commandLine(["smart_upgrade.cap_per_enterprise=80万元"]));
});

test("settings kept by an older release that mean nothing now", async ({ page }) => {
  const cesuan = new Cesuan(page);
  await cesuan.open();
  await cesuan.change("smart_upgrade.cap_per_enterprise", "80万元");
  await cesuan.shows(commandLine(["smart_upgrade.cap_per_enterprise=80万元"]));
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) {
      localStorage.setItem(key, (localStorage.getItem(key) ?? "").replaceAll("cap_per_enterprise", "cap_of_old"));
    }
  });
  await page.reload();
  await cesuan.settled();
  await cesuan.shows(commandLine());
  expect(cesuan.messages).toEqual([]);
});

test("settings kept that are not even settings", async ({ page }) => {
  const cesuan = new Cesuan(page);
  await cesuan.open();
  await cesuan.change("smart_upgrade.cap_per_enterprise", "80万元");
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) localStorage.setItem(key, "{broken");
  });
  await page.reload();
  await cesuan.settled();
  await cesuan.shows(commandLine());
});

test("an address that is no page offers a way back", async ({ page }) => {
  const cesuan = new Cesuan(page);
  await page.goto("./#/no/such/page");
  const notice = page.getByRole("main");
  await expect(notice.getByRole("heading")).not.toBeEmpty();
  await notice.locator("a, button").first().click();
  await cesuan.settled();
  await cesuan.shows(commandLine());
});
