import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Services } from "../../src/core/services.ts";
import { down, servicesWith, threePages } from "../fakes/chat.ts";
import { helpNear } from "../fakes/help.ts";
import { company, offer, pageOf } from "../fakes/offers.ts";
import { openBothPlatforms, type PersonStep, type Player } from "./both-started.ts";

/** What a person does, or what happens to them; and the words that they must see then. */
type Step =
  | PersonStep
  /** The screens are gone: they were too old. */
  | { loses: "screens" }
  | { offers: Services["offers"]; offer?: Services["offer"] };
type Conversation = { name: string; steps: [step: Step, sees?: string | RegExp][] };

const nothing: Services["offers"] = async (_search, page) => pageOf(0, page);
const onlyFar: Services["offers"] = async ({ kind, radius }, page) =>
  pageOf(kind === "emploi" && radius === 50 ? 4 : 0, page);
const allKinds: Services["offers"] = async ({ kind }, page) =>
  kind === "entreprises"
    ? pageOf(7, page, {}, (key) => company({ key }))
    : pageOf(12, page, kind === "alternance" ? { alternance: true } : {});

const anyOffer: Services["offer"] = async ({ kind }, { key }) => ({
  offer: kind === "entreprises" ? company({ key }) : offer({ key }),
});
const fournil = company({ address: "3 rue du Test, 23000 Guéret", hasPhone: true });
const { salary: _, ...unpaid } = offer({
  alternance: true,
  bySchool: true,
  contract: { kind: "other", label: "Apprentissage, 24 mois" },
});
/** One offer, of a training centre; two companies within 20 km and seven within 50. */
const smallTown: Services["offers"] = async ({ kind, radius }, page) => {
  if (kind === "entreprises") return pageOf(radius === 20 ? 2 : 7, page, {}, (key) => ({ ...fournil, key }));
  return pageOf(kind === "alternance" ? 1 : 0, page, {}, (key) => ({ ...unpaid, key }));
};
const ofSmallTown: Services["offer"] = async ({ kind }, { key }) =>
  kind === "entreprises" ? { offer: { ...fournil, key }, phone: "01 99 00 12 34" } : { offer: { ...unpaid, key } };
const manyCompanies: Services["offers"] = async ({ kind }, page) => ({
  ...pageOf(kind === "entreprises" ? 150 : 0, page, {}, (key) => ({ ...fournil, key })),
  ...(kind === "entreprises" ? { notes: [{ service: "La bonne alternance", is: "first" as const, most: 150 }] } : {}),
});

const conversations: Conversation[] = [
  {
    name: "from a word to an offer, and back to the list",
    steps: [
      [{ writes: "boulanger" }, "Valider (1)"],
      [{ ticks: ["Boulanger-pâtissier / Boulangère-pâtissière"] }, "Valider (2)"],
      [{ ticks: ["Boulanger / Boulangère"] }, "Valider (1)"],
      [{ taps: "✅ Valider (1)" }, "Dans quelle ville"],
      [{ writes: "Lyon" }, "12 offres"],
      [{ taps: "›" }, "2/3"],
      [{ taps: "7" }, "Voir et postuler"],
      [{ taps: "‹ Retour à la liste" }, "2/3"],
      [{ taps: "✏️ Modifier" }, "Que voulez-vous changer"],
    ],
  },
  {
    name: "a typo, a word that is nothing, and everything unticked",
    steps: [
      [{ writes: "boulanjé" }, "Valider (1)"],
      [{ taps: "Tout cocher" }, "Tout décocher"],
      [{ taps: "Tout décocher" }, "Valider (0)"],
      [{ writes: "xqzkw" }, "Je ne trouve pas"],
      [{ taps: "Chercher dans le texte des offres" }, "Dans quelle ville"],
      [{ taps: "Toute la France" }, "« xqzkw »"],
    ],
  },
  {
    name: "somebody near a town",
    steps: [
      [{ commands: "pres-de-moi" }, "dans quelle ville habitez-vous"],
      [{ writes: "Bastia" }, "Mission locale de Bastia"],
      [{ taps: "📍 Autre ville" }],
      [{ writes: "cap emploi Bastia" }, "2 cours Napoléon"],
      [{ taps: "‹ Tous les lieux" }, "Sert votre commune"],
      [{ taps: "🏠 Accueil" }, "Quelqu'un près de moi"],
    ],
  },
  {
    name: "two towns of one name",
    steps: [
      [{ writes: "boulanger" }, "Valider (1)"],
      [{ taps: "✅ Valider (1)" }, "Dans quelle ville"],
      [{ writes: "saint denis" }, "Lequel"],
      [{ taps: "Saint-Denis (974)" }, "Saint-Denis (974) + 20 km"],
    ],
  },
  {
    name: "filters, a radius and another place",
    steps: [
      [{ writes: "boulanger à Lyon" }, "12 offres"],
      [{ taps: "⚙️ Filtres" }, "Voir 12 offres"],
      [{ taps: "Contrat : tous" }, /CDD[\s\S]*Voir 12 offres/],
      [{ ticks: ["CDI", "CDD"] }, /CDI, CDD[\s\S]*Voir 12 offres/],
      [{ taps: "‹ Retour aux filtres" }, /Contrat : CDI, CDD[\s\S]*Voir 12 offres/],
      [{ taps: "Télétravail" }, /☑️ Télétravail[\s\S]*Voir 12 offres/],
      [{ taps: "Mots exclus : aucun" }, /séparés par des virgules[\s\S]*Voir 12 offres/],
      [{ writes: "nuit, week-end" }, /Touchez-en un[\s\S]*Voir 12 offres/],
      [{ taps: "‹ Retour aux filtres" }, /Mots exclus : nuit, week-end[\s\S]*Voir 12 offres/],
      [{ taps: "Salaire : tous" }, "écrivez un autre montant"],
      [{ writes: "2 150 €" }, /Salaire : 2.150.€ et plus[\s\S]*Voir 12 offres/],
      [{ taps: "➕ Plus de filtres" }, /Qualification : toutes[\s\S]*Voir 12 offres/],
      [{ taps: "Seulement ce qui est précisé" }, /☑️ Seulement ce qui est précisé[\s\S]*Voir 12 offres/],
      [{ taps: "✅ Voir 12 offres" }, "⚙️ Filtres (4)"],
      [{ taps: "✏️ Modifier" }, "Que voulez-vous changer"],
      [{ taps: "↔️ Rayon : 20 km" }, "Jusqu'où cherchez-vous"],
      [{ taps: "50 km" }, "Lyon (69) + 50 km"],
      [{ writes: "Nantes" }, "Nantes (44) + 50 km"],
    ],
  },
  {
    name: "nothing is found, and a wider search finds",
    steps: [
      [{ offers: onlyFar }],
      [{ writes: "boulanger à Lyon" }, "Aucune offre"],
      [{ taps: "Élargir à 50 km (4)" }, "4 offres"],
    ],
  },
  {
    name: "seventeen, without a school, in a small town",
    steps: [
      [{ offers: smallTown, offer: ofSmallTown }],
      [{ writes: "apprentissage boulanger à Guéret" }, /1 offre[\s\S]*publiée par un centre de formation pour une/],
      [{ taps: "1" }, /Publiée par un centre de formation[\s\S]*504 à 1.867.€ brut par mois selon l'âge/],
      [{ taps: "💶 Minimum selon l'âge" }, /moins de 18 ans : 504, 728, 1.027.€[\s\S]*26 ans et plus/],
      [{ taps: "📄 Toute l'offre" }, "Salaire non précisé"],
      [{ taps: "‹ Retour à la liste" }, "Entreprises à contacter (7)"],
      [{ taps: "🏢 Entreprises à contacter (7)" }, /j'ai cherché jusqu'à 50.km[\s\S]*candidature spontanée/],
      [{ taps: "2" }, /3 rue du Test[\s\S]*Bonjour, je cherche une alternance à Guéret ou à proximité/],
      [{ taps: "📞 Voir le téléphone" }, "01 99 00 12 34"],
      [{ taps: "🏢 Toute la fiche" }, "Premier message, à copier"],
      [{ taps: "‹ Retour à la liste" }, "7 entreprises"],
    ],
  },
  {
    name: "no offer and 150 companies",
    steps: [
      [{ offers: manyCompanies }],
      [{ writes: "alternance développeur web à Lyon" }, "Entreprises à contacter (150)"],
      [{ taps: "🏢 Entreprises à contacter (150)" }, /150 entreprises[\s\S]*150 entreprises au plus/],
      [{ taps: "›" }, "2/30"],
      [{ taps: "6" }, "je cherche une alternance à Lyon ou à proximité"],
    ],
  },
  {
    name: "a source that is down, and asked again",
    steps: [
      [{ offers: down }],
      [{ writes: "boulanger à Lyon" }, "ne répond pas"],
      [{ offers: threePages.offers }],
      [{ taps: "↻ Réessayer" }, "12 offres"],
    ],
  },
  {
    name: "apprenticeship, and companies",
    steps: [
      [{ offers: allKinds }],
      [{ commands: "alternance" }, "voulez-vous apprendre"],
      [{ writes: "boulanger à Lyon" }, "🎓"],
      [{ taps: "🏢 Entreprises" }, "7 entreprises"],
      [{ taps: "1" }, "LE FOURNIL TEST"],
      [{ taps: "‹ Retour à la liste" }, "7 entreprises"],
      [{ taps: "🔔 M'alerter des offres d'alternance" }, "Alerte créée"],
    ],
  },
  {
    name: "an alert is made, known, paused, stopped, taken up and deleted",
    steps: [
      [{ offers: nothing }],
      [{ writes: "boulanger à Lyon" }, "Aucune offre"],
      [{ taps: "🔔 M'alerter dès qu'il y en a" }, "Alerte créée"],
      [{ commands: "alertes" }, "Vos alertes (1/10)"],
      [{ taps: "Voir l'alerte 1" }, "la prochaine fois"],
      [{ taps: "⏸ Pause 7 jours" }, "En pause jusqu'à"],
      [{ taps: "▶️ Reprendre" }, "la prochaine fois"],
      [{ writes: "stop" }, "Arrêter votre alerte ?"],
      [{ taps: "Oui, tout arrêter" }, "Votre alerte est arrêtée"],
      [{ writes: "boulanger à Lyon" }, "Aucune offre"],
      [{ taps: "🔔 M'alerter dès qu'il y en a" }, "Vous suivez déjà cette recherche"],
      [{ taps: "🗑 Supprimer" }, "Supprimer l'alerte"],
      [{ taps: "🗑 Oui, supprimer" }, "Alerte supprimée"],
      [{ taps: "🔔 Mes alertes" }, "pas encore d'alerte"],
    ],
  },
  {
    name: "stop, help, privacy and the deletion of everything",
    steps: [
      [{ writes: "boulanger à Lyon" }, "12 offres"],
      [{ writes: "stop" }, "j'arrête ici"],
      [{ commands: "aide" }, "Comment ça marche"],
      [{ commands: "confidentialite" }, "Vos données"],
      [{ taps: "🗑 Tout supprimer" }, "Supprimer définitivement"],
      [{ taps: "Non, garder" }, "Je conserve"],
      [{ commands: "supprimer" }, "Supprimer définitivement"],
      [{ taps: "🗑 Oui, tout supprimer" }, "Tout est supprimé"],
    ],
  },
  {
    name: "a button of a screen that is gone",
    steps: [
      [{ writes: "boulanger à Lyon" }, "12 offres"],
      [{ loses: "screens" }],
      [{ taps: "›" }, "ancienne recherche"],
      [{ taps: "↻ Relancer cette recherche" }, "12 offres"],
    ],
  },
];

describe("the same conversation on Telegram and Discord", () => {
  let both: Awaited<ReturnType<typeof openBothPlatforms>>;
  let offers: Services["offers"] = threePages.offers;
  let readOffer = anyOffer;

  beforeAll(async () => {
    both = await openBothPlatforms({
      services: servicesWith({
        findHelp: async (town) => helpNear(town),
        offers: (search, page) => offers(search, page),
        offer: (search, listed) => readOffer(search, listed),
      }),
      operator: { name: "CFA des Bords de Loire", contact: "contact@cfa.example" },
    });
  });

  afterEach(() => {
    offers = threePages.offers;
    readOffer = anyOffer;
  });

  afterAll(() => both.close());

  async function play({ does, reads }: Player, { steps }: Conversation): Promise<string[]> {
    const screens: string[] = [];
    for (const [step, sees] of steps) {
      if ("offers" in step) {
        offers = step.offers;
        readOffer = step.offer ?? anyOffer;
      } else if ("loses" in step) both.here.collections.screens.rows.clear();
      else await does(step);
      if (sees !== undefined) screens.push(await reads(sees));
    }
    await both.here.idle();
    return screens;
  }

  test.each(conversations)("$name", async (conversation) => {
    const [first, second] = [both.meetOnTelegram(), both.meetOnDiscord()];
    const onOne = await play(first, conversation);
    offers = threePages.offers;
    const onOther = await play(second, conversation);
    expect(onOther).toEqual(onOne);
    expect(onOne).toHaveLength(conversation.steps.filter(([, sees]) => sees !== undefined).length);
    const { telegram, discord, faults } = both;
    expect([telegram.refused, discord.refused, faults]).toEqual([[], [], []]);
    expect([telegram.unanswered(), discord.unanswered()]).toEqual([[], []]);
  });

  test("as people read it", async () => {
    const [first, second] = [both.meetOnTelegram(), both.meetOnDiscord()];
    const [conversation] = conversations.filter(({ name }) => name.startsWith("two towns"));
    if (!conversation) throw new Error("it has another name");
    await play(first, conversation);
    await play(second, conversation);
    expect(first.story()).toMatchInlineSnapshot(`
      "Anna: boulanger
      Tremplin (edited): 📍 Boulanger. Dans quelle ville ? Écrivez un nom ou un code postal.
      Anna taps [ ✅ Valider (1) ]
      Anna: saint denis
      Tremplin (edited): 🔎 Boulanger / Boulangère · 📍 Saint-Denis (974) + 20 km · 12 offres
        
        1. Boulanger (H/F) 🆕
        Boulangerie Martin · Lyon 3e (69) · moins de 1 km
        CDI · 35 h · 1 900 à 2 100 € par mois
        il y a 2 h · France Travail
        
        2. Boulanger (H/F) 🆕
        Boulangerie Martin · Lyon 3e (69) · 1 km
        CDI · 35 h · 1 900 à 2 100 € par mois
        il y a 2 h · France Travail
        
        3. Boulanger (H/F) 🆕
        Boulangerie Martin · Lyon 3e (69) · 2 km
        CDI · 35 h · 1 900 à 2 100 € par mois
        il y a 2 h · France Travail
        
        4. Boulanger (H/F) 🆕
        Boulangerie Martin · Lyon 3e (69) · 3 km
        CDI · 35 h · 1 900 à 2 100 € par mois
        il y a 2 h · France Travail
        
        5. Boulanger (H/F) 🆕
        Boulangerie Martin · Lyon 3e (69) · 4 km
        CDI · 35 h · 1 900 à 2 100 € par mois
        il y a 2 h · France Travail
        [ 1 ] [ 2 ] [ 3 ] [ 4 ] [ 5 ]
        [ · ] [ · ] [ 1/3 ] [ › ] [ ⏭ ]
        [ 🎓 Alternance ] [ 🏢 Entreprises ]
        [ 🤝 Insertion ] [ 📚 Formations CPF ]
        [ ⚙️ Filtres ] [ ✏️ Modifier ]
        [ 📊 Marché ] [ ⬇️ Exporter ]
        [ 🔔 M'alerter des nouvelles offres ]
      Anna taps [ Saint-Denis (974) ]"
    `);
    expect(second.story()).toMatchInlineSnapshot(`
      "Anna: boulanger
      Tremplin (deleted): 📍 Boulanger. Dans quelle ville ? Écrivez un nom ou un code postal.
        [ ✏️ Écrire une ville ]
        [ Toute la France ]
        [ ✖️ Annuler ]
      Anna taps [ ✅ Valider (1) ]
      Anna: saint denis
      Tremplin (edited): 🔎 Boulanger / Boulangère · 📍 Saint-Denis (974) + 20 km · 12 offres
        1. Boulanger (H/F) 🆕
        Boulangerie Martin · Lyon 3e (69) · moins de 1 km
        CDI · 35 h · 1 900 à 2 100 € par mois
        il y a 2 h · France Travail
        [ Voir 1 ]
        2. Boulanger (H/F) 🆕
        Boulangerie Martin · Lyon 3e (69) · 1 km
        CDI · 35 h · 1 900 à 2 100 € par mois
        il y a 2 h · France Travail
        [ Voir 2 ]
        3. Boulanger (H/F) 🆕
        Boulangerie Martin · Lyon 3e (69) · 2 km
        CDI · 35 h · 1 900 à 2 100 € par mois
        il y a 2 h · France Travail
        [ Voir 3 ]
        4. Boulanger (H/F) 🆕
        Boulangerie Martin · Lyon 3e (69) · 3 km
        CDI · 35 h · 1 900 à 2 100 € par mois
        il y a 2 h · France Travail
        [ Voir 4 ]
        5. Boulanger (H/F) 🆕
        Boulangerie Martin · Lyon 3e (69) · 4 km
        CDI · 35 h · 1 900 à 2 100 € par mois
        il y a 2 h · France Travail
        [ Voir 5 ]
        ( ⏮ ) ( ‹ ) ( 1/3 ) [ › ] [ ⏭ ]
        [ 🎓 Alternance ] [ 🏢 Entreprises ]
        [ 🤝 Insertion ] [ 📚 Formations CPF ]
        [ ⚙️ Filtres ] [ ✏️ Modifier ]
        [ 📊 Marché ] [ ⬇️ Exporter ]
        [ 🔔 M'alerter des nouvelles offres ]
      Anna picks Saint-Denis (974)"
    `);
  });
});
