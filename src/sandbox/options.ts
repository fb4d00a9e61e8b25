import type { Credentials } from "./france-travail/token.ts";
import type { Stopwatch } from "./limiter.ts";

export type SandboxOptions = {
  /** Another seed is another country: other employers, other offers. */
  seed?: number;
  /**
   * Gives every larger town offers of every job, with new ones each morning, for people who explore. Tests of
   * rare cases do without.
   */
  isPlentiful?: boolean;
  /** The clock of the sandbox. Offers appear and expire with it, tokens age with it. */
  now?: () => Date;
  host?: "127.0.0.1";
  /** 0, a free port, is right nearly always. */
  port?: number;
  /** Keep to the real quotas (10 calls a second, 60 a minute). A benchmark may do without. */
  hasQuotas?: boolean;
  /** What quotas are measured with; a test may turn it by hand. */
  stopwatch?: Stopwatch;
  /** The only credentials that get a token; without them, any. */
  credentials?: Credentials;
  /** Scopes of France Travail whose APIs were not added to the application. */
  scopesNotAdded?: readonly string[];
  /** The only token that La bonne alternance accepts; without it, any. */
  alternanceToken?: string;
  /** The catalogue of trainings takes so many calls a day; 10,000 where nothing is said. */
  cpfCallsPerDay?: number;
  /** France Travail takes 75056, 69123 and 13055 instead of refusing them. */
  acceptsWholeCities?: boolean;
  /** France Travail reads the dates of a search as the Z says instead of as the clock of Paris. */
  readsDatesAsUtc?: boolean;
};
