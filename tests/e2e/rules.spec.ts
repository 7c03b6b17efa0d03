// The rules as text: changed in the editor, checked and costed at once, kept, taken out and brought back.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { CESUAN, Cesuan, city, commandLine, type Figures } from "./page";

const measure = "measures/smart_upgrade.toml";
const cap = "smart_upgrade.cap_per_enterprise";

/** The figures of a folder or an archive. */
function costOf(policy: string): Figures {
  const args = ["run", "--policy", policy, "--format", "json"];
  return JSON.parse(execFileSync(CESUAN, args, { encoding: "utf8" })) as Figures;
}

/** The same without the seal, which tells a policy of these files from a draft set to the same numbers. */
function figuresOf(policy: string): Figures {
  return { ...costOf(policy), seal: undefined } as Figures;
}

class Rules {
  readonly cesuan: Cesuan;

  constructor(readonly page: Page) {
    this.cesuan = new Cesuan(page);
  }

  async open(): Promise<void> {
    await this.page.goto("./#/rules");
    await expect(this.page.getByTestId("rules-code")).toHaveAttribute("data-stage", "editor");
    await expect(this.total()).toHaveAttribute("data-yuan", /^\d+\.\d\d$/);
  }

  total() {
    return this.page.getByTestId("rules-total");
  }

  async choose(file: string): Promise<void> {
    await this.page.getByTestId(`rules-file-${file}`).click();
    await expect(this.page.locator(".cm-content")).toHaveAttribute("aria-label", new RegExp(`${file}$`));
  }

  /** Finds a text as a person would, which selects it. */
  async reveal(text: string): Promise<void> {
    await this.page.locator(".cm-content").press("Control+Home");
    await this.page.keyboard.press("Control+f");
    await this.find(text);
    await this.page.keyboard.press("Enter");
    await this.page.keyboard.press("Escape");
  }

  /** Finds a text, and types over it. */
  async replace(from: string, to: string): Promise<void> {
    await this.reveal(from);
    await this.page.keyboard.type(to);
    // What the editor offers is not taken.
    await this.page.keyboard.press("Escape");
  }

  /** What the search field does not hear of its keys it hears of its change. */
  async find(text: string): Promise<void> {
    const field = this.page.locator(".cm-search input[name=search]");
    await field.fill(text);
    await field.dispatchEvent("change");
  }

  async checked(broken: boolean): Promise<void> {
    const faults = this.page.getByTestId("rules-faults");
    await expect(faults).toHaveAttribute("data-checking", "false");
    await expect(faults).toHaveAttribute("data-broken", String(broken));
  }

  async shows(figures: Figures): Promise<void> {
    await expect(this.total()).toHaveAttribute("data-yuan", city(figures).paid);
  }
}

test("the files are there to read, coloured", async ({ page }) => {
  const rules = new Rules(page);
  await rules.open();
  for (const file of ["policy.toml", "fields.toml", "clauses.toml", "sample.toml", measure]) {
    await expect(page.getByTestId(`rules-file-${file}`)).toBeVisible();
  }
  await rules.choose(measure);
  await expect(page.locator(".cm-content .tok-comment, .cm-content .tok-propertyName").first()).toBeVisible();
  // The sentences above the formulas fill the window.
  await rules.reveal("where = ");
  await expect(page.locator(".formula-name").first()).toBeVisible();
  await expect(page.getByTestId("rules-cases")).toHaveAttribute("data-state", "passed");
  await expect(page.getByTestId("rules-mark")).toHaveCount(0);
  expect(rules.cesuan.messages).toEqual([]);
});

test("a typed number moves the total; the archive taken out costs the same on the command line", async ({ page }, info) => {
  const rules = new Rules(page);
  await rules.open();
  await rules.shows(commandLine());
  await rules.choose(measure);
  await rules.replace('value = "50万元"', 'value = "80万元');
  await rules.checked(false);
  const changed = commandLine([`${cap}=80万元`]);
  await rules.shows(changed);
  await expect(page.getByTestId("rules-moved-smart_upgrade")).toBeVisible();
  await expect(page.getByTestId("rules-mark")).toContainText("1");
  // The draft's page is by the new rules too.
  await page.getByRole("link", { name: "条文" }).first().click();
  await rules.cesuan.shows(changed);
  await expect(rules.cesuan.chip(cap)).toContainText("80万元");
  await page.getByTestId("rules-mark").getByRole("link").click();

  const [download] = await Promise.all([page.waitForEvent("download"), page.getByTestId("rules-download").click()]);
  expect(download.suggestedFilename()).toBe("规则-shiyan-2018.zip");
  const archive = info.outputPath("rules.zip");
  await download.saveAs(archive);
  expect(figuresOf(archive)).toEqual({ ...changed, seal: undefined });
  const folder = info.outputPath("rules");
  for (const [path, content] of Object.entries(unzipSync(readFileSync(archive)))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), strFromU8(content));
  }
  expect(figuresOf(join(folder, "shiyan-2018"))).toEqual({ ...changed, seal: undefined });
  expect(rules.cesuan.messages).toEqual([]);
});

test("an enterprise's page tells the draft beside changed rules", async ({ page }) => {
  const rules = new Rules(page);
  await rules.open();
  await rules.choose(measure);
  await rules.replace('value = "50万元"', 'value = "30万元');
  await rules.shows(commandLine([`${cap}=30万元`]));
  await page.getByRole("navigation").getByRole("link", { name: "企业" }).click();
  await page.getByTestId("facet-against").selectOption({ label: "减少" });
  await page.getByTestId("enterprise-link").first().click();
  await page.getByTestId("reason-smart_upgrade").click();
  const why = page.locator(".why").filter({ has: page.locator(".why-draft") }).first();
  await why.locator(".why-draft summary").click();
  await expect(why.locator(".steps").first()).toContainText("30万元");
  await expect(why.locator(".why-draft")).toContainText("50万元");
  expect(rules.cesuan.messages).toEqual([]);
});

test("a broken edit is marked at its place and leaves the last good figures", async ({ page }) => {
  const rules = new Rules(page);
  await rules.open();
  await rules.choose(measure);
  await rules.replace('value = "50万元"', 'value = "80万元');
  const good = commandLine([`${cap}=80万元`]);
  await rules.shows(good);
  await rules.replace('kind = "subsidy"', 'kind = "subsid');
  await rules.checked(true);
  await expect(page.locator(".cm-lintRange-error")).toHaveText("subsid");
  await expect(page.getByTestId("rules-fault")).toHaveCount(1);
  await expect(page.getByTestId("rules-fault")).toContainText("subsidy");
  await expect(page.getByTestId("rules-stale")).toBeVisible();
  await expect(page.getByTestId("rules-mark")).toHaveAttribute("data-broken", "true");
  await rules.shows(good);
  // From another file, the list leads back to the place.
  await rules.choose("policy.toml");
  await page.getByTestId("rules-fault-place").click();
  await expect(page.locator(".cm-activeLine")).toContainText("kind");
  await page.keyboard.type("x");
  await expect(page.locator(".cm-activeLine")).toContainText('"xsubsid"');
  await page.keyboard.press("Backspace");
  await rules.replace('kind = "subsid"', 'kind = "subsidy');
  await rules.checked(false);
  await expect(page.getByTestId("rules-stale")).toHaveCount(0);
  await rules.shows(good);
  expect(rules.cesuan.messages).toEqual([]);
});

test("changes outlive a reload and can be taken back, file by file or all at once", async ({ page }) => {
  const rules = new Rules(page);
  await rules.open();
  await rules.choose(measure);
  await rules.replace('value = "50万元"', 'value = "80万元');
  await rules.choose("measures/high_tech_enterprise.toml");
  await rules.replace('value = "10万元"', 'value = "20万元');
  const both = commandLine([`${cap}=80万元`, "high_tech_enterprise.award=20万元"]);
  await rules.shows(both);
  await page.reload();
  await rules.shows(both);
  await expect(page.getByTestId("rules-mark")).toContainText("2");
  await rules.choose(measure);
  await expect(page.getByTestId(`rules-file-${measure}`)).toContainText("已改 +1 −1");
  await rules.choose("measures/high_tech_enterprise.toml");
  await page.getByTestId("rules-revert").click();
  await rules.shows(commandLine([`${cap}=80万元`]));
  await expect(page.locator(".cm-content")).toContainText('"10万元"');
  await page.getByTestId("rules-revert-all").click();
  await rules.shows(commandLine());
  await expect(page.getByTestId("rules-mark")).toHaveCount(0);
  await page.reload();
  await rules.shows(commandLine());
  expect(rules.cesuan.messages).toEqual([]);
});

test("settings stay over changed rules, and wait where the rules do not know them", async ({ page }) => {
  const rules = new Rules(page);
  await rules.cesuan.open();
  await rules.cesuan.change("high_tech_enterprise.award", "30万元");
  await rules.open();
  const set = commandLine(["high_tech_enterprise.award=30万元"]);
  await rules.shows(set);
  await rules.choose("measures/high_tech_enterprise.toml");
  await rules.replace("parameter.award", "parameter.prize");
  await rules.replace('amount = "award"', 'amount = "prize');
  await rules.replace("award}的", "prize}的");
  await rules.replace("award}. ", "prize}. ");
  await rules.checked(false);
  await rules.shows(commandLine());
  await expect(page.getByTestId("rules-waiting")).toContainText("high_tech_enterprise.award = 30万元");
  await page.getByTestId("rules-revert").click();
  await rules.shows(set);
  await expect(page.getByTestId("rules-waiting")).toHaveCount(0);
  expect(rules.cesuan.messages).toEqual([]);
});

test("names are offered as one types", async ({ page }) => {
  const rules = new Rules(page);
  await rules.open();
  await rules.choose("measures/high_tech_enterprise.toml");
  await page.locator(".cm-content").press("Control+Home");
  await page.keyboard.press("Control+f");
  await rules.find("high_tech_certified");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await page.keyboard.type("high_tech_c");
  const choice = page.locator(".cm-tooltip-autocomplete li", { hasText: "high_tech_certified" });
  await expect(choice).toBeVisible();
  await choice.click();
  await rules.checked(false);
  await expect(page.getByTestId("rules-mark")).toHaveCount(0);
  expect(rules.cesuan.messages).toEqual([]);
});

test("a case that no longer holds is shown at its place", async ({ page }) => {
  const rules = new Rules(page);
  await rules.open();
  await rules.choose("measures/high_tech_enterprise.toml");
  await rules.replace('value = "10万元"', 'value = "20万元');
  await expect(page.getByTestId("rules-cases")).toHaveAttribute("data-state", "failed");
  await page.getByTestId("rules-fault-place").filter({ hasText: "high_tech_enterprise.cases.toml" }).first().click();
  await expect(page.locator(".cm-content")).toHaveAttribute("aria-label", /high_tech_enterprise\.cases\.toml$/);
  await expect(page.locator(".cm-lintRange-error").first()).toBeVisible();
  // The figures are by the new rules all the same.
  await rules.shows(commandLine(["high_tech_enterprise.award=20万元"]));
});

test("a measure from a pattern compiles at once, costs, and can be taken out", async ({ page }) => {
  const rules = new Rules(page);
  await rules.open();
  await page.getByTestId("rules-add").click();
  const dialog = page.getByTestId("rules-adding");
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await page.getByTestId("rules-add").click();
  await page.getByTestId("rules-add-pattern-share").check();
  await page.getByTestId("rules-add-label-zh").fill("新设备补贴");
  await page.getByTestId("rules-add-id").fill("smart_upgrade");
  await page.getByTestId("rules-add-column").selectOption({ index: 0 });
  await page.getByTestId("rules-add-payer").selectOption("city_budget");
  await page.getByTestId("rules-add-accept").click();
  await expect(page.getByTestId("rules-refused")).toContainText("smart_upgrade");
  await page.getByTestId("rules-add-id").fill("brand_new");
  await page.getByTestId("rules-add-accept").click();
  await expect(dialog).toHaveCount(0);
  await expect(page.locator(".cm-content")).toHaveAttribute("aria-label", /brand_new\.toml$/);
  await rules.checked(false);
  await expect(page.getByTestId("rules-cases")).toHaveAttribute("data-state", "passed");
  await expect(page.getByTestId("rules-moved-brand_new")).toBeVisible();
  await expect(page.getByTestId("rules-file-measures/brand_new.cases.toml")).toBeVisible();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByTestId("rules-download").click()]);
  await rules.shows(costOf(await download.path().then((path) => renamed(path))));
  // The draft has it as a clause with numbers to change.
  await page.getByRole("link", { name: "条文" }).first().click();
  await expect(rules.cesuan.chip("brand_new.share")).toBeVisible();
  await page.getByTestId("rules-mark").getByRole("link").click();
  await rules.choose("measures/brand_new.toml");
  await page.getByTestId("rules-remove").click();
  await expect(page.getByTestId("rules-mark")).toHaveCount(0);
  await rules.shows(commandLine());
  expect(rules.cesuan.messages).toEqual([]);
});

/** A download under a name that says what it is. */
function renamed(path: string): string {
  const archive = `${path}.zip`;
  writeFileSync(archive, readFileSync(path));
  return archive;
}

test("files are opened again: an archive, single files; what is not the policy's is refused", async ({ page }) => {
  const rules = new Rules(page);
  await rules.open();
  const text = readFileSync(`rules/shiyan-2018/${measure}`, "utf8").replace('value = "50万元"', 'value = "80万元"');
  const changed = commandLine([`${cap}=80万元`]);
  const input = page.getByTestId("rules-open");
  await input.setInputFiles([{ name: "smart_upgrade.toml", mimeType: "text/plain", buffer: Buffer.from(text) }]);
  await rules.shows(changed);
  await expect(page.getByTestId("rules-said")).toContainText("1");

  const [download] = await Promise.all([page.waitForEvent("download"), page.getByTestId("rules-download").click()]);
  const archive = readFileSync(await download.path());
  await page.getByTestId("rules-revert-all").click();
  await rules.shows(commandLine());
  await input.setInputFiles([{ name: "规则.zip", mimeType: "application/zip", buffer: archive }]);
  await rules.shows(changed);
  await expect(page.getByTestId(`rules-file-${measure}`)).toContainText("已改 +1 −1");

  const entries = Object.entries(unzipSync(archive)).map(([path, content]) => {
    const other = path.endsWith("policy.toml") ? strToU8(strFromU8(content).replace('id = "shiyan-2018"', 'id = "elsewhere"')) : content;
    return [path, other] as const;
  });
  const foreign = Buffer.from(zipSync(Object.fromEntries(entries)));
  await input.setInputFiles([{ name: "other.zip", mimeType: "application/zip", buffer: foreign }]);
  await expect(page.getByTestId("rules-said")).toContainText("elsewhere");
  await input.setInputFiles([{ name: "broken.zip", mimeType: "application/zip", buffer: Buffer.from("no archive") }]);
  await expect(page.getByTestId("rules-said")).toContainText("UTF-8");
  await rules.shows(changed);
  expect(rules.cesuan.messages).toEqual([]);
});

test("files can be dropped on the page", async ({ page }) => {
  const rules = new Rules(page);
  await rules.open();
  const text = readFileSync(`rules/shiyan-2018/${measure}`, "utf8").replace('value = "50万元"', 'value = "80万元"');
  const data = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "smart_upgrade.toml"));
    return data;
  }, text);
  await page.getByTestId("rules-drop").dispatchEvent("dragover", { dataTransfer: data });
  await page.getByTestId("rules-drop").dispatchEvent("drop", { dataTransfer: data });
  await rules.shows(commandLine([`${cap}=80万元`]));
});

test("what the browser does not keep is said", async ({ page }) => {
  await page.addInitScript(() => {
    const set = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key: string, value: string) {
      if (key.startsWith("cesuan.rules.")) throw new DOMException("full", "QuotaExceededError");
      set.call(this, key, value);
    };
  });
  const rules = new Rules(page);
  await rules.open();
  await rules.choose(measure);
  await rules.replace('value = "50万元"', 'value = "80万元');
  await expect(page.getByTestId("rules-unsaved")).toBeVisible();
});

test("without the editor the rules can be read", async ({ page }) => {
  await page.route(/editor-.*\.js/, (route) => route.abort());
  await page.goto("./#/rules");
  await expect(page.getByTestId("rules-code").locator("pre")).toContainText('id = "shiyan-2018"');
  await page.getByTestId(`rules-file-${measure}`).click();
  await expect(page.getByTestId("rules-code").locator("pre")).toContainText("min_equipment");
});

for (const size of [{ width: 1440, height: 900 }, { width: 1024, height: 768 }, { width: 390, height: 844 }]) {
  for (const lang of ["zh", "en"]) {
    test(`the rules page is accessible at ${size.width} in ${lang}`, async ({ page }) => {
      await page.setViewportSize(size);
      const rules = new Rules(page);
      await rules.open();
      await page.getByTestId(`lang-${lang}`).first().click();
      await rules.choose(measure);
      await rules.replace('kind = "subsidy"', 'kind = "subsid');
      await rules.checked(true);
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      await page.getByTestId("rules-add").click();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      expect(rules.cesuan.messages).toEqual([]);
    });
  }
}
