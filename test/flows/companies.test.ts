import { describe, expect, test } from "vitest";
import { renderDiscord } from "../../src/bots/discord/render.ts";
import { renderTelegram } from "../../src/bots/telegram/render.ts";
import { renderHtml } from "../../src/bots/web/render.ts";
import type { View } from "../../src/core/conversation/view.ts";
import type { Company, SourceNote } from "../../src/core/offers/offer.ts";
import type { Services } from "../../src/core/services.ts";
import { servicesWith, session } from "../fakes/chat.ts";
import { company, pageOf } from "../fakes/offers.ts";

const phone = "01 99 00 12 34";
const fournil = company({ address: "3 rue du Test, 69003 Lyon", hasPhone: true });

const servicesOf = (known: Company, number?: string) =>
  servicesWith({
    offers: async ({ kind }, page) =>
      pageOf(12, page, {}, kind === "entreprises" ? (key) => ({ ...known, key }) : undefined),
    offer: async (_search, { key }) => ({
      offer: { ...known, key },
      distanceKm: 3,
      ...(number === undefined ? {} : { phone: number }),
    }),
  });

const start = (known = fournil, number: string | undefined = phone) => session({ services: servicesOf(known, number) });

describe("a company that may take an apprentice", () => {
  test("says where it is, why it is proposed, and what one may write to it", async () => {
    const said = await start().play("alternance boulanger lyon", "tap Entreprises", "tap Voir 1");
    expect(said.slice(said.lastIndexOf("\n> "))).toContain(`🏢 LE FOURNIL TEST
   📍 3 rue du Test, 69003 Lyon · 3 km
   👥 0 à 9 salariés
   🏭 Boulangerie et boulangerie-pâtisserie
   Source : La bonne alternance
   Elle n'a pas publié d'offre : La bonne alternance pense qu'elle peut recruter en alternance dans ce métier. Renseignez-vous sur son activité avant de lui écrire.
✉️ Premier message, à copier :
   Bonjour, je cherche une alternance à Lyon ou à proximité pour apprendre le métier de boulanger ou boulangère. Votre activité m'intéresse, et j'aimerais me former chez LE FOURNIL TEST. Pouvez-vous me dire si vous recrutez en alternance, et à qui je peux envoyer ma candidature ?
↗️ Voir et contacter : https://`);
    expect(said).not.toContain(phone);
  });

  test("shows its telephone number to whoever asks, by the button or in words, and keeps it nowhere", async () => {
    const here = start();
    await here.play("alternance boulanger lyon", "tap Entreprises", "tap Voir 1");
    for (const way of ["tap Voir le téléphone", "c'est quoi le numéro de téléphone ?"]) {
      expect(await here.play(way)).toContain(`📞 LE FOURNIL TEST : ${phone}`);
      const { kept = [] } = here.drawn.at(-1) ?? {};
      expect(JSON.stringify(kept)).toContain("je ne garde pas le numéro");
      expect(JSON.stringify(kept)).not.toContain(phone);
      expect(await here.play("tap Toute la fiche")).toContain("Premier message");
    }
    const stored = await Promise.all(
      Object.values(here.collections).map(async (rows) =>
        Promise.all((await rows.keys("")).map((key) => rows.get(key))),
      ),
    );
    expect(stored.flat().length).toBeGreaterThan(0);
    expect(JSON.stringify([stored, here.log])).not.toMatch(/01\D?99\D?00/);
  });

  test("without a number has no button for it, and says so where it is asked for", async () => {
    const { hasPhone: _, ...silent } = fournil;
    const here = session({ services: servicesOf(silent) });
    expect(await here.play("alternance boulanger lyon", "tap Entreprises", "tap Voir 1")).not.toContain(
      "Voir le téléphone",
    );
    expect(await here.play("c'est quoi le numéro de téléphone ?")).toContain("aucun numéro n'est connu");
  });

  test("is explained once: not on further pages, nor on the way back", async () => {
    const here = start();
    const explained = "candidature spontanée";
    expect(await here.play("alternance boulanger lyon", "tap Entreprises")).toContain(explained);
    expect(await here.play("tap ›")).not.toContain(explained);
    expect(await here.play("tap ‹", "tap Voir 1", "tap Retour à la liste")).toMatch(
      /candidature spontanée[\s\S]*Retour à la liste\](?:(?!candidature)[\s\S])*$/,
    );
  });
});

describe("a list of companies", () => {
  const listed = async (notes: SourceNote[]) => {
    const offers: Services["offers"] = async ({ kind }, page) =>
      kind === "entreprises" ? { ...pageOf(12, page, {}, (key) => ({ ...fournil, key })), notes } : pageOf(0, page);
    return session({ services: servicesWith({ offers }) }).play(
      "alternance boulanger lyon",
      "tap Entreprises",
      "tap ›",
    );
  };

  test("says what its service says of it, once, and shows the rest", async () => {
    const said = await listed([
      { service: "La bonne alternance", is: "partial" },
      { service: "La bonne alternance", is: "first", most: 150 },
    ]);
    expect(said.match(/réponse est incomplète : il peut manquer des entreprises ici/g)).toHaveLength(1);
    expect(said.match(/donne 150 entreprises au plus à la fois/g)).toHaveLength(1);
    expect(said).toContain("6. 🏢 LE FOURNIL TEST");
    expect(await listed([])).not.toMatch(/incomplète|au plus/);
  });
});

describe("few companies around a small town", () => {
  /** Of each distance, how many companies there are. */
  const known: Record<string, number> = { "20": 2, "50": 12, "100": 87 };
  const around = (changes: Record<string, number> = {}) => {
    const asked: string[] = [];
    const offers: Services["offers"] = async ({ kind, radius }, page) => {
      asked.push(`${kind} ${radius}`);
      if (kind !== "entreprises") return pageOf(0, page);
      return pageOf({ ...known, ...changes }[String(radius)] ?? 0, page, {}, (key) => ({ ...fournil, key }));
    };
    return { here: session({ services: servicesWith({ offers }) }), asked };
  };
  const last = (said: string) => said.slice(said.lastIndexOf("\n> "));

  test("are looked for within 50 km, which is said, and farther is a tap away, with its number", async () => {
    const { here } = around();
    const said = last(await here.play("alternance boulanger Guéret", "tap Entreprises"));
    expect(said).toContain("Guéret (23) + 50 km · 12 entreprises");
    expect(said).toContain("↔️ Peu d'entreprises à moins de 20 km : j'ai cherché jusqu'à 50 km.");
    expect(said).toContain("Plus loin :\n[Élargir à 100 km (87)]");
    expect(said).toContain("[🎓 Alternance]");
    expect(last(await here.play("tap Élargir à 100 km"))).toContain("Guéret (23) + 100 km · 87 entreprises");
  });

  test("the number of a button that leads to them is what it opens", async () => {
    const { here } = around();
    const nothing = last(await here.play("alternance boulanger Guéret"));
    expect(nothing).toContain("Aucune offre pour cette recherche");
    expect(nothing).toContain("[🏢 Entreprises à contacter (12)]");
    expect(last(await here.play("tap Entreprises à contacter"))).toContain("+ 50 km · 12 entreprises");
  });

  test("« Plutôt 20 km » goes back, and offers are looked for where they were", async () => {
    const { here } = around();
    await here.play("alternance boulanger Guéret", "tap Entreprises");
    const near = last(await here.play("tap Plutôt 20 km"));
    expect(near).toContain("Guéret (23) + 20 km · 2 entreprises");
    expect(near).not.toContain("j'ai cherché jusqu'à");
    const { here: another } = around();
    await another.play("alternance boulanger Guéret", "tap Entreprises", "tap ›");
    expect(last(await another.play("tap 🎓 Alternance"))).toContain("Guéret (23) + 20 km");
  });

  test("the way back is offered with its number, and only where it leads to something", async () => {
    const some = around().here;
    expect(last(await some.play("alternance boulanger Guéret", "tap Entreprises"))).toContain("[Plutôt 20 km (2)]");
    const none = around({ "20": 0 }).here;
    const said = last(await none.play("alternance boulanger Guéret", "tap Entreprises"));
    expect(said).toContain("↔️ Aucune entreprise connue à moins de 20 km");
    expect(said).not.toContain("Plutôt 20 km");
  });

  test("a distance that was said or chosen stays for the next job", async () => {
    const said = around().here;
    const next = last(await said.play("entreprises boulanger à Guéret, 20 km", "coiffeur", "tap Valider"));
    expect(next).toContain("Coiff");
    expect(next).toContain("+ 20 km · 2 entreprises");
    const chosen = around().here;
    await chosen.play("alternance boulanger Guéret", "tap Entreprises", "tap Plutôt 20 km");
    expect(last(await chosen.play("coiffeur", "tap Valider"))).toContain("+ 20 km · 2 entreprises");
  });

  test.each([
    ["kilometres", "alternance boulanger à Guéret, 20 km"],
    ["minutes", "alternance boulanger à 25 minutes de Guéret"],
  ])("not where %s were said", async (_what, words) => {
    const { here } = around();
    const said = last(await here.play(words, "tap Entreprises"));
    expect(said).toContain("Guéret (23) + 20 km · 2 entreprises");
  });

  test("nor where there are some", async () => {
    const { here, asked } = around({ "20": 5 });
    expect(last(await here.play("alternance boulanger Guéret", "tap Entreprises"))).toContain(
      "+ 20 km · 5 entreprises",
    );
    expect(asked.filter((one) => one === "entreprises 50")).toEqual([]);
  });
});

describe("words to copy", () => {
  const words = "Bonjour <b>chez</b> `R&D` ?";
  const view: View = [{ kind: "snippet", label: "📋 Copier", text: words }];

  test("are copied by a tap on Telegram, in a code block on Discord, by a button on the page", () => {
    expect(renderTelegram("k3Jx9Qa2pQ7z", view, { isPrivate: true }).text).toBe(
      "<pre>Bonjour &lt;b&gt;chez&lt;/b&gt; `R&amp;D` ?</pre>",
    );
    expect(JSON.stringify(renderDiscord("k3Jx9Qa2pQ7z", view).components)).toContain(
      JSON.stringify("```\nBonjour <b>chez</b> 'R&D' ?\n```"),
    );
    expect(renderHtml("k3Jx9Qa2pQ7z", view)).toContain('data-copy="Bonjour &lt;b&gt;chez&lt;/b&gt; `R&amp;D` ?"');
  });

  test("are never cut: where there is no room, they are left out", () => {
    const long: View = [{ kind: "text", text: ["x ".repeat(2_000)] }, ...view];
    expect(renderTelegram("k3Jx9Qa2pQ7z", long, { isPrivate: true }).text).not.toContain("Bonjour");
  });
});
