// What the browser tests say and see: the page as a person uses it, and the command line beside it.
import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Locator, type Page } from "@playwright/test";

/** The command line that the native tests have built. */
export const CESUAN = "target/debug/cesuan";

/** The figures of `cesuan run --format json`, as far as the tests look at them. */
export interface Figures {
  measures: { id: string; status: string; demand?: string; paid?: string }[];
  payers: { id: string; paid: string; demand: string; years: { year: number; demand: string; paid: string; excess?: string }[] }[];
  total: {
    spending: { demand: string; paid: string };
    ledgers: { ledger: string; level: string; demand: string; paid: string }[];
  };
  notices: { text: string }[];
}

/** What the page leads with: the general budget of the city. */
export function city({ total }: Figures): { demand: string; paid: string } {
  const found = total.ledgers.find(({ ledger, level }) => ledger === "general" && level === "city");
  if (!found) throw new Error("nothing is paid from the general budget of the city");
  return found;
}

/** The command line's figures for these settings, and for the sample the policy usually draws unless another is named. */
export function commandLine(settings: string[] = [], sample?: number, seed?: number, policy = "shiyan-2018"): Figures {
  const args = ["run", "--policy", policy, "--format", "json"];
  if (sample !== undefined) args.push("--sample", String(sample));
  if (seed !== undefined) args.push("--seed", String(seed));
  for (const setting of settings) args.push("--set", setting);
  return JSON.parse(execFileSync(CESUAN, args, { encoding: "utf8" })) as Figures;
}

/** The page, opened and with figures on it. */
export class Cesuan {
  readonly messages: string[] = [];
  readonly requests: string[] = [];

  constructor(readonly page: Page) {
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") this.messages.push(message.text());
    });
    page.on("pageerror", (error) => this.messages.push(String(error)));
    page.on("request", (request) => this.requests.push(request.url()));
  }

  async open(path = "./"): Promise<void> {
    await this.page.goto(path);
    await this.settled();
  }

  /** Waits until figures stand. */
  async settled(): Promise<void> {
    await expect(this.total()).toHaveAttribute("data-yuan", /^\d+\.\d\d$/);
  }

  /** Opens a page other than the draft's, and waits until the total on top of it stands. */
  async visit(path: string): Promise<void> {
    await this.page.goto(path);
    await expect(this.summary()).toHaveAttribute("data-yuan", /^\d+\.\d\d$/);
  }

  /** The total on top of every page. */
  summary(): Locator {
    return this.page.getByTestId("summary-total");
  }

  total(): Locator {
    return this.page.getByTestId("headline").first();
  }

  measure(id: string): Locator {
    return this.page.getByTestId(`measure-${id}-demand`).first();
  }

  chip(parameter: string): Locator {
    return this.page.getByTestId(`chip-${parameter}`).first();
  }

  editor(): Locator {
    return this.page.getByTestId("editor");
  }

  /** Opens a number inside its clause and types a value. */
  async type(parameter: string, value: string): Promise<void> {
    await this.chip(parameter).click();
    const input = this.page.getByTestId("editor-input").first();
    await input.fill(value);
  }

  /** Types a value and accepts it. */
  async change(parameter: string, value: string): Promise<void> {
    await this.type(parameter, value);
    await this.page.keyboard.press("Enter");
    await expect(this.editor()).toHaveCount(0);
  }

  /** Gives a reading the answer of this place in its list. */
  async answer(reading: string, place: number): Promise<void> {
    await this.chip(reading).click();
    await this.editor().getByRole("radio").nth(place).click();
    await this.page.getByTestId("editor-accept").click();
    await expect(this.editor()).toHaveCount(0);
  }

  /** Every figure of the page equals the command line's, to the fen. */
  async shows(figures: Figures): Promise<void> {
    await expect(this.total()).toHaveAttribute("data-yuan", city(figures).paid);
    // What is undetermined has no figure of its own.
    for (const measure of figures.measures.filter((measure) => measure.demand !== undefined)) {
      await expect(this.measure(measure.id)).toHaveAttribute("data-yuan", measure.demand ?? "");
    }
  }
}

/** The file a button downloads, under its own name. */
export async function downloaded(page: Page, button: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent("download", { timeout: 30_000 }), page.getByTestId(button).click()]);
  const path = join(mkdtempSync(join(tmpdir(), "cesuan-")), download.suggestedFilename());
  await download.saveAs(path);
  return path;
}
