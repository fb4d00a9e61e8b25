import type { Found } from "../offers/offer.ts";
import type { Range, Training, TrainingSession } from "../offers/training.ts";
import type { TrainingPrices } from "../offers/training-prices.ts";
import { formatDate } from "../text/dates.ts";
import { cut } from "../text/text.ts";
import { createApplyButton } from "./apply-button.ts";
import { formatAway, joinFacts, type Standing } from "./card-parts.ts";
import { type Action, actions, type Card, press, rich, strong, text, type View } from "./view.ts";

/**
 * A training in a list: where, which level, when the next session begins, how long it takes and its price.
 */
export function renderTrainingCard(
  { offer: training, distanceKm }: Found<Training>,
  { number, isSaid }: Standing,
): Card {
  const { title, organisation, diploma, sessions = [], remote, hours, price, source, fictitious } = training;
  const [next] = sessions;
  return {
    kind: "card",
    title: `${number}. ${iconOf(training)} ${cut(title, 90)}`,
    facts: joinFacts(
      [organisation && cut(organisation, 60), whereTaught(training, distanceKm)],
      [diploma, next && `session : ${formatSession(next)}`],
      [hours && formatHours(hours), price && formatPrice(price), remote && remoteWords[remote]],
      [source, !isSaid && fictitious && "⚠️ formation fictive"],
    ),
    open: press(String(number), "offer", number),
  };
}

/** The whole of a training, with what everybody should know before they sign. */
export function renderTraining(training: Training, distanceKm: number | undefined, prices?: TrainingPrices): View {
  const { title, organisation, certification, register, diploma, sessions = [], remote, hours, price } = training;
  return [
    {
      kind: "card",
      title: `${iconOf(training)} ${cut(title, 200)}`,
      facts: [
        ...(training.fictitious
          ? [rich`⚠️ ${strong("Formation fictive")}, pour la démonstration : elle n'existe pas.`]
          : []),
        ...joinFacts(
          [organisation && `🏢 ${cut(organisation, 120)}`],
          [`📍 ${[whereTaught(training, distanceKm), remote && remoteWords[remote]].filter(Boolean).join(" · ")}`],
          [
            certification && `📜 Mène à : ${cut(certification, 200)}`,
            register && `${certification ? "" : "📜 "}${register}`,
          ],
          [diploma && `🎓 ${cut(diploma, 120)}`],
          [hours && `⏱ ${formatHours(hours)}`],
          [price && `💶 Prix total : ${formatPrice(price)}, toutes taxes comprises`],
          [sessions.length > 0 && `🗓 ${sessions.map(formatSession).join(" ; ")}`],
          [`Source : ${training.source}`, training.asOf && `données du ${formatDate(training.asOf)}`],
        ),
      ],
      ...(training.description === "" ? {} : { body: cut(training.description, 1200) }),
    },
    ...renderPrices(prices),
    ...(training.forApprentices ? apprenticeAdvice : cpfAdvice),
    ...actions(createApplyButton(training)),
    ...actions(...registerLinks(training)),
  ];
}

/** What the same certification costs with all who teach it: one training says little by itself. */
function renderPrices(prices: TrainingPrices | undefined): View {
  if (prices === undefined || prices.of < 2) return [];
  const { half, paid } = prices;
  return [
    text`💶 Ailleurs, la même certification : ${formatPrice(prices)} ; la moitié des formations coûtent moins de ${formatNumber(half)} €.${paid === undefined ? "" : ` De ceux qui l'ont suivie, la moitié ont payé ${formatNumber(paid)} € ou moins.`}`,
  ];
}

/** Stands with everything about the CPF. */
export const cpfAdvice: View = [
  text`Finançable en tout ou partie par le CPF. ${strong("Personne n'a le droit de vous démarcher")} au sujet du CPF : ne donnez vos codes à personne. Le conseil est gratuit : mon-cep.org.`,
];

/** Stands with trainings for apprentices. */
export const apprenticeAdvice: View = [
  text`En alternance, la formation est gratuite pour vous : il faut aussi un employeur. L'école aide souvent à en trouver un.`,
];

/** Its sheet in the national register, and free advice. What is invented has no sheet. */
function registerLinks({ register = "", fictitious, forApprentices }: Training): Action[] {
  const [, kind = "", number] = register.match(/^(RNCP|RS)\s?(\d{1,6})$/i) ?? [];
  const sheet = `https://www.francecompetences.fr/recherche/${kind.toLowerCase()}/${number}/`;
  return [
    ...(number === undefined || fictitious ? [] : [{ kind: "url", label: "📜 Le diplôme ↗️", url: sheet } as const]),
    ...(forApprentices ? [] : [{ kind: "url", label: "Conseil gratuit ↗️", url: "https://mon-cep.org" } as const]),
  ];
}

const iconOf = ({ forApprentices }: Training): string => (forApprentices ? "🏫" : "📚");

const remoteWords = { whole: "à distance", partly: "en partie à distance" } as const;

/** The town with its distance; else the départements, of which there may be many. */
function whereTaught(
  { place, departements = [], remote }: Training,
  distanceKm: number | undefined,
): string | undefined {
  if (departements.length === 0)
    return remote === "whole" ? undefined : [place.label, ...formatAway(distanceKm)].join(" · ");
  if (departements.length >= wholeCountry) return "dans toute la France";
  const named = departements.slice(0, 3).join(", ");
  return departements.length > 3 ? `${named} et ${departements.length - 3} autres départements` : named;
}

/** Nearly all départements of the mainland. */
const wholeCountry = 90;

/** "du 1er septembre 2026 au 30 juin 2027", "le 1er septembre 2026" */
export function formatSession({ starts, ends }: TrainingSession): string {
  return ends === undefined || ends.slice(0, 10) === starts.slice(0, 10)
    ? `le ${formatDate(starts)}`
    : `du ${formatDate(starts)} au ${formatDate(ends)}`;
}

/** "420 h", "de 300 à 420 h" */
export function formatHours({ least, most }: Range): string {
  return least === most ? `${formatNumber(least)} h` : `de ${formatNumber(least)} à ${formatNumber(most)} h`;
}

/** "5 250 €", "de 4 900 à 5 600 €" */
export function formatPrice({ least, most }: Range): string {
  return least === most ? `${formatNumber(least)} €` : `de ${formatNumber(least)} à ${formatNumber(most)} €`;
}

const formatNumber = (number: number): string => number.toLocaleString("fr-FR");
