/** A platform will not talk to us: the message says what to do. */
export class PlatformRefused extends Error {
  readonly reason: RefusalReason;
  /** What the process ends with. */
  readonly exitCode: number;

  constructor(reason: RefusalReason, message: string) {
    super(message);
    this.reason = reason;
    this.exitCode = exitCodes[reason];
  }
}

type RefusalReason = "token" | "conflict" | "address";

/** A token is to be renewed, an address to be set right; who is in conflict may try again. */
const exitCodes: Record<RefusalReason, number> = { token: 3, address: 2, conflict: 1 };
