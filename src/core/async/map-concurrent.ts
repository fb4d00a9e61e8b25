/** Maps a list with limited concurrency, in order. After the first failure, nothing more is started. */
export async function mapConcurrent<T, R>(all: T[], width: number, work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  async function worker(): Promise<void> {
    while (next < all.length) {
      const at = next++;
      try {
        results[at] = await work(all[at] as T);
      } catch (error) {
        next = all.length;
        throw error;
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(width, all.length) }, worker));
  return results;
}
