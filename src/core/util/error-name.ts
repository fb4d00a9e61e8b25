/** What a log may say of an error: its kind. Its message may hold addresses, tokens and what people wrote. */
export function errorName(error: unknown): string {
  return error instanceof Error ? error.name : "unknown";
}
