import { updateAlert } from "./alert.ts";
import { updateAlerts } from "./alerts.ts";
import { updateAnnounced } from "./announced.ts";
import { updateDigest } from "./digest.ts";
import { updateEdit, updateRadius } from "./edit.ts";
import type { Event, Turn } from "./events.ts";
import { updateExpired } from "./expired.ts";
import { updateExport } from "./export.ts";
import { updateFeedback } from "./feedback.ts";
import { updateFilters } from "./filters.ts";
import { updateHelp } from "./help.ts";
import { updateHome } from "./home.ts";
import { updateIdeas } from "./ideas.ts";
import { updateJob } from "./job.ts";
import { updateMarket } from "./market.ts";
import { updateNear } from "./near.ts";
import { updateOffer } from "./offer.ts";
import { updatePlace } from "./place.ts";
import { updatePrivacy } from "./privacy.ts";
import { updateResults } from "./results.ts";
import { toHeldEvent, updateSaid } from "./said.ts";
import { updateSetting } from "./setting.ts";
import { updateSilence } from "./silence.ts";
import type { State } from "./state.ts";
import { updateStillLooking } from "./still.ts";
import { updateStopped } from "./stopped.ts";
import { updateSubscribe } from "./subscribe.ts";
import { updateThemes } from "./themes.ts";
import { updateWhy } from "./why.ts";

/** What one step makes of an event that is not understood everywhere. */
export function updateStep(state: State, event: Event): Turn {
  switch (state.step) {
    case "home":
      return updateHome(state, event);
    case "job":
      return updateJob(state, event);
    case "place":
      return updatePlace(state, event);
    case "themes":
      return updateThemes(state, event);
    case "results":
      return updateResults(state, event);
    case "offer":
      return updateOffer(state, event);
    case "market":
      return updateMarket(state, event);
    case "export":
      return updateExport(state, event);
    case "digest":
      return updateDigest(state, event);
    case "why":
      return updateWhy(state, event);
    case "mend":
      return updateFeedback(state, event);
    case "silence":
      return updateSilence(state, event);
    case "still":
      return updateStillLooking(state, event);
    case "announced":
      return updateAnnounced(state, event);
    case "subscribe":
      return updateSubscribe(state, event);
    case "alert":
      return updateAlert(state, event);
    case "setting":
      return updateSetting(state, event);
    case "alerts":
      return updateAlerts(state, event);
    case "edit":
      return updateEdit(state, event);
    case "radius":
      return updateRadius(state, event);
    case "filters":
      return updateFilters(state, event);
    case "help":
      return updateHelp(state, event);
    case "privacy":
      return updatePrivacy(state, event);
    case "said":
      return updateSaid(state, event) ?? updateStep(state.held, toHeldEvent(event));
    case "unsure":
      return updateIdeas(state, event);
    case "near":
      return updateNear(state, event);
    case "stopped":
      return updateStopped(state, event);
    case "expired":
      return updateExpired(state, event);
  }
}
