import { midnightOf } from "../clock.ts";
import { getDepartement, regionName } from "../places/departements.ts";
import { shortName } from "../places/towns.ts";
import { type Dice, diceFor } from "../random.ts";
import type { School, Training } from "./trainings.ts";
import { geopoint } from "./workplace.ts";

/** Whether the catalogue still publishes a training; searches show no other unless they are asked to. */
export function statusOf({ key }: Training): "publié" | "archivé" | "supprimé" {
  const share = diceFor("training status", key).roll();
  return share < 0.94 ? "publié" : share < 0.99 ? "archivé" : "supprimé";
}

/** Whether its level is told; those that tell none are not found by one. */
export function isLevelTold({ key }: Training): boolean {
  return diceFor("training level", key).chance(0.95);
}

/**
 * A Formation of the API (reference, section 8), with most parts nullable, and what no client may show: the
 * address and the number of a person.
 */
export function formationOf(training: Training, today: number) {
  const { key, school, town } = training;
  const dice = diceFor("formation", key);
  const [isFormateurKnown, isResponsableKnown] = [dice.chance(0.93), dice.chance(0.9)];
  return {
    identifiant: { cle_ministere_educatif: key },
    statut: { catalogue: statusOf(training) },
    formateur: organismeOf(isFormateurKnown ? school : undefined, training, dice),
    responsable: organismeOf(isResponsableKnown ? headOf(school) : undefined, training, dice),
    certification: certificationOf(training, dice),
    lieu: placeOf(training, dice),
    contact: {
      email: dice.maybe(0.6, `prenom.nom.${town.code.toLowerCase()}@cfa-fictif.example`) ?? null,
      telephone: dice.maybe(0.5, `01 99 00 ${String(dice.between(10, 99))} 00`) ?? null,
    },
    onisep: {
      url: dice.maybe(0.4, "https://www.onisep.example/http/redirection/formation/slug/FOR.0000") ?? null,
      intitule: dice.maybe(0.4, training.diploma.title) ?? null,
      libelle_poursuite: null,
      lien_site_onisepfr: dice.maybe(0.4, "https://www.onisep.example/FOR.0000") ?? null,
      discipline: null,
      domaine_sousdomaine: null,
    },
    modalite: {
      entierement_a_distance: dice.chance(0.05),
      duree_indicative: dice.between(1, 3),
      annee_cycle: dice.maybe(0.8, 1) ?? null,
      mef_10: null,
    },
    contenu_educatif: {
      contenu: `${training.diploma.title} : gestes du métier, sécurité, suivi en entreprise.\n- Bloc 1\n- Bloc 2\n<b>Formation fictive de démonstration.</b>`,
      objectif: dice.chance(0.1) ? "" : `Exercer le métier visé. ${"Apprendre en travaillant. ".repeat(12)}`,
    },
    sessions: sessionsOf(today, dice),
  };
}

/** The body that manages a school signs in another name. */
function headOf(school: School): School {
  return { ...school, name: `Association ${school.name}`, legalName: `${school.legalName} GESTION` };
}

/** Unknown is `connu: false` without a body; a known one often has no brand. */
function organismeOf(school: School | undefined, { town, point }: Training, dice: Dice) {
  const hasBrand = dice.chance(0.6);
  if (!school) return { connu: false, organisme: null };
  const organisme = {
    identifiant: { siret: school.siret, uai: null },
    etablissement: {
      siret: school.siret,
      enseigne: hasBrand ? school.name : null,
      ouvert: true,
      adresse: { label: school.street, code_postal: town.postal },
      geopoint: geopoint(point),
    },
    unite_legale: { siren: school.siret.slice(0, 9), raison_sociale: school.legalName, actif: true },
    renseignements_specifiques: { qualiopi: true, numero_activite: null },
    statut: { referentiel: "présent" },
    contacts: [{ email: "direction@cfa-fictif.example", confirmation_referentiel: false, sources: [] }],
  };
  return { connu: true, organisme };
}

function certificationOf(training: Training, dice: Dice) {
  const { diploma } = training;
  const hasLevel = isLevelTold(training);
  const { rncp, cfd, title, level, romes } = diploma;
  const [hasRecord, hasLong] = [dice.chance(0.95), dice.chance(0.97)];
  return {
    connue: hasRecord || cfd !== undefined,
    valeur: {
      identifiant: { cfd: cfd ?? null, rncp: hasRecord ? `RNCP${rncp}` : null, rncp_anterieur_2019: false },
      intitule: {
        cfd: cfd === undefined ? null : { long: hasLong ? title.toUpperCase() : null, court: title },
        niveau: {
          cfd:
            cfd === undefined
              ? null
              : { europeen: hasLevel ? level : null, formation_diplome: cfd.slice(0, 3), sigle: title.split(" ")[0] },
          rncp: hasRecord ? { europeen: hasLevel ? level : null } : null,
        },
        rncp: hasRecord || cfd === undefined ? title : null,
      },
      domaines: {
        rome: { rncp: hasRecord ? romes.map((code) => ({ code, intitule: title })) : null },
        nsf: { cfd: null, rncp: null },
        formacodes: { rncp: null },
      },
      periode_validite: { debut: null, fin: null, cfd: null, rncp: null },
      type: {
        nature: { cfd: null },
        gestionnaire_diplome: null,
        enregistrement_rncp: null,
        voie_acces: { rncp: null },
      },
    },
  };
}

/** The point is there nearly always; the address often lacks its street, and sometimes its postcode. */
function placeOf({ town, school, point }: Training, dice: Dice) {
  const { name, code, region } = getDepartement(town.departement);
  return {
    adresse: {
      label: dice.chance(0.8) ? school.street : null,
      code_postal: dice.chance(0.95) ? town.postal : null,
      commune: { nom: shortName(town), code_insee: town.code },
      departement: { nom: name, code_insee: code },
      region: { code_insee: region, nom: regionName(region) },
      academie: { id: "00", code: "00", nom: "Académie fictive" },
    },
    geolocalisation: dice.chance(0.98) ? geopoint(point) : null,
    precision: dice.maybe(0.5, dice.between(0, 500)) ?? null,
    siret: dice.chance(0.7) ? school.siret : null,
    uai: null,
  };
}

/** Some are over, some under way, some to come; a few trainings name none at all, or a great many. */
function sessionsOf(today: number, dice: Dice) {
  const count = dice.chance(0.1) ? 0 : dice.chance(0.03) ? 14 : dice.between(1, 4);
  return Array.from({ length: count }, () => {
    const first = today + dice.between(-900, 400);
    // Now and then somebody has exchanged the two days.
    const last = dice.chance(0.02) ? first - 30 : first + dice.pick([270, 365, 640, 730]);
    return {
      debut: parisInstant(first),
      fin: parisInstant(last),
      capacite: dice.maybe(0.4, dice.between(6, 30)) ?? null,
    };
  });
}

/** Midnight in Paris, with its offset: "2026-09-01T00:00:00.000+02:00". */
function parisInstant(day: number): string {
  const hours = Math.round((day * 86_400_000 - midnightOf(day)) / 3_600_000);
  return `${new Date(day * 86_400_000).toISOString().slice(0, 10)}T00:00:00.000+0${hours}:00`;
}
