/** The database cannot hold a store. */
export class UnsuitableDatabase extends Error {
  readonly why: "encoding" | "server version" | "foreign tables";
  constructor(why: UnsuitableDatabase["why"]) {
    super(`the database cannot hold a store: ${why}`);
    this.name = "UnsuitableDatabase";
    this.why = why;
  }
}
