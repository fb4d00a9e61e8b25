import { type Press, press } from "./view.ts";

/** Leads from any screen to who helps near there: it is understood everywhere (`anywhere.ts`). */
export const nearButton: Press = press("📍 Quelqu'un près de moi", "near");
