// The page in Firefox: every page opens with figures, a number changed in a clause, a list read, a file downloaded.
// Firefox is driven over WebDriver BiDi; FIREFOX says where it is, dist/ is what it opens.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { after, before, beforeEach, test } from "node:test";
import puppeteer from "puppeteer-core";

const CESUAN = "target/debug/cesuan";
const PAGES = ["", "compare", "report", "list", "enterprises", "try", "readings", "standards", "sample", "rules", "bench"];

const folder = mkdtempSync(join(tmpdir(), "cesuan-firefox-"));
let server, address, browser, context, page;
/** Errors and warnings of the page. */
let messages = [];

/** What the command line has the general budget of the city pay, in yuan: what the page leads with. */
function total(...args) {
  const figures = execFileSync(CESUAN, ["run", "--policy", "shiyan-2018", ...args, "--format", "json"], { encoding: "utf8" });
  return JSON.parse(figures).total.ledgers.find(({ ledger, level }) => ledger === "general" && level === "city").paid;
}

const byId = (id) => `[data-testid="${id}"]`;

/** Waits until `read` gives something that `holds`, and returns it. */
async function until(read, holds, what, seconds = 30) {
  let last;
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await pause(50)) {
    last = await read();
    if (holds(last)) return last;
  }
  assert.fail(`${what}: after ${seconds} s it is ${last}`);
}

const attribute = (selector, name) => page.evaluate((selector, name) => document.querySelector(selector)?.getAttribute(name), selector, name);
const summary = () => attribute(byId("summary-total"), "data-yuan");
const shows = (yuan) => until(summary, (shown) => shown === yuan, `the total is ${yuan}`);

async function open(path) {
  await page.goto(`${address}#/${path}`);
  await until(summary, (yuan) => /^\d+\.\d\d$/.test(yuan ?? ""), `figures on #/${path}`);
}

before(async () => {
  server = spawn("node", ["scripts/serve.mjs", "--dir", "dist", "--port", "0"]);
  address = await new Promise((resolve, reject) => {
    createInterface({ input: server.stdout }).on("line", (line) => {
      const found = /https?:\S+/.exec(line);
      if (found) resolve(found[0]);
    });
    server.on("exit", () => reject(new Error("the server stopped")));
  });
  browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: process.env.FIREFOX,
    headless: true,
    extraPrefsFirefox: {
      "browser.download.folderList": 2,
      "browser.download.dir": folder,
      "browser.download.useDownloadDir": true,
      "browser.download.alwaysOpenPanel": false,
      "intl.accept_languages": "zh-CN",
    },
  });
});

// Each test has storage of its own.
beforeEach(async () => {
  await context?.close();
  context = await browser.createBrowserContext();
  page = await context.newPage();
  await page.setViewport({ width: 1440, height: 900 });
  messages = [];
  page.on("console", (message) => {
    if (["error", "warn"].includes(message.type())) messages.push(message.text());
  });
  page.on("pageerror", (error) => messages.push(String(error)));
});

after(async () => {
  await browser?.close();
  server?.kill();
  rmSync(folder, { recursive: true, force: true });
});

for (const path of PAGES) {
  test(`#/${path} opens with the draft's total and says nothing on the console`, async () => {
    await open(path);
    await shows(total());
    assert.equal(await page.$$eval("h1", (headings) => headings.length), 1);
    assert.deepEqual(messages, []);
  });
}

test("a number typed in its clause costs what the command line says", async () => {
  await open("");
  await page.click(byId("chip-transformation_fund.envelope"));
  await page.waitForSelector(byId("editor-input"));
  await page.$eval(byId("editor-input"), (input) => input.select());
  await page.keyboard.type("2000万元");
  await page.keyboard.press("Enter");
  const changed = total("--set", "transformation_fund.envelope=2000万元");
  assert.notEqual(changed, total());
  await shows(changed);
  assert.deepEqual(messages, []);
});

test("a list is read and costs what the command line says", async () => {
  execFileSync(CESUAN, ["sample", "--enterprises", "60", "--seed", "7", "--out", folder]);
  const tables = ["enterprises", "projects"].map((name) => join(folder, `${name}.csv`));
  await open("list");
  const input = await page.waitForSelector(byId("lists-pick"));
  await input.uploadFile(...tables);
  await until(() => attribute(byId("lists-verdict"), "data-standing"), (standing) => standing === "whole", "the list is whole");
  await shows(total("--enterprises", tables[0], "--projects", tables[1]));
  assert.deepEqual(messages, []);
});

test("a workbook is downloaded whole", async () => {
  await open("list");
  await page.click(byId("template-workbook"));
  const read = () => {
    const name = readdirSync(folder).find((name) => /^填报模板-shiyan-2018-\d{8}\.xlsx$/.test(name));
    return name ? readFileSync(join(folder, name)) : Buffer.alloc(0);
  };
  const bytes = await until(read, (bytes) => bytes.length > 2000, "the file is there");
  // An archive from its first bytes to the mark of its end.
  assert.equal(bytes.subarray(0, 2).toString(), "PK");
  assert.ok(bytes.includes(Buffer.from("PK\x05\x06")));
  assert.deepEqual(messages, []);
});
