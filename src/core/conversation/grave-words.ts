import type { GraveCase } from "../understanding/acts/grave-case.ts";
import { type RichText, rich, strong } from "./view.ts";

/*
 * What is said to somebody in distress or in danger. Each text is fixed: it is never varied, and nothing
 * stands beside it. The numbers and what they are for were confirmed on public pages in November 2026; no
 * other number may be added from memory. Short sentences, *vous*, no emoji, no blame, no gender. Whoever
 * changes a word has it read by somebody who knows how to speak to people in need.
 */

/** One line each: what counts first, first. */
export type GraveText = { french: RichText[]; english: RichText[] };

const n3114 = strong("3114");
const n15 = strong("15");
const n17 = strong("17");
const n112 = strong("112");
const n114 = strong("114");
const n119 = strong("119");
const n3919 = strong("3919");
const n116006 = strong("116 006");
const labourLaw = strong("0 806 000 126");
const chat = "arretonslesviolences.gouv.fr";

/** Under every text. */
export const notKept: GraveText = {
  french: [rich`Je suis un programme. Je ne garde rien de ce que vous venez d'écrire.`],
  english: [rich`I am a program. I keep nothing of what you wrote.`],
};

const silently = rich`Si vous ne pouvez pas parler : envoyez un SMS au ${n114}.`;
const silentlyInEnglish = rich`If you cannot speak: send a text message to ${n114}.`;
const listening = rich`Le ${n3114} vous écoute, jour et nuit. C'est gratuit et confidentiel.`;
const police = rich`Appelez maintenant le ${n17} ou le ${n112}.`;
const policeInEnglish = rich`Call ${n17} or ${n112} now.`;
const helpForWomen = rich`Le ${n3919} écoute et conseille. Ce n'est pas un numéro d'urgence. On peut aussi écrire, par le tchat de ${chat}.`;
const helpForWomenInEnglish = rich`For advice: call ${n3919} (not an emergency number), or write on the chat of ${chat}.`;
const helpForChildren = rich`Le ${n119} écoute les enfants et ceux qui s'inquiètent pour eux, jour et nuit. L'appel est gratuit.`;
const helpForChildrenInEnglish = rich`For a child: call ${n119}, day and night, free.`;
const helpForVictims = rich`Le ${n116006} (France Victimes) aide toutes les victimes, tous les jours de 9 h à 20 h. L'appel est gratuit.`;
const helpForVictimsInEnglish = rich`For every victim: call ${n116006}, every day from 9 to 20, free.`;
const allHelp = [
  rich`Si quelqu'un vous fait du mal : le ${n17} ou le ${n112} ; par SMS, le ${n114}.`,
  rich`Pour en parler : le ${n3919} (violences dans le couple ou sexuelles), le ${n119} (enfants), le ${n116006} (toutes les victimes).`,
];
const allHelpInEnglish = [
  rich`If someone hurts you: call ${n17} or ${n112}, or text ${n114}.`,
  rich`To talk: ${n3919} (violence by a partner, sexual violence), ${n119} (children), ${n116006} (all victims).`,
];

const ofThoughts = [
  rich`Merci de l'avoir écrit. Ce que vous ressentez compte, et on peut vous aider.`,
  rich`Appelez le ${n3114}. Quelqu'un vous écoute, jour et nuit. C'est gratuit et confidentiel.`,
  rich`Si cela ne peut pas attendre : le ${n15} ou le ${n112}.`,
];
const ofThoughtsInEnglish = [
  rich`Thank you for writing it. What you feel matters.`,
  rich`Call ${n3114}, day and night. It is free and confidential. If it cannot wait: ${n15} or ${n112}.`,
];
const ofHarm = [
  rich`Votre vie compte. Appelez maintenant le ${n15} ou le ${n112}.`,
  silently,
  rich`Si quelqu'un est près de vous, dites-le-lui.`,
  listening,
];
const ofHarmInEnglish = [
  rich`Your life matters. Call ${n15} or ${n112} now.`,
  silentlyInEnglish,
  rich`Then ${n3114} listens, day and night. It is free and confidential.`,
];

export const graveTexts: Record<GraveCase, GraveText> = {
  underway: { french: ofHarm, english: ofHarmInEnglish },
  thoughts: { french: ofThoughts, english: ofThoughtsInEnglish },
  both: { french: [...ofThoughts, ...allHelp], english: [...ofThoughtsInEnglish, ...allHelpInEnglish] },
  bothUnderway: { french: [...ofHarm, ...allHelp], english: [...ofHarmInEnglish, ...allHelpInEnglish] },
  minor: {
    french: [
      rich`Merci de l'avoir dit. Un enfant n'est jamais coupable du mal qu'on lui fait.`,
      rich`Appelez le ${n119}. Quelqu'un écoute, jour et nuit. L'appel est gratuit.`,
      rich`En cas de danger : le ${n17} ou le ${n112}.`,
    ],
    english: [rich`Call ${n119}, day and night. It is free. In danger: ${n17} or ${n112}.`],
  },
  minorNow: {
    french: [police, silently, rich`Un enfant n'est jamais coupable du mal qu'on lui fait.`, helpForChildren],
    english: [policeInEnglish, silentlyInEnglish, helpForChildrenInEnglish],
  },
  woman: {
    french: [
      rich`Ce que vous écrivez est grave, et ce n'est pas votre faute.`,
      helpForWomen,
      rich`En cas de danger : le ${n17}. Si vous ne pouvez pas parler : un SMS au ${n114}.`,
    ],
    english: [helpForWomenInEnglish, rich`In danger: call ${n17}, or text ${n114} if you cannot speak.`],
  },
  womanNow: {
    french: [police, silently, rich`Ce n'est pas votre faute.`, helpForWomen],
    english: [policeInEnglish, silentlyInEnglish, helpForWomenInEnglish],
  },
  work: {
    french: [
      rich`Appelez le ${n17} ou le ${n112}. Si vous ne pouvez pas parler : un SMS au ${n114}.`,
      rich`Personne n'a le droit de garder vos papiers, de vous enfermer, de vous frapper, ni de vous forcer à travailler.`,
      rich`Pour vos droits : le ${labourLaw} (droit du travail, prix d'un appel) et l'inspection du travail.`,
    ],
    english: [
      rich`Call ${n17} or ${n112}. If you cannot speak: text ${n114}.`,
      rich`Nobody may keep your papers, lock you in, hit you or force you to work.`,
      rich`For your rights at work: ${labourLaw}, and the labour inspection.`,
    ],
  },
  victim: {
    french: [
      rich`Ce que vous écrivez est grave, et ce n'est pas votre faute.`,
      helpForVictims,
      rich`En cas de danger : le ${n17}.`,
    ],
    english: [helpForVictimsInEnglish, rich`In danger: call ${n17}.`],
  },
  victimNow: {
    french: [police, silently, rich`Ce n'est pas votre faute.`, helpForVictims],
    english: [policeInEnglish, silentlyInEnglish, helpForVictimsInEnglish],
  },
};
