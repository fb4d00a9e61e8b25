/** A platform will not talk to us: the message says what to do. */
export class Refused extends Error {
  readonly reason: "token" | "conflict";

  constructor(reason: Refused["reason"], message: string) {
    super(message);
    this.reason = reason;
  }
}
