import {
  type APIApplicationCommandAutocompleteInteraction,
  ApplicationCommandOptionType,
  InteractionResponseType,
} from "discord.js";
import { createKeyedQueue } from "../../core/talk/keyed-queue.ts";
import { cut } from "../../core/text/text.ts";
import { createLatestOnly } from "../latest-only.ts";
import type { Suggestions } from "../platform.ts";

type CompletionsOptions = {
  suggest: Suggestions;
  /** To words of distress no job is proposed. */
  isGrave: (words: string) => boolean;
  answer: (interaction: APIApplicationCommandAutocompleteInteraction, body: object) => Promise<unknown>;
  /** Runs what nobody waits for, and logs when it fails. */
  run: (work: () => Promise<void>) => void;
};

/** `at`: when it was heard of, by the clock of the process. */
type Typing = { interaction: APIApplicationCommandAutocompleteInteraction; at: number };

const maxChoices = 25;
const longestChoice = 100;
const completionMs = 2_000;

/** Proposes jobs and towns to who types a command: the newest word of each person counts. */
export function createCompletions({
  suggest,
  isGrave,
  answer,
  run,
}: CompletionsOptions): (person: string, typing: Typing) => Promise<void> {
  const queue = createKeyedQueue();

  /** One at a time, over all who type: whatever else is to be done comes between. */
  async function complete({ interaction, at }: Typing): Promise<void> {
    const labels = await queue.enqueue("compute", async () => {
      await suggest.ready?.();
      await new Promise((resolve) => setImmediate(resolve));
      return isInTime(at) ? findLabels(suggest, isGrave, interaction) : [];
    });
    await propose(interaction, labels);
  }

  async function propose(interaction: Typing["interaction"], labels: string[]): Promise<void> {
    const choices = [...new Set(labels.map((label) => cut(label, longestChoice)))]
      .slice(0, maxChoices)
      .map((label) => ({ name: label, value: label }));
    await answer(interaction, {
      type: InteractionResponseType.ApplicationCommandAutocompleteResult,
      data: { choices },
    });
  }

  return createLatestOnly(complete, ({ interaction }: Typing) => {
    // Whoever types on has no use for what was proposed before. Discord is told so, some at a time.
    run(() => queue.enqueue(`outdated ${interaction.id.slice(-1)}`, () => propose(interaction, [])));
  });
}

function findLabels(
  suggest: Suggestions,
  isGrave: CompletionsOptions["isGrave"],
  { data }: Typing["interaction"],
): string[] {
  const focused = data.options.find((option) => option.type === ApplicationCommandOptionType.String && option.focused);
  const typed = focused && "value" in focused ? String(focused.value) : "";
  const words = data.options.flatMap((option) => ("value" in option ? [String(option.value)] : []));
  if (typed.trim() === "" || isGrave(words.join("\n"))) return [];
  return focused?.name === "ville" ? suggest.towns(typed) : suggest.jobs(typed);
}

/** Later than that nobody looks at what is proposed. */
function isInTime(at: number): boolean {
  return performance.now() - at < completionMs;
}
