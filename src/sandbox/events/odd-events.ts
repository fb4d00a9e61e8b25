import { dayName } from "../clock.ts";
import type { SandboxEvent } from "./event.ts";

const [dayMs, hourMs] = [86_400_000, 3_600_000];

/**
 * Every odd shape that was seen, all in the Creuse: a client that takes them for the rule fails here first.
 */
export function oddEvents(today: number): SandboxEvent[] {
  const at = (today + 3) * dayMs + 8 * hourMs;
  const day = dayName(today + 3);
  const usual = {
    type: "Atelier",
    dateEvenement: `${day}T08:00:00.000+00:00`,
    heureDebut: "08:00:00",
    heureFin: "10:00:00",
    timezone: "Europe/Paris",
    ville: "Guéret",
    codePostal: "23000",
    codeInsee: "23096",
    latitude: 46.17,
    longitude: 1.87,
    description: "Un essai.",
    modalites: ["en physique"],
    objectifs: [],
    publics: [],
    codesRome: [],
    multisectoriel: true,
    nombrePlaceTotalPresentiel: 20,
    nombrePlaceTotalDistance: 0,
    nombreInscritPresentiel: 1,
    nombreInscritDistance: 0,
  };
  const odd = (id: number, titre: string, more: Record<string, unknown>): SandboxEvent => ({
    id,
    departement: "23",
    at,
    type: 16,
    modes: ["ENPHY"],
    sectors: [],
    row: { ...usual, id, titre, ...more },
  });
  return [
    odd(901, "Sans identifiant", { id: undefined }),
    odd(902, "", {}),
    odd(903, "Sans date", { dateEvenement: null }),
    odd(904, "Lien dangereux", { urlDetailEvenement: "javascript:alert(1)" }),
    odd(905, "Plus d'inscrits que de places", { nombreInscritPresentiel: 25 }),
    odd(906, "Places inconnues", { nombrePlaceTotalPresentiel: null, nombreInscritPresentiel: null }),
    odd(907, "Heures courtes", { heureDebut: "08:00", heureFin: "10:00" }),
    odd(908, "Minuit et des heures", { dateEvenement: `${day}T00:00:00.000+00:00` }),
    odd(909, "Texte <b>balisé</b> &amp; échappé", { description: "<p>Venez&nbsp;!</p><script>non()</script>" }),
    odd(910, "Nulle part", { latitude: 0, longitude: 0, codeInsee: null, ville: null, codePostal: null }),
    odd(911, "Secteurs entiers", { codesRome: ["G", "D11"], multisectoriel: false }),
    odd(912, "Ni métier ni secteur", { codesRome: null, multisectoriel: null }),
    odd(913, "Nombres écrits", { id: "913", latitude: "46.17", longitude: "1.87", nombrePlaceTotalPresentiel: "20" }),
    odd(914, "Sans mode", { modalites: null, nombrePlaceTotalPresentiel: 0, nombreInscritPresentiel: 0 }),
    odd(915, "Finit avant de commencer", { heureFin: "07:00:00" }),
    odd(916, "Date impossible", { dateEvenement: "2026-02-30T08:00:00.000+00:00" }),
  ];
}
