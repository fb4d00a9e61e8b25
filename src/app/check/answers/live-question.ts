import { SourceError } from "../../../core/failure.ts";
import type { LiveAnswer } from "../finding.ts";

/** What the references of a service leave open, and one or two calls to it can tell. */
export type LiveQuestion<Client> = {
  /** As docs/operating.md lists it. */
  id: string;
  question: string;
  /** The answer in words; nothing of it is about a person. */
  ask: (client: Client) => Promise<string>;
};

/** One after the other: a live account has a quota. A question that fails costs no other. */
export async function askLiveQuestions<Client>(
  service: string,
  questions: readonly LiveQuestion<Client>[],
  client: Client,
): Promise<LiveAnswer[]> {
  const answers: LiveAnswer[] = [];
  for (const { id, question, ask } of questions) {
    const says = await ask(client).catch(
      (error: unknown) => `not told (${error instanceof SourceError ? error.why : "the answer has another shape"})`,
    );
    answers.push({ id, service, says: `${question} ${says}` });
  }
  return answers;
}
