/** No picture: it took too long, or could not be drawn. Whoever asked says it in words. */
export class PictureError extends Error {
  readonly why: "slow" | "broken";

  constructor(why: PictureError["why"], cause?: unknown) {
    super(`picture: ${why}`, { cause });
    this.name = "PictureError";
    this.why = why;
  }
}
