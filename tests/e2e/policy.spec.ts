// Two policies, one page: everything follows the choice, and each keeps its own changes and sample.
import { expect, test } from "@playwright/test";
import { Cesuan, commandLine } from "./page";

const OTHER = "jingzhou-2020";

test("switching the policy and back", async ({ page }) => {
  const cesuan = new Cesuan(page);
  await cesuan.open();
  await cesuan.change("smart_upgrade.cap_per_enterprise", "80万元");
  const changed = commandLine(["smart_upgrade.cap_per_enterprise=80万元"]);
  await cesuan.shows(changed);

  await page.getByTestId("policy").selectOption(OTHER);
  await cesuan.shows(commandLine([], undefined, undefined, OTHER));
  await expect(page.getByTestId("reset-all")).toBeDisabled();
  await cesuan.change("equipment_subsidy.share", "12%");
  const other = commandLine(["equipment_subsidy.share=12%"], undefined, undefined, OTHER);
  await cesuan.shows(other);
  await page.getByTestId("sample-size").fill("300");
  await page.getByTestId("sample-draw").click();
  const smaller = commandLine(["equipment_subsidy.share=12%"], 300, undefined, OTHER);
  await cesuan.shows(smaller);

  // Each has its own changes and its own sample.
  await page.getByTestId("policy").selectOption("shiyan-2018");
  await cesuan.shows(changed);
  await expect(page.getByTestId("sample-size")).toHaveValue("1048");
  await page.getByTestId("policy").selectOption(OTHER);
  await cesuan.shows(smaller);
  await expect(page.getByTestId("sample-size")).toHaveValue("300");

  // The choice outlives a reload, and starting over goes back to the page's own policy.
  await page.reload();
  await cesuan.settled();
  await cesuan.shows(smaller);
  await page.goto("./?draft");
  await cesuan.settled();
  await cesuan.shows(changed);
  expect(cesuan.messages).toEqual([]);
});

test("an address may say which policy", async ({ page }) => {
  const cesuan = new Cesuan(page);
  await cesuan.open(`./?policy=${OTHER}`);
  await cesuan.shows(commandLine([], undefined, undefined, OTHER));
  await expect(page).not.toHaveURL(/policy=/);
});

test("an address that names no policy offers a way back", async ({ page }) => {
  const cesuan = new Cesuan(page);
  await page.goto("./?policy=nowhere-1900");
  await expect(page.getByRole("main").getByRole("heading")).not.toBeEmpty();
  await page.getByTestId("start-over").click();
  await cesuan.settled();
  await cesuan.shows(commandLine());
});
