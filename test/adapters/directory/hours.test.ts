import { expect, test } from "vitest";
import { readHours } from "../../../src/adapters/directory/hours.ts";
import { formatOpeningHours } from "../../../src/core/help/opening-hours.ts";

const range = (from: unknown, to: unknown, ...[start1, end1, start2, end2, commentaire]: unknown[]) => ({
  nom_jour_debut: from,
  nom_jour_fin: to,
  valeur_heure_debut_1: start1,
  valeur_heure_fin_1: end1,
  valeur_heure_debut_2: start2,
  valeur_heure_fin_2: end2,
  commentaire,
});

test.each([
  [
    "a week",
    [range("Lundi", "Vendredi", "08:30:00", "12:00:00", "13:30:00", "17:00:00", "")],
    ["du lundi au vendredi : 8 h 30 – 12 h, 13 h 30 – 17 h"],
  ],
  [
    "a day, and two",
    [range("Samedi", "", "09:00:00", "12:00:00"), range("lundi", "mardi", "9h00", "10h30")],
    ["samedi : 9 h – 12 h", "lundi et mardi : 9 h – 10 h 30"],
  ],
  [
    "days that are alike are one line",
    ["Lundi", "Mardi", "Mercredi"].map((day) => range(day, day, "09:00:00", "12:00:00")),
    ["du lundi au mercredi : 9 h – 12 h"],
  ],
  [
    "English days, behind a part",
    [range("Nord/Monday", "Nord/Friday", "09:00:00", "16:00:00")],
    ["du lundi au vendredi : 9 h – 16 h"],
  ],
  [
    "a comment",
    [range("Lundi", "Lundi", "09:00:00", "12:00:00", "", "", "Sur rendez-vous.")],
    ["lundi : 9 h – 12 h (sur rendez-vous)"],
  ],
  ["closed", [range("Mercredi", "Mercredi", "", "", "", "", "Fermé")], ["mercredi : fermé"]],
  ["a day without anything says nothing", [range("Samedi", "Dimanche", "", "", "", "", "")], []],
  ["one hour alone, or the wrong way round", [range("Lundi", "Lundi", "09:00:00", "", "17:00:00", "14:00:00")], []],
  ["days that are none, or go backwards", [range("Férié", ""), range("Vendredi", "Lundi", "09:00", "10:00")], []],
  [
    "persons and mail addresses",
    [
      range("Lundi", "Lundi", "09:00:00", "12:00:00", "", "", "Demander Mme Dupont"),
      range("Mardi", "Mardi", "", "", "", "", "écrire à accueil@ml.example"),
    ],
    ["lundi : 9 h – 12 h"],
  ],
  ["nonsense", [null, 3, "lundi", [], { nom_jour_debut: 1 }, range(null, null, {}, [])], []],
])("%s", (_, ranges, lines) => {
  expect(formatOpeningHours(readHours(ranges))).toEqual(lines);
});

test("there are never more than a screen takes", () => {
  const many = Array.from({ length: 500 }, () => range("Lundi", "Lundi", "", "", "", "", "x".repeat(10_000)));
  const hours = readHours(many);
  expect([hours.length, Math.max(...hours.map(({ note = "" }) => note.length))]).toEqual([21, 300]);
});
