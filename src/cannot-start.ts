/** The process cannot start. The message names the variable and the remedy. */
export class CannotStart extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode = 2) {
    super(message);
    this.exitCode = exitCode;
  }
}
