import { actions, press, text, type View } from "../view.ts";

/** Shown when an answer from outside takes longer than a moment. "Annuler" works at once: nobody's queue waits. */
export const waitingView: View = [text`🔎 Je cherche…`, ...actions(press("✖️ Annuler", "cancel"))];
