import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Hono } from "hono";
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type RunningServer, startServer } from "../../src/app/server.ts";
import { createWebBot, type WebBot } from "../../src/bots/web/bot.ts";
import { toPagePerson } from "../../src/bots/web/sessions.ts";
import { text } from "../../src/core/conversation/view.ts";
import type { PushService } from "../../src/core/push.ts";
import { conversationWith, down, servicesWith, threePages } from "../fakes/chat.ts";
import { executablePath, hasChromium } from "../fakes/chromium.ts";
import { distress, expectNothingKept, rowsOf } from "../fakes/grave.ts";
import { memoryCollection } from "../fakes/memory-collection.ts";
import { pageOf } from "../fakes/offers.ts";
import { silentLog } from "../fakes/silent-log.ts";

if (!hasChromium)
  console.warn(
    "\nCHROMIUM IS NOT THERE: the tests of the web page in a browser are skipped. On Debian: apt-get install chromium\n",
  );

describe.skipIf(!hasChromium)("the page in a browser", () => {
  let browser: Browser;
  let context: BrowserContext | undefined;
  let bot: WebBot;
  let server: RunningServer;
  let here: ReturnType<typeof conversationWith>;
  let rows: ReturnType<typeof memoryCollection>;
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

  async function open(
    width = 360,
    changes: Parameters<typeof conversationWith>[0] = {},
    options: Partial<Parameters<typeof createWebBot>[0]> = {},
  ): Promise<Page> {
    rows = memoryCollection();
    bot = createWebBot({ collection: rows, log: silentLog, hosts: [], secure: false, ...options });
    here = conversationWith({ services: threePages, demo: true, ...changes, findMessenger: () => bot.messenger });
    server = await startServer(bot.routes(here), "127.0.0.1", 0);
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
      // On a phone the longer part of the list is shown on request.
      if (width < 500) await page.getByRole("button", { name: "Plus de métiers" }).click();
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
      // The card that was read is the one in sight.
      const card = page.locator(".card[aria-current]");
      expect(await card.locator("h3").textContent()).toMatch(/^7\./);
      await expect
        .poll(() =>
          card.evaluate((element) => {
            const { top, bottom } = element.getBoundingClientRect();
            const { innerHeight } = element.ownerDocument.defaultView ?? { innerHeight: 0 };
            return top >= 0 && bottom <= innerHeight;
          }),
        )
        .toBe(true);
      expect(await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).toBe(
        0,
      );
    },
  );

  test("distress is met on the page for as long as it is open, and nothing of it stays in the browser", async () => {
    const page = await open();
    await say(page, "boulanger lyon");
    await page.getByText("12 offres").waitFor();
    const hint = await page.getByLabel("Votre message").getAttribute("placeholder");
    await say(page, distress);
    await page.getByText("3114").waitFor();
    expect(await page.getByText(distress).count()).toBe(1);
    expect(await page.getByLabel("Votre message").getAttribute("placeholder")).toBe(hint);
    await page.getByRole("button", { name: "J'ai compris" }).click();
    // The text is still there, without its buttons, and the screen stands below it.
    await page.getByRole("button", { name: "J'ai compris" }).waitFor({ state: "detached" });
    await expect.poll(() => page.locator("article").last().textContent()).toContain("12 offres");
    expect(await page.getByText("3114").count()).toBe(1);
    await say(page, distress);
    await page.getByRole("button", { name: "Retour" }).click();
    await page.getByText(distress).first().waitFor({ state: "detached" });
    expect(await page.getByText("3114").count()).toBe(0);
    await say(page, distress);
    await page.getByText("3114").waitFor();
    const stored = () => page.evaluate("JSON.stringify([{ ...sessionStorage }, { ...localStorage }])");
    expectNothingKept([String(await stored())]);
    await page.reload();
    await page.getByText("12 offres").first().waitFor();
    expectNothingKept([String(await stored()), (await page.locator("body").textContent()) ?? ""]);
    expect(await page.getByLabel("Votre message").inputValue()).toBe("");
    await page.goto("about:blank");
    await page.goBack();
    await page.getByText("12 offres").first().waitFor();
    expectNothingKept([(await page.locator("body").textContent()) ?? "", ...rowsOf(rows)]);
  });

  test("a letter of any length is read for distress, and is back in the field where it is only too long", async () => {
    const page = await open();
    const letter = "Madame, je vous adresse ma candidature. ".repeat(200);
    await say(page, letter);
    await page.getByText("trop long").waitFor();
    expect(await page.getByLabel("Votre message").inputValue()).toBe(letter.trim());
    await say(page, `${letter} ${distress}. ${letter}`);
    await page.getByText("3114").waitFor();
    expect(await page.getByLabel("Votre message").inputValue()).toBe("");
    expectNothingKept(rowsOf(rows));
    faults.length = 0;
  });

  test("what may be distress is not left in a browser when the page goes before it was answered", async () => {
    const page = await open();
    const left = async () => {
      await page.goto("about:blank");
      await page.goBack();
      await page.getByText("Bonjour").waitFor();
      const stored = await page.evaluate("JSON.stringify([{ ...sessionStorage }, { ...localStorage }])");
      const body = (await page.locator("body").textContent()) ?? "";
      return [String(stored), body, await page.locator("#text").inputValue()];
    };
    await page.getByLabel("Votre message").fill(distress);
    expectNothingKept(await left());
    await page.route("**/talk", (route) => route.abort());
    await say(page, distress);
    await expect.poll(() => page.getByLabel("Votre message").inputValue()).toBe(distress);
    expectNothingKept(await left());
    await page.unroute("**/talk");
    await page.route("**/talk", () => new Promise(() => {}));
    await say(page, distress);
    await page.getByText("Envoi…").waitFor();
    expectNothingKept(await left());
    faults.length = 0;
  });

  test("Retour takes distress from the page at once, whatever the server does", async () => {
    const page = await open();
    await say(page, distress);
    await page.getByText("3114").waitFor();
    await page.route("**/talk", () => new Promise(() => {}));
    await page.getByRole("button", { name: "Retour" }).click();
    await page.getByText("3114").waitFor({ state: "detached" });
    expect(await page.getByText(distress).count()).toBe(0);
  });

  test("by keyboard alone: the focus stays where it was when a message is drawn anew", async () => {
    const page = await open(1280);
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
    // What is old is read like the rest; only its buttons rest.
    expect(await page.locator("[inert], [aria-hidden] .message").count()).toBe(0);
    expect(await page.locator(".message.old [data-press]:enabled").count()).toBe(0);
    expect(await page.locator(".message:not(.old) [data-press]:enabled").count()).toBeGreaterThan(8);
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
    const page = await open(360, { patienceMs: 50, services: servicesWith({ offers: () => new Promise(() => {}) }) });
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
    await expect.poll(() => page.evaluate("document.querySelector('.message img').naturalWidth")).toBe(1);
    for (const key of rows.rows.keys()) if (key.startsWith("media:")) rows.rows.delete(key);
    await page.route("**/media/*", (route) => route.fulfill({ status: 404 }));
    await page.reload();
    await page.getByText("Le graphique n'est plus là. Graphiques : Boulanger").waitFor();
    await page.getByRole("button", { name: "En détail" }).click();
    await page.getByText("Qui recrute (5").waitFor();
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
    await page.getByText("Nantes (44)").first().waitFor();
    const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
    expect(download.suggestedFilename()).toBe("offres-boulanger-lyon-2026-11-22.csv");
    expect(
      await page.locator(".message.old").getByRole("button", { name: "Retour aux offres", disabled: true }).count(),
    ).toBe(1);
  });

  /** Stands for a browser's own service, which is asked for nothing here. */
  const push: PushService = { publicKey: "BA", accepts: () => true, send: async () => "sent", close: async () => {} };

  test("news that come while another tab is in front are in the title, until they are seen", async () => {
    const page = await open();
    const person = toPagePerson((await page.context().cookies())[0]?.value ?? "");
    const owner = { platform: "web" as const, chat: person, person };
    const hide = (is: boolean) =>
      page.evaluate(
        `Object.defineProperty(document, "hidden", { configurable: true, value: ${is} }); document.dispatchEvent(new Event("visibilitychange"))`,
      );
    const deliver = (screen: string) => bot.messenger.deliver({ owner, screen, view: [text`2 nouvelles offres`] });
    await deliver("digest000001");
    await page.getByText("2 nouvelles offres").waitFor();
    expect(await page.title()).not.toContain("(");
    await hide(true);
    await deliver("digest000002");
    await deliver("digest000003");
    // Asked from here: in the page, its own policy lets nothing be evaluated.
    await expect.poll(() => page.title()).toMatch(/^\(2\) /);
    await page.reload();
    await page.getByText("2 nouvelles offres").first().waitFor();
    expect(await page.title()).not.toContain("(");
  });

  test("at an alert a notification is offered, and nobody is asked before", async () => {
    const page = await open(360, {}, { push });
    await page.evaluate(
      `window.asked = 0; Object.defineProperty(Notification, "permission", { get: () => "default" }); Notification.requestPermission = async () => { window.asked += 1; return "denied"; }`,
    );
    await say(page, "boulanger lyon");
    await page.getByText("12 offres").waitFor();
    await page.getByRole("button", { name: "M'alerter" }).click();
    await page.getByText("Pour le savoir sans l'ouvrir").waitFor();
    expect(await page.evaluate("window.asked")).toBe(0);
    await page.getByRole("button", { name: "Être prévenu sur cet appareil" }).click();
    await expect.poll(() => page.evaluate("window.asked")).toBe(1);
  });

  test("without notifications it is said that news wait on the page", async () => {
    const page = await open();
    await say(page, "boulanger lyon");
    await page.getByText("12 offres").waitFor();
    await page.getByRole("button", { name: "M'alerter" }).click();
    await page.getByText("arrivent sur cette page, quand vous l'ouvrez").waitFor();
    expect(await page.getByRole("button", { name: "Être prévenu" }).count()).toBe(0);
  });

  test("a sixth tab takes the place of the oldest, which says so", async () => {
    const page = await open();
    for (let tab = 0; tab < 5; tab++) {
      const next = await page.context().newPage();
      await next.goto(server.url);
      await next.getByText("Bonjour").waitFor();
    }
    await page.getByText("rechargez celui-ci pour continuer ici").waitFor();
  });

  test("a tab whose place was taken while its connection was lost does not take it back", async () => {
    const tab = await (await open()).context().newPage();
    const asked: string[] = [];
    const app = new Hono();
    app.get("/events", (c) => {
      const id = c.req.header("last-event-id") ?? "";
      asked.push(id);
      // The first connection is lost; who names its event was replaced, and anybody else is a new page.
      if (id === "mine") return c.body(null, 204);
      return c.body("retry: 50\nid: mine\nevent: all\ndata: []\n\n", 200, { "content-type": "text/event-stream" });
    });
    app.route("/", bot.routes(here));
    const other = await startServer(app, "127.0.0.1", 0);
    try {
      await tab.goto(other.url);
      await tab.getByText("rechargez celui-ci pour continuer ici").waitFor();
      expect(asked).toEqual(["", "mine", "mine"]);
    } finally {
      await tab.close();
      await other.close();
    }
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
    await page.getByRole("status").getByText("La connexion est revenue").waitFor();
    await page.keyboard.press("Enter");
    await page.getByText("12 offres").waitFor();
    faults.length = 0;
  });

  /** Every kind of screen, by the ways that lead from one to the next. */
  const walks: Record<
    string,
    { go: ((page: Page) => Promise<void>)[]; changes?: Parameters<typeof conversationWith>[0] }
  > = {
    "from the welcome to an offer": {
      go: [
        async () => {},
        (page) => says(page, "boulanger", "quels métiers"),
        (page) => taps(page, "Valider (1)", "Dans quelle"),
        (page) => says(page, "Saint-Denis", "Plusieurs lieux"),
        (page) => taps(page, "Saint-Denis (93)", "12 offres"),
        (page) => taps(page, "Dernière page", "3/3"),
        (page) => taps(page, /^Voir 11/, "Voir et postuler"),
      ],
    },
    "filters, the radius and the market": {
      go: [
        (page) => results(page),
        (page) => taps(page, "Filtres", "Télétravail, mots voulus"),
        (page) => taps(page, /^Contrat/, "Retour aux filtres"),
        (page) => says(page, "boulanger lyon", "12 offres"),
        (page) => taps(page, "Modifier", "Que voulez-vous"),
        (page) => taps(page, /Rayon/, "Jusqu'où"),
        (page) => taps(page, "50 km", "12 offres"),
        (page) => taps(page, "📊 Marché", "En détail"),
        (page) => taps(page, "En détail", "Qui recrute (5"),
      ],
    },
    "an alert, a file, help and privacy": {
      go: [
        async (page) => {
          await results(page);
          await taps(page, "⬇️ Exporter", "Ce fichier CSV");
        },
        async (page) => {
          await taps(page, "Retour aux offres", "12 offres");
          await taps(page, "M'alerter", "Alerte créée");
        },
        (page) => taps(page, "Heure", "À quelle heure"),
        (page) => says(page, "/alertes", "Vos alertes"),
        (page) => says(page, "/aide", "Comment ça marche"),
        (page) => says(page, "/confidentialite", "Vos données"),
        (page) => says(page, "/supprimer", "Supprimer définitivement"),
        (page) => says(page, "xqzt", "Je ne trouve pas"),
        (page) => says(page, "/pres_de_moi", "Je n'ai pas encore la liste"),
      ],
    },
    "a failure": {
      go: [(page) => says(page, "boulanger lyon", "Réessayer")],
      changes: { services: servicesWith({ offers: down }) },
    },
    "a search that goes on": {
      go: [(page) => says(page, "boulanger lyon", "Annuler")],
      changes: { patienceMs: 10, services: servicesWith({ offers: () => new Promise(() => {}) }) },
    },
  };

  async function says(page: Page, text: string, then: string): Promise<void> {
    await say(page, text);
    await page.locator(".message:not(.old)").getByText(then).last().waitFor();
  }

  async function taps(page: Page, name: string | RegExp, then: string): Promise<void> {
    await page.locator(".message:not(.old)").getByRole("button", { name }).last().click();
    await page.locator(".message:not(.old)").getByText(then).last().waitFor();
  }

  const results = (page: Page) => says(page, "boulanger lyon", "12 offres");

  test.each(Object.entries(walks))(
    "%s: nothing that axe-core knows is wrong, in light and in dark, on a phone and at a desk",
    async (_, { go, changes }) => {
      const page = await open(390, changes);
      for (const [i, step] of go.entries()) {
        await step(page);
        // What was said before is still there, so that each kind is judged in both.
        const isEven = i % 2 === 0;
        await page.emulateMedia({ colorScheme: isEven ? "light" : "dark" });
        await page.setViewportSize({ width: isEven ? 390 : 1280, height: 844 });
        expect(await violations(page)).toEqual([]);
        expect(await tooSmall(page)).toEqual([]);
      }
    },
    120_000,
  );

  test.each([
    [320, 256],
    [320, 568],
  ])(
    "at %i × %i, as when magnified four times, nothing is wider than the page, and the field and the message are seen",
    async (width, height) => {
      const page = await open(width);
      await page.setViewportSize({ width, height });
      for (const step of [
        ...(walks["from the welcome to an offer"]?.go ?? []),
        ...(walks["filters, the radius and the market"]?.go ?? []),
      ]) {
        await step(page);
        expect(await page.evaluate(overflow)).toEqual([]);
        const [top, bottom, field] = (await page.evaluate(
          "[Math.max(0, document.querySelector('.top').getBoundingClientRect().bottom), document.querySelector('.bottom').getBoundingClientRect().top, document.querySelector('#text').getBoundingClientRect().bottom]",
        )) as [number, number, number];
        expect(field).toBeLessThanOrEqual(height);
        // At least half of what is seen is the conversation.
        expect(bottom - top).toBeGreaterThan(height / 2);
      }
    },
    120_000,
  );

  test("with letters twice as large nothing is cut off", async () => {
    const page = await open(390);
    await page.evaluate("document.documentElement.style.fontSize = '200%'");
    await results(page);
    expect(await page.evaluate(overflow)).toEqual([]);
    expect(await page.getByLabel("Votre message").isVisible()).toBe(true);
  });

  test("on a phone five titles, a button for the others and the one to go on are seen together", async () => {
    const page = await open(390);
    await page.setViewportSize({ width: 390, height: 844 });
    await says(page, "boulanger", "quels métiers");
    const boxes = page.locator(".message:not(.old)").getByRole("checkbox");
    const all = await boxes.count();
    expect(all).toBe(5);
    for (const seen of [
      boxes.first(),
      boxes.last(),
      page.getByRole("button", { name: "Plus de métiers" }),
      page.getByRole("button", { name: "Valider (1)" }),
    ])
      expect(await isSeen(page, seen)).toBe(true);
    await page.getByRole("button", { name: "Plus de métiers" }).click();
    expect(await boxes.count()).toBe(8);
    // A tick leaves the list open.
    await boxes.last().click();
    await page.getByRole("button", { name: "Valider (2)" }).waitFor();
    expect(await boxes.count()).toBe(8);
  });

  test("a tick changes a tick: the button, its focus and the place on the page stay, and what is heard is how many are chosen", async () => {
    const page = await open(1280);
    await says(page, "boulanger", "quels métiers");
    const box = page.getByRole("checkbox").nth(1);
    const before = await box.elementHandle();
    const { y } = (await box.boundingBox()) ?? { y: -1 };
    await page.evaluate(`globalThis.changes = [];
      new MutationObserver((all) => globalThis.changes.push(...all.map(({ type, attributeName, target, addedNodes, removedNodes }) =>
        [type, attributeName ?? "", addedNodes.length, removedNodes.length, target.nodeName].join(" "))))
        .observe(document.querySelector(".message:last-child"), { subtree: true, childList: true, attributes: true, characterData: true });`);
    await box.focus();
    await page.keyboard.press("Space");
    await page.getByRole("status").getByText("2 choisis").waitFor({ state: "attached" });
    await page.getByRole("button", { name: "Valider (2)" }).waitFor();
    expect(await before?.evaluate((node) => node.isConnected && node === node.ownerDocument.activeElement)).toBe(true);
    expect((await box.boundingBox())?.y).toBe(y);
    expect(await box.getAttribute("aria-checked")).toBe("true");
    const changes = (await page.evaluate("globalThis.changes")) as string[];
    expect([...new Set(changes)].sort()).toEqual([
      "attributes aria-checked 0 0 BUTTON",
      "attributes data-said 0 0 DIV",
      "characterData  0 0 #text",
    ]);
  });

  test("on a slow line one's own words are there at once, and that it searches; then they are confirmed once", async () => {
    const page = await open();
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route("**/talk", async (route) => {
      await held;
      await route.continue();
    });
    await say(page, "boulanger lyon");
    await page.locator(".message.me.pending").getByText("boulanger lyon").waitFor();
    await page.getByText("Tremplin cherche…").waitFor();
    expect(await page.getByLabel("Votre message").inputValue()).toBe("");
    letGo();
    await page.getByText("12 offres").waitFor();
    expect(await page.locator(".message.me").count()).toBe(1);
    expect(await page.locator(".pending").count()).toBe(0);
    await page.getByText("Tremplin cherche…").waitFor({ state: "hidden" });
    await page.reload();
    await page.getByText("12 offres").waitFor();
    expect(await page.locator(".message.me").count()).toBe(1);
  });

  test("a box is ticked at once on a slow line, and unticked when that did not get through", async () => {
    const page = await open(1280);
    await says(page, "boulanger", "quels métiers");
    const box = page.getByRole("checkbox", { name: "Aide-boulanger / Aide-boulangère" });
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route("**/talk", async (route) => {
      await held;
      await route.fulfill({
        status: 503,
        contentType: "text/plain; charset=utf-8",
        body: "Plus de place : réessayez.",
      });
    });
    await box.click();
    expect(await box.getAttribute("aria-checked")).toBe("true");
    letGo();
    await page.getByRole("status").getByText("Plus de place : réessayez.").waitFor();
    expect(await box.getAttribute("aria-checked")).toBe("false");
    faults.length = 0;
  });

  test.each([
    [
      { status: 507, contentType: "text/plain; charset=utf-8", body: "Votre message n'a pas pu être gardé." },
      "Votre message n'a pas pu être gardé.",
    ],
    [
      { status: 429, contentType: "application/json", body: '{"message":"Reprenez dans 2 minutes."}' },
      "Reprenez dans 2 minutes.",
    ],
    [{ status: 502, contentType: "text/html", body: "<h1>Bad Gateway</h1>" }, "Un problème est survenu"],
  ])("what is refused is said, and the text is in the field again: %j", async (answer, sentence) => {
    const page = await open();
    await page.route("**/talk", (route) => route.fulfill(answer));
    await say(page, "boulanger lyon");
    await page.getByRole("status").getByText(sentence).waitFor();
    expect(await page.getByLabel("Votre message").inputValue()).toBe("boulanger lyon");
    expect(await page.locator(".message.me").count()).toBe(0);
    expect(await page.getByText("Tremplin cherche…").isVisible()).toBe(false);
    await page.unroute("**/talk");
    await page.keyboard.press("Enter");
    await page.getByText("12 offres").waitFor();
    faults.length = 0;
  });

  test("where something else was begun meanwhile, what did not get through has a button beside it", async () => {
    const page = await open();
    await page.route("**/talk", async (route) => {
      await page.getByLabel("Votre message").fill("autre chose");
      await route.fulfill({ status: 503, contentType: "text/plain", body: "Réessayez." });
    });
    await say(page, "boulanger lyon");
    const again = page.getByRole("button", { name: "Renvoyer" });
    await again.waitFor();
    expect(await page.getByLabel("Votre message").inputValue()).toBe("autre chose");
    await page.unroute("**/talk");
    await again.click();
    await page.getByText("12 offres").waitFor();
    expect(await page.locator(".message.me").count()).toBe(1);
    faults.length = 0;
  });

  test("what arrived though its answer was lost is no draft, wherever it waits", async () => {
    const page = await open();
    const field = page.getByLabel("Votre message");
    // With a button beside it, since something else was begun, and put into the stream a moment later.
    await page.route("**/talk", async (route) => {
      await field.fill("autre chose");
      await route.fulfill({ status: 502, contentType: "text/html", body: "<h1>Bad Gateway</h1>" });
      await page.getByRole("button", { name: "Renvoyer" }).waitFor();
      await route.fetch();
    });
    await say(page, "boulanger lyon");
    await page.getByText("12 offres").waitFor();
    expect(await page.getByRole("button", { name: "Renvoyer" }).count()).toBe(0);
    await page.reload();
    await page.getByText("12 offres").waitFor();
    expect(await field.inputValue()).toBe("autre chose");
    faults.length = 0;
  });

  test("what is back in the field leaves it when it has arrived after all", async () => {
    const page = await open();
    const field = page.getByLabel("Votre message");
    let arrive = async (): Promise<unknown> => undefined;
    await page.route("**/talk", async (route) => {
      arrive = () => route.fetch();
      await route.fulfill({ status: 502, contentType: "text/html", body: "<h1>Bad Gateway</h1>" });
    });
    await say(page, "boulanger lyon");
    await expect.poll(() => field.inputValue()).toBe("boulanger lyon");
    await arrive();
    await page.getByText("12 offres").waitFor();
    expect(await field.inputValue()).toBe("");
    expect(await page.locator(".message.me").count()).toBe(1);
    faults.length = 0;
  });

  test("what is sent once more as it was is not taken for another message", async () => {
    const page = await open();
    const keys: unknown[] = [];
    await page.route("**/talk", (route) => {
      keys.push(route.request().postDataJSON().key);
      return route.fulfill({ status: 502, contentType: "text/html", body: "<h1>Bad Gateway</h1>" });
    });
    for (let time = 1; time <= 2; time += 1) {
      await say(page, "boulanger lyon");
      await expect.poll(() => page.getByLabel("Votre message").inputValue()).toBe("boulanger lyon");
    }
    await say(page, "boulanger nantes");
    await expect.poll(() => page.getByLabel("Votre message").inputValue()).toBe("boulanger nantes");
    expect(keys).toHaveLength(3);
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[0]);
    faults.length = 0;
  });

  test("the field stays at the lower edge of a desk's window, however long the conversation", async () => {
    const page = await open();
    await page.setViewportSize({ width: 1280, height: 800 });
    await say(page, "boulanger lyon");
    await page.getByText("12 offres").waitFor();
    const field = await page.locator("#composer").boundingBox();
    expect((field?.y ?? 0) + (field?.height ?? 0)).toBeGreaterThan(760);
    expect(await page.evaluate("document.documentElement.scrollHeight - innerHeight")).toBeLessThanOrEqual(0);
  });

  test("where the server knows nobody, the page comes anew with what was being written", async () => {
    const page = await open();
    await page.context().clearCookies();
    await say(page, "boulanger lyon");
    // Not by a function of the page: while it comes anew, its policy refuses one that is a text.
    await expect.poll(() => page.locator("#text").inputValue(), { timeout: 10_000 }).toBe("boulanger lyon");
    await page.getByText("Bonjour").waitFor();
    await page.keyboard.press("Enter");
    await page.getByText("12 offres").waitFor();
    faults.length = 0;
  });

  test("what was begun while a message was on its way is not lost when the page comes anew", async () => {
    const page = await open();
    await page.context().clearCookies();
    await page.route("**/talk", async (route) => {
      await page.getByLabel("Votre message").fill("débutant");
      await route.continue();
    });
    await say(page, "boulanger lyon");
    await expect
      .poll(() => page.locator("#text").inputValue(), { timeout: 10_000 })
      .toMatch(/^boulanger lyon\s+débutant$/);
    await page.getByText("Bonjour").waitFor();
    faults.length = 0;
  });

  test("what the server has not read, and may tell of violence, is not left when the page comes anew", async () => {
    const page = await open();
    await page.context().clearCookies();
    await page.route("**/talk", async (route) => {
      await page.getByLabel("Votre message").fill("mon mari me battait");
      await route.continue();
    });
    await say(page, "boulanger lyon");
    await expect.poll(() => page.locator("#text").inputValue(), { timeout: 10_000 }).toBe("boulanger lyon");
    await page.getByText("Bonjour").waitFor();
    faults.length = 0;
  });

  test("a reload keeps what is in the field, once", async () => {
    const page = await open();
    await page.getByLabel("Votre message").fill("boulanger");
    await page.reload();
    expect(await page.getByLabel("Votre message").inputValue()).toBe("boulanger");
    await page.keyboard.press("Enter");
    await page.getByText("Quels métiers").or(page.getByText("quels métiers")).first().waitFor();
    await page.reload();
    expect(await page.getByLabel("Votre message").inputValue()).toBe("");
  });

  test("the field has the focus at a desk, and not on a phone, where a keyboard would cover the welcome", async () => {
    const page = await open(1280);
    expect(await page.evaluate("document.activeElement.id")).toBe("text");
    const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
    const held = await phone.newPage();
    await held.goto(server.url);
    await held.getByText("Bonjour").waitFor();
    expect(await held.evaluate("document.activeElement.tagName")).toBe("BODY");
    await phone.close();
  });

  test("without JavaScript there is no field, and a kind word; in the setup's colours or in those of the system", async () => {
    await open();
    const plain = await browser.newContext({ javaScriptEnabled: false, forcedColors: "active" });
    const page = await plain.newPage();
    await page.goto(server.url);
    // The browser is told to run no scripts only after it has read the page: it hides what it would show.
    expect(await page.locator("noscript").textContent()).toContain("a besoin de JavaScript");
    expect(await page.locator("form, input, button").filter({ visible: true }).count()).toBe(0);
    await plain.close();
  });

  test("in the demo it says so in words once, and no card repeats it", async () => {
    const page = await open(390, {
      services: servicesWith({ offers: async (_, page) => fictitious(pageOf(12, page)) }),
    });
    await results(page);
    const words = await page.locator(".message.bot:not(.old)").innerText();
    expect(words.match(/fictive/g)).toHaveLength(1);
  });

  test("nothing is asked of anybody else, and nothing is written into the page that runs", async () => {
    const page = await open();
    const asked = (await page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)")) as string[];
    expect(asked.length).toBeGreaterThan(3);
    expect(asked.filter((name) => !name.startsWith(server.url))).toEqual([]);
    expect(await page.locator("script:not([src]), [style], [onclick]").count()).toBe(0);
    expect(await page.title()).toMatch(/^Tremplin/);
  });

  test("nothing moves for those who do not want it", async () => {
    const page = await open(360, { patienceMs: 10, services: servicesWith({ offers: () => new Promise(() => {}) }) });
    await page.emulateMedia({ reducedMotion: "reduce" });
    await say(page, "boulanger lyon");
    await page.getByRole("button", { name: "Annuler" }).waitFor();
    expect(await page.evaluate("document.getAnimations().filter((one) => one.playState === 'running').length")).toBe(0);
  });
});

const fictitious = (found: ReturnType<typeof pageOf>) => ({
  ...found,
  items: found.items.map((item) => ({ ...item, offer: { ...item.offer, fictitious: true } })),
});

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * All rules, those for best practices and the experimental ones too; those that need a person's judgement are
 * not among the violations.
 */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(
    `axe.run(document, { rules: { "target-size": { enabled: true }, "label-content-name-mismatch": { enabled: true } } })
      .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => [id, html, failureSummary].join(" | "))))`,
  );
}

/** What is to be touched and is less than 44 pixels wide or high. */
function tooSmall(page: Page): Promise<string[]> {
  return page.locator("button:visible, a:visible, input:visible").evaluateAll((all) =>
    all.flatMap((one) => {
      const { width, height } = one.getBoundingClientRect();
      return width < 44 || height < 44 ? [`${width} × ${height}: ${one.outerHTML}`] : [];
    }),
  );
}

/** What is wider than the page. */
const overflow = `[...document.querySelectorAll("body *")].filter((one) => !one.closest(".unseen") && one.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5)
  .map((one) => one.outerHTML.slice(0, 200)).concat(document.documentElement.scrollWidth > document.documentElement.clientWidth ? ["the page"] : [])`;

async function isSeen(page: Page, what: Locator): Promise<boolean> {
  const box = await what.boundingBox();
  if (!box) return false;
  const [top, bottom] = (await page.evaluate(
    "[document.querySelector('.top').getBoundingClientRect().bottom, document.querySelector('.bottom').getBoundingClientRect().top]",
  )) as [number, number];
  return box.y >= top && box.y + box.height <= bottom;
}
