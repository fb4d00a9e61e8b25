import { describe, expect, test } from "vitest";
import { updateDigest } from "../../src/core/conversation/digest.ts";
import { servicesWith, session } from "../fakes/chat.ts";
import { offer, pageOf } from "../fakes/offers.ts";
import { news } from "../fakes/states.ts";

const { salary: _, ...unpaid } = offer({
  alternance: true,
  contract: { kind: "other", label: "Apprentissage, 24 mois" },
});
const services = servicesWith({
  offers: async (_search, page) => pageOf(2, page, {}, (key) => ({ ...unpaid, key })),
  offer: async (_search, { key }) => ({ offer: { ...unpaid, key } }),
});

describe("an apprenticeship that names no pay", () => {
  test("says beside it what there is at least, and for all ages a tap away", async () => {
    const here = session({ services });
    expect(await here.play("alternance boulanger lyon", "tap Voir 1")).toContain(
      "💶 Salaire non précisé · au moins 504 à 1 867 € brut par mois selon l'âge",
    );
    const asked = await here.play("tap Minimum selon l'âge");
    expect(asked).toContain("l'annonce ne dit pas le salaire. Voici le minimum :");
    expect(asked).toContain("• moins de 18 ans : 504, 728, 1 027 €");
    expect(await here.play("tap Toute l'offre")).toContain("Salaire non précisé");
    expect(await here.play("c'est payé combien ?")).toContain("• 26 ans et plus : 1 867 €");
  });

  test("so does the digest of an alert", () => {
    const turn = updateDigest({ ...news, open: 3 }, { type: "press", action: "pay", value: "" });
    expect(turn.state).toEqual({ ...news, open: 3, asked: "pay" });
  });
});

test("what names its pay, and what is no apprenticeship, says no minimum", async () => {
  for (const one of [offer({ alternance: true }), { ...unpaid, alternance: false }]) {
    const here = session({
      services: servicesWith({ offer: async (_search, { key }) => ({ offer: { ...one, key } }) }),
    });
    expect(await here.play("boulanger lyon", "tap Voir 1")).not.toMatch(/selon l'âge/);
  }
});
