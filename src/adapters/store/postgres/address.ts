/** Which database an address names, for a line that an operator reads: without its account and password. */
export function describeDatabase(url: string): string {
  const { hostname, port, pathname, searchParams } = new URL(url);
  const host = hostname || searchParams.get("host") || "localhost";
  return `${host}${port === "" ? "" : `:${port}`}${pathname}`;
}

/**
 * The address without what names the program: that name says to the database which version of this program
 * writes (`schema.ts`), and an address would win over it.
 */
export function withoutProgram(url: string): string {
  const address = new URL(url);
  for (const name of ["application_name", "fallback_application_name"]) address.searchParams.delete(name);
  return address.href;
}
