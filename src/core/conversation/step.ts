import type { State } from "../state.ts";
import type { Event, Turn } from "../words.ts";
import { edit, radius } from "./edit.ts";
import { expired } from "./expired.ts";
import { filters } from "./filters.ts";
import { help } from "./help.ts";
import { home } from "./home.ts";
import { job } from "./job.ts";
import { offer } from "./offer.ts";
import { place } from "./place.ts";
import { privacy } from "./privacy.ts";
import { results } from "./results.ts";
import { stopped } from "./stopped.ts";

/** What one step makes of an event that is not understood everywhere. */
export function step(state: State, event: Event): Turn {
  switch (state.step) {
    case "home":
      return home(state, event);
    case "job":
      return job(state, event);
    case "place":
      return place(state, event);
    case "results":
      return results(state, event);
    case "offer":
      return offer(state, event);
    case "edit":
      return edit(state, event);
    case "radius":
      return radius(state, event);
    case "filters":
      return filters(state, event);
    case "help":
      return help(state, event);
    case "privacy":
      return privacy(state, event);
    case "stopped":
      return stopped(state, event);
    case "expired":
      return expired(state, event);
  }
}
