// Work that the page cannot go on with is put aside: the draft opens as published, and nothing is lost.
import { readFileSync } from "node:fs";
import { expect, test, type Page } from "@playwright/test";
import { Cesuan, commandLine, downloaded } from "./page";

const CAP = "smart_upgrade.cap_per_enterprise";
const CHANGED = [`${CAP}=80万元`];

/** While this is in the browser's storage, the engine's worker stops at a message that holds it. */
const STOP = "test.stop";

async function stopsAt(page: Page): Promise<void> {
  await page.addInitScript((entry) => {
    const holds = (message: unknown, word: string): boolean =>
      message instanceof Uint8Array
        ? new TextDecoder().decode(message).includes(word)
        : Array.isArray(message) && message.some((part) => holds(part, word));
    window.Worker = class extends Worker {
      override postMessage(message: unknown, options?: StructuredSerializeOptions): void {
        const word = localStorage.getItem(entry);
        if (word === null || !holds(message, word)) return super.postMessage(message, options);
        this.terminate();
        setTimeout(() => this.dispatchEvent(new ErrorEvent("error", { message: "stopped by the test" })));
      }
    };
  }, STOP);
}

const stop = (page: Page, word: string) => page.evaluate(([entry, word]) => localStorage.setItem(entry!, word!), [STOP, word]);
const go = (page: Page) => page.evaluate((entry) => localStorage.removeItem(entry), STOP);

test("saved changes that stop the engine are put aside, saved as a file and put back", async ({ page }) => {
  await stopsAt(page);
  const cesuan = new Cesuan(page);
  await cesuan.open();
  await cesuan.change(CAP, "80万元");
  const changed = commandLine(CHANGED);
  await cesuan.shows(changed);
  await stop(page, CAP);
  await page.reload();
  const aside = page.getByTestId("aside");
  await expect(aside).toBeVisible();
  await cesuan.settled();
  await cesuan.shows(commandLine());
  const file = JSON.parse(readFileSync(await downloaded(page, "aside-save"), "utf8"));
  expect(file.policy).toBe("shiyan-2018");
  expect(JSON.stringify(file.entries.draft)).toContain("80万元");
  // It stays over a reload, and once the engine takes it, it is as it was.
  await page.reload();
  await expect(aside).toBeVisible();
  await go(page);
  await page.getByTestId("aside-put-back").click();
  await cesuan.shows(changed);
  await expect(aside).toHaveCount(0);
});

test("a change that stops the engine can be saved, and starting from the draft puts it aside", async ({ page }) => {
  await stopsAt(page);
  const cesuan = new Cesuan(page);
  await cesuan.open();
  await stop(page, CAP);
  await cesuan.type(CAP, "80万元");
  await expect(page.getByRole("alert").getByRole("heading")).not.toBeEmpty();
  expect(readFileSync(await downloaded(page, "failure-save"), "utf8")).toContain("80万元");
  await page.getByTestId("start-over").click();
  await cesuan.settled();
  await cesuan.shows(commandLine());
  await expect(page.getByTestId("aside")).toBeVisible();
  await page.getByTestId("aside-remove").click();
  await expect(page.getByTestId("aside")).toHaveCount(0);
});

test("changes that cannot be read are kept as they are", async ({ page }) => {
  const cesuan = new Cesuan(page);
  await cesuan.open();
  await cesuan.change(CAP, "80万元");
  await cesuan.shows(commandLine(CHANGED));
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage).filter((key) => key.startsWith("cesuan.draft."))) {
      localStorage.setItem(key, `{damaged ${localStorage.getItem(key)}`);
    }
  });
  await page.reload();
  await cesuan.settled();
  await cesuan.shows(commandLine());
  const file = JSON.parse(readFileSync(await downloaded(page, "aside-save"), "utf8"));
  expect(file.entries.draft).toMatch(/^\{damaged .*80万元/);
  expect(cesuan.messages).toEqual([]);
});
