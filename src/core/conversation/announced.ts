import type { Event, Turn } from "./events.ts";
import type { StateOf } from "./state.ts";
import { actions, press, strong, text, type View } from "./view.ts";

/**
 * News of the service itself, from those who run it. Whoever wants no more of them says so here, and may take
 * it back; alerts go on either way.
 */
export function updateAnnounced(state: StateOf<"announced">, event: Event): Turn {
  const isPress = event.type === "press";
  const isOff =
    isPress && event.action === "unheard" ? true : isPress && event.action === "heard" ? false : state.isOff;
  const next: StateOf<"announced"> = isOff === undefined ? state : { ...state, isOff };
  return { state: next, view: renderAnnouncement(next) };
}

/** The message as it is sent, and once somebody has answered to it. */
export function renderAnnouncement({ said, from, isOff }: Pick<StateOf<"announced">, "said" | "from" | "isOff">): View {
  const sender = from === undefined ? "" : ` (${from})`;
  const [label, action] = isOff
    ? (["🔔 Recevoir à nouveau ces nouvelles", "heard"] as const)
    : (["🔕 Ne plus recevoir ces nouvelles", "unheard"] as const);
  return [
    text`📣 ${strong("Nouvelle du service")}${sender}`,
    text`${said}`,
    ...(isOff ? [text`🔕 C'est noté : plus de nouvelles du service. Vos alertes continuent.`] : []),
    ...actions(press(label, action)),
    ...actions(press("🔔 Mes alertes", "alerts"), press("🔎 Nouvelle recherche", "new")),
  ];
}
