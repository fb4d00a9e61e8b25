/** Prints rows of objects with the same keys as a table. */
export function table(title, rows) {
  const heads = Object.keys(rows[0] ?? {});
  const cells = [heads, ...rows.map((row) => heads.map((head) => String(row[head])))];
  const widths = heads.map((_, i) => Math.max(...cells.map((row) => row[i].length)));
  console.log(`\n${title}`);
  for (const [n, row] of cells.entries()) {
    console.log(`  ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join("   ")}`);
    if (n === 0) console.log(`  ${widths.map((width) => "-".repeat(width)).join("   ")}`);
  }
}

/** The value that so many per cent of a list do not exceed. */
export function percentile(values, percent) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0;
}

export const round = (value, digits = 2) => Number(value.toFixed(digits));

/** Milliseconds that a piece of work takes, and what it gives. */
export function timed(work) {
  const start = performance.now();
  const result = work();
  return { ms: performance.now() - start, result };
}

/** The port of a server that listens on TCP, which has no other kind of address. */
export function portOf(server) {
  return server.address().port;
}
