import type { State } from "../state.ts";
import type { Event, Turn } from "../words.ts";
import { alert } from "./alert.ts";
import { alerts } from "./alerts.ts";
import { digest } from "./digest.ts";
import { edit, radius } from "./edit.ts";
import { expired } from "./expired.ts";
import { exporting } from "./export.ts";
import { filters } from "./filters.ts";
import { help } from "./help.ts";
import { home } from "./home.ts";
import { job } from "./job.ts";
import { market } from "./market.ts";
import { mend } from "./mend.ts";
import { offer } from "./offer.ts";
import { place } from "./place.ts";
import { privacy } from "./privacy.ts";
import { results } from "./results.ts";
import { setting } from "./setting.ts";
import { silence } from "./silence.ts";
import { still } from "./still.ts";
import { stopped } from "./stopped.ts";
import { subscribing } from "./subscribe.ts";
import { why } from "./why.ts";

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
    case "market":
      return market(state, event);
    case "export":
      return exporting(state, event);
    case "digest":
      return digest(state, event);
    case "why":
      return why(state, event);
    case "mend":
      return mend(state, event);
    case "silence":
      return silence(state, event);
    case "still":
      return still(state, event);
    case "subscribe":
      return subscribing(state, event);
    case "alert":
      return alert(state, event);
    case "setting":
      return setting(state, event);
    case "alerts":
      return alerts(state, event);
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
