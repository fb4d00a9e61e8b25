import { existsSync } from "node:fs";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Web, web } from "../../src/bots/web/bot.ts";
import { type Listening, listen } from "../../src/server.ts";
import { doors, threePages, world } from "../fakes/chat.ts";
import { shelf } from "../fakes/shelf.ts";

/** Debian's package, or wherever CHROMIUM says. */
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const isThere = existsSync(executablePath);
if (!isThere)
  console.warn(
    "\nCHROMIUM IS NOT THERE: the tests of the web page in a browser are skipped. On Debian: apt-get install chromium\n",
  );

const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

describe.skipIf(!isThere)("the page in a browser", () => {
  let browser: Browser;
  let context: BrowserContext | undefined;
  let bot: Web;
  let server: Listening;
  let here: ReturnType<typeof world>;
  let rows: ReturnType<typeof shelf>;
  const faults: string[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath,
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    });
  });

  afterAll(async () => browser.close());

  afterEach(async () => {
    await context?.close();
    await bot.close();
    await server.close();
    expect(faults.splice(0)).toEqual([]);
  });

  async function open(width = 360, changes: Parameters<typeof world>[0] = {}): Promise<Page> {
    rows = shelf();
    bot = web({ shelf: rows, log, hosts: [], secure: false });
    here = world({ doors: threePages, demo: true, ...changes, stage: () => bot.stage });
    server = await listen(bot.routes(here), "127.0.0.1", 0);
    context = await browser.newContext({
      viewport: { width, height: 740 },
      permissions: ["geolocation"],
      geolocation: { latitude: 45.77, longitude: 4.88 },
    });
    const page = await context.newPage();
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
    await page.goto(server.url);
    await page.getByText("Bonjour").waitFor();
    return page;
  }

  async function say(page: Page, text: string): Promise<void> {
    await page.getByLabel("Votre message").fill(text);
    await page.keyboard.press("Enter");
  }

  test.each([360, 1280])(
    "at %i pixels: from a typo to an offer and back, with nothing wider than the screen",
    async (width) => {
      const page = await open(width);
      await say(page, "boulanjé");
      await page.getByRole("checkbox", { name: "Boulanger-pâtissier / Boulangère-pâtissière" }).click();
      await page.getByRole("button", { name: "Valider (2)" }).waitFor();
      expect(await page.getByRole("checkbox", { checked: true }).count()).toBe(2);
      await page.getByRole("button", { name: "Valider (2)" }).click();
      await page.getByText("Dans quelle ville").waitFor();
      await say(page, "Lyon");
      await page.getByText("12 offres").waitFor();
      await page.getByRole("button", { name: "Page suivante" }).click();
      await page
        .getByText("Page 2 sur 3")
        .or(page.getByRole("button", { name: "Page 2 sur 3" }))
        .first()
        .waitFor();
      await page.getByRole("button", { name: /^Voir 7/ }).click();
      const apply = page.getByRole("link", { name: "Voir et postuler" });
      expect(await apply.getAttribute("rel")).toBe("noopener noreferrer");
      await page.getByRole("button", { name: "Retour à la liste" }).click();
      await page.getByRole("button", { name: "Page 2 sur 3" }).waitFor();
      expect(await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).toBe(
        0,
      );
    },
  );

  test("by keyboard alone: the focus stays where it was when a message is drawn anew", async () => {
    const page = await open();
    await say(page, "boulanger");
    const box = page.getByRole("checkbox", { name: "Aide-boulanger / Aide-boulangère" });
    await box.focus();
    await page.keyboard.press("Space");
    await page.getByRole("button", { name: "Valider (2)" }).waitFor();
    expect(
      await page.evaluate("document.activeElement.textContent + document.activeElement.getAttribute('aria-checked')"),
    ).toBe("Aide-boulanger / Aide-boulangèretrue");
    await page.getByRole("button", { name: "Valider (2)" }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("Dans quelle ville").waitFor();
    expect(await page.evaluate("document.activeElement.closest('.message') !== null")).toBe(true);
  });

  test("for those who hear it: a log that speaks, a named field, buttons with names, switched-off messages out of the way", async () => {
    const page = await open();
    await say(page, "boulanger");
    await page.getByRole("button", { name: "Valider (1)" }).waitFor();
    expect(await page.getByRole("log").getAttribute("aria-live")).toBe("polite");
    expect(await page.locator("html").getAttribute("lang")).toBe("fr");
    expect(await page.locator(".message.old:not([inert])").count()).toBe(0);
    expect(
      await page
        .locator(".message button:not([aria-label])")
        .evaluateAll((all) => all.filter((one) => one.textContent?.trim() === "").length),
    ).toBe(0);
  });

  test("what was said is there after a reload, and in a second window of the same person", async () => {
    const page = await open();
    await say(page, "boulanger lyon");
    await page.getByText("12 offres").waitFor();
    await page.reload();
    await page.getByText("12 offres").waitFor();
    const second = await page.context().newPage();
    await second.goto(server.url);
    await second.getByText("12 offres").waitFor();
    await page.getByRole("button", { name: "Page suivante" }).click();
    await second.getByRole("button", { name: "Page 2 sur 3" }).waitFor();
  });

  test("while it is searched it says so, and the search can be cancelled", async () => {
    const page = await open(360, { patienceMs: 50, doors: doors({ offers: () => new Promise(() => {}) }) });
    await say(page, "boulanger lyon");
    await page.getByRole("button", { name: "Annuler" }).click();
    await page.getByText("Que voulez-vous changer").waitFor();
  });

  test("a picture is shown with its words, and nothing moves; once it is gone, its words are there", async () => {
    const page = await open();
    await say(page, "boulanger lyon");
    await page.getByRole("button", { name: "📊 Marché" }).click();
    const picture = page.getByRole("img", { name: /^Graphiques : Boulanger/ });
    await picture.waitFor();
    await page.waitForFunction("document.querySelector('.message img').naturalWidth === 1");
    for (const key of rows.rows.keys()) if (key.startsWith("media:")) rows.rows.delete(key);
    await page.route("**/media/*", (route) => route.fulfill({ status: 404 }));
    await page.reload();
    await page.getByText("Le graphique n'est plus là. Graphiques : Boulanger").waitFor();
    await page.getByRole("button", { name: "En détail" }).click();
    await page.getByText("Contrats (sur 12 offres").waitFor();
    // A browser says by itself that it was not found.
    faults.length = 0;
  });

  test("a file is saved, also from a message further up, whose buttons are off", async () => {
    const page = await open();
    await say(page, "boulanger lyon");
    await page.getByRole("button", { name: "⬇️ Exporter" }).click();
    const link = page.getByRole("link", { name: "offres-boulanger-lyon-2026-11-22.csv" });
    await link.waitFor();
    await say(page, "Nantes");
    await page.getByText("Nantes (44)").waitFor();
    const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
    expect(download.suggestedFilename()).toBe("offres-boulanger-lyon-2026-11-22.csv");
    expect(
      await page.locator(".message.old").getByRole("button", { name: "Retour aux offres", disabled: true }).count(),
    ).toBe(1);
  });

  test("the position of the device becomes a commune", async () => {
    const page = await open();
    await say(page, "boulanger");
    await page.getByRole("button", { name: "Valider (1)" }).click();
    await page.getByRole("button", { name: "Utiliser ma position" }).click();
    await page.getByRole("status").getByText("Vous êtes près de Villeurbanne (69)").waitFor();
    await page.getByText("12 offres").waitFor();
  });

  test("when the connection is cut the text is not lost in silence, and the page comes back by itself", async () => {
    const page = await open();
    await page.context().setOffline(true);
    await say(page, "boulanger lyon");
    await page
      .getByRole("status")
      .getByText("votre message n'est pas parti", { exact: false })
      .or(page.getByRole("status").getByText("Votre message n'est pas parti", { exact: false }))
      .first()
      .waitFor();
    expect(await page.getByLabel("Votre message").inputValue()).toBe("boulanger lyon");
    await page.context().setOffline(false);
    await page.keyboard.press("Enter");
    await page.getByText("12 offres").waitFor();
    faults.length = 0;
  });
});
