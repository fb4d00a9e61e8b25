import type { createAlertSetup } from "./alert-setup.ts";

const dayMs = 86_400_000;

/** Serves every morning of so many days. */
export async function mornings(setup: ReturnType<typeof createAlertSetup>, days: number): Promise<void> {
  const first = Date.parse(`${setup.clock.at.toISOString().slice(0, 10)}T07:00:00Z`);
  for (let day = 1; day <= days; day++) await setup.at(new Date(first + day * dayMs).toISOString());
}
