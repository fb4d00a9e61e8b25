/** What somebody asks of one offer: see lexicon/questions.csv. */
export const offerTopics = [
  ...(["place", "distance", "pay", "hours", "contract", "licence", "car", "transport", "lodging", "meals"] as const),
  ...(["company", "agency", "school", "apply", "contact", "experience", "diploma", "start", "tasks"] as const),
  ...(["languages", "telework", "advantages", "published", "posts", "accessible"] as const),
] as const;
export type OfferTopic = (typeof offerTopics)[number];

export type OfferQuestion = {
  topic: OfferTopic;
  /** Of which offer of a list: "la 2 c'est payé combien". */
  which?: number;
  /** Only its mark asks: "temps plein ?" may be a wish all the same. */
  isBare?: true;
};
