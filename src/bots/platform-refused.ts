/** A platform will not talk to us: the message says what to do. */
export class PlatformRefused extends Error {
  readonly reason: "token" | "conflict" | "address";

  constructor(reason: PlatformRefused["reason"], message: string) {
    super(message);
    this.reason = reason;
  }
}
