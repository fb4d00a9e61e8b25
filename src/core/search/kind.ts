import { z } from "zod";

/**
 * What someone looks for: job offers; apprenticeship offers; companies that may take an apprentice although
 * they published none; trainings for an apprenticeship; trainings that personal training rights ("CPF") pay;
 * events where one meets employers; posts of structures that hire people who need help to find work. Stored
 * with searches, so never renamed.
 */
export const kindSchema = z.enum([
  "emploi",
  "alternance",
  "entreprises",
  "formations",
  "cpf",
  "evenements",
  "insertion",
]);
export type Kind = z.infer<typeof kindSchema>;
export const kinds = kindSchema.options;

/** What people say that they look for: who says "formation" does not say who is to pay for it. */
export type WishedKind = Exclude<Kind, "cpf">;

/** What a kind of search is called, and what it takes. */
export type KindEntry = {
  /** On a button, on the top of its screens, and before a search. */
  button: string;
  icon: string;
  prefix?: string;
  /** What it finds: "offre", "offres"; "aucune offre". */
  one: string;
  many: string;
  none: string;
  /** Of one that was there: "Cette offre n'est plus en ligne." */
  gone: string;
  /** What alerts tell: "nouvelle offre", "nouvelles offres". */
  fresh: readonly [one: string, many: string];
  /** The same in a sentence: "je cherche toujours des formations". */
  sought: string;
  /** What it cannot do without: ticked titles, titles or words, or a place alone. */
  needs: "titles" | "job" | "place";
  /** The kind whose news an alert of it tells. Absent where there are no alerts of it. */
  alerts?: Kind;
  /** It is looked for near a place, and nowhere in the whole country at once. */
  isLocal?: true;
  /** The kinds that are one tap away from its results. */
  beside: readonly Kind[];
};

/** A new kind is a line here; the compiler names the sources and screens that must know it. */
export const kindTable: Record<Kind, KindEntry> = {
  emploi: {
    button: "💼 Emploi",
    icon: "🔎",
    one: "offre",
    many: "offres",
    none: "Aucune offre",
    gone: "Cette offre n'est plus en ligne.",
    fresh: ["nouvelle offre", "nouvelles offres"],
    sought: "des emplois",
    needs: "job",
    alerts: "emploi",
    beside: ["alternance", "entreprises", "insertion", "cpf", "evenements"],
  },
  alternance: {
    button: "🎓 Alternance",
    icon: "🎓",
    prefix: "Alternance",
    one: "offre",
    many: "offres",
    none: "Aucune offre",
    gone: "Cette offre n'est plus en ligne.",
    fresh: ["nouvelle offre", "nouvelles offres"],
    sought: "en alternance",
    needs: "job",
    alerts: "alternance",
    beside: ["emploi", "entreprises", "formations", "evenements"],
  },
  entreprises: {
    button: "🏢 Entreprises",
    icon: "🏢",
    prefix: "Entreprises",
    one: "entreprise",
    many: "entreprises",
    none: "Aucune entreprise",
    gone: "Cette entreprise n'est plus proposée.",
    fresh: ["nouvelle entreprise", "nouvelles entreprises"],
    sought: "des entreprises sans offre publiée",
    needs: "titles",
    // They publish nothing that one could be told of.
    alerts: "alternance",
    beside: ["emploi", "alternance", "formations"],
  },
  formations: {
    button: "🏫 Formations en alternance",
    icon: "🏫",
    prefix: "Formations en alternance",
    one: "formation",
    many: "formations",
    none: "Aucune formation",
    gone: "Cette formation n'est plus proposée.",
    fresh: ["nouvelle formation", "nouvelles formations"],
    sought: "des formations en alternance",
    needs: "titles",
    // Who has found a school needs an employer.
    alerts: "alternance",
    beside: ["alternance", "entreprises", "cpf"],
  },
  cpf: {
    button: "📚 Formations CPF",
    icon: "📚",
    prefix: "Formations (CPF)",
    one: "formation",
    many: "formations",
    none: "Aucune formation",
    gone: "Cette formation n'est plus proposée.",
    fresh: ["nouvelle formation", "nouvelles formations"],
    sought: "des formations que le CPF peut payer",
    needs: "job",
    // People are canvassed about the CPF enough.
    beside: ["emploi", "formations"],
  },
  evenements: {
    button: "📅 Évènements",
    icon: "📅",
    prefix: "Évènements",
    one: "évènement",
    many: "évènements",
    none: "Aucun évènement",
    gone: "Cet évènement n'est plus annoncé.",
    fresh: ["nouvel évènement", "nouveaux évènements"],
    sought: "des évènements",
    needs: "place",
    alerts: "evenements",
    beside: ["emploi", "alternance", "insertion"],
  },
  insertion: {
    button: "🤝 Insertion",
    icon: "🤝",
    prefix: "Postes d'insertion",
    one: "poste",
    many: "postes",
    none: "Aucun poste",
    gone: "Ce poste n'est plus en ligne.",
    fresh: ["nouveau poste", "nouveaux postes"],
    sought: "des postes d'insertion",
    needs: "place",
    alerts: "insertion",
    isLocal: true,
    beside: ["emploi", "evenements"],
  },
};

/** Whether a search of that kind needs no job: then it is for all of them. */
export function needsNoJob(kind: Kind): boolean {
  return kindTable[kind].needs === "place";
}

/** Whether what it finds is feminine: "la même offre", "le même évènement". */
export function isFeminine(kind: Kind): boolean {
  return kindTable[kind].none.startsWith("Aucune");
}

/** The same for each kind, by kind. */
export function ofEachKind<T>(make: (kind: Kind) => T): Record<Kind, T> {
  // Each of them is there.
  return Object.fromEntries(kinds.map((kind) => [kind, make(kind)])) as Record<Kind, T>;
}

/**
 * The kind that is meant where one was said: a training, by whoever looks for an apprenticeship or names one
 * in the message, is one for apprentices; others ask for one that they can pay for themselves.
 */
export function toKindMeant(said: Kind, before: Kind, message = ""): Kind {
  if (said !== "formations") return said;
  const isApprentice = before === "alternance" || before === "entreprises" || before === "formations";
  return isApprentice || apprenticed.test(message) ? said : "cpf";
}

const apprenticed =
  /alternan|apprenti|contrat pro|(?<!\p{L})cfa(?!\p{L})|(?:pas|aucune|manque)(?: encore)? (?:une |d['’ ] ?)?[eé]cole/iu;
