import { expect, test } from "vitest";
import {
  extractJobRequest,
  extractRadius,
  stripJobPhrases,
  stripNoise,
  stripPlaceLead,
} from "../../../src/core/understanding/job-request.ts";

test.each([
  ["bonjour je cherche un emploi de vendeuse", "vendeuse"],
  ["jveux bosser dans la restauration", "restauration"],
  ["est-ce que vous avez des offres de facteur", "facteur"],
  ["Lyon svp", "Lyon"],
  ["serveuse pour cet été", "serveuse"],
  ["travail", ""],
  // what only looks like a lead stays
  ["les ulis", "les ulis"],
  ["chargé de recherche", "chargé de recherche"],
  ["agent d'entretien", "agent d'entretien"],
])("%j without the words around it: %j", (text, expected) => {
  expect(stripJobPhrases(text)).toBe(expected);
});

test("a job that a place was cut from loses the words that led there", () => {
  expect(stripPlaceLead("un poste de vendeuse dans la région de")).toBe("vendeuse");
});

test.each([
  ["J'ai 17 ans et je cherche un stage", { words: "", trade: "" }],
  ["je suis plombier et je cherche à Lyon", { words: "à Lyon", trade: "plombier", home: "plombier et" }],
  ["j'habite à Lyon et je cherche vendeuse", { words: "vendeuse", trade: "", home: "à Lyon" }],
  ["assistant de recherche", { words: "assistant de recherche", trade: "", home: "" }],
])("%j", (text, expected) => {
  expect(extractJobRequest(text)).toMatchObject(expected);
});

test.each([
  ["boulanger/lyon", "boulanger lyon"],
  ["boulanger 🥖, lyon !", "boulanger lyon"],
  ["serveur (h/f) paris", "serveur paris"],
  ["vendeur(euse) ou vendeur·euse", "vendeur ou vendeur"],
  ["développeur C++ 7/7", "développeur C++ 7/7"],
  ["boulanger, 17 ans", "boulanger"],
])("%j is plainly %j", (text, expected) => {
  expect(stripNoise(text)).toBe(expected);
});

test.each([
  ["Lyon + 30 km", { rest: "Lyon", radius: 30 }],
  ["dans un rayon de 50 km autour de Brest", { rest: "autour de Brest", radius: 50 }],
  ["Dijon rayon 10", { rest: "Dijon", radius: 10 }],
  ["Lyon 3", { rest: "Lyon 3" }],
])("%j", (text, expected) => {
  const { saidKm: _, ...read } = extractRadius(text);
  expect(read).toEqual(expected);
});

test.each([
  ["Lyon + 30 km", 30, 30],
  ["rayon de 12 kms Lyon", 12, 12],
  ["Lyon 3 km", 3, 5],
  ["à 250 km de Lyon", 250, 100],
  ["à moins de 5 km de Nantes", 5, 5],
  ["Lyon 0 km", 0, 0],
  ["à 7,5 km de Lyon", 8, 8],
  ["dans un rayon de 12.4 km", 12, 12],
])("%j says %i km, of which %i is searched", (text, saidKm, radius) => {
  expect(extractRadius(text)).toMatchObject({ saidKm, radius });
});

test.each([
  ["Lyon à plus ou moins 20 km", 20],
  ["à 15 km max de Lyon", 15],
  ["à 15 km au maximum de Lyon", 15],
  ["à 15 km environ de Lyon", 15],
  ["pas à plus de 30 km de Lyon", 30],
  ["je ne veux pas aller à plus de 30 km de Lyon", 30],
  ["jamais au-delà de 30 km de Lyon", 30],
  ["à 20 kilos de Lyon", 20],
  ["20 kilos autour de Lyon", 20],
  ["Lyon rayon de 20 kilos", 20],
  ["colis de 15 kilos à 10 km de Lyon", 10],
])("%j is at most %i km, and no word of that is left", (text, saidKm) => {
  const read = extractRadius(text);
  expect(read.saidKm).toBe(saidKm);
  expect(read.rest).toMatch(/^(?:colis de 15 kilos )?(?:(?:autour )?de )?Lyon$/);
});

test.each([
  ["Lyon à plus de 30 km", "à plus de 30 km"],
  ["plus loin que 20 km Lyon", "plus loin que 20 km"],
  ["Lyon au-delà de 30 km", "au-delà de 30 km"],
  ["Lyon + de 30 km", "+ de 30 km"],
  ["Lyon à 30 km minimum", "à 30 km minimum"],
  ["au moins à 30 km Lyon", "au moins à 30 km"],
  ["Lyon à 30 km ou plus", "à 30 km ou plus"],
])("%j says the least distance: %j", (text, leastSaid) => {
  expect(extractRadius(text)).toEqual({ rest: "Lyon", leastSaid });
});

test.each([
  "Lyon pas plus de 20 kilos",
  "Lyon moins de 15 kilos",
  "charges de moins de 15 kilos",
  "port de charges à 20 kilos",
  "colis jusqu'à 30 kilos",
  "soulever 20 kilos de Lyon",
])("a weight is no distance: %j", (text) => {
  expect(extractRadius(text)).toEqual({ rest: text });
});
