import { plainSpaces } from "../plain-spaces.ts";
import { drawn, labelOf } from "./screen.ts";
import type { Room, Story } from "./world.ts";

/**
 * What happened in the chat, as text: who said what, and what was tapped; edited messages stand in their
 * place, in their current form.
 */
export function transcript(room: Room): string {
  const lines = room.story.flatMap((story) => tell(room, story));
  const keyboard = room.keyboard?.keyboard.map(
    (row) => `keyboard: ${row.map((one) => `[ ${labelOf(one)} ]`).join(" ")}`,
  );
  return plainSpaces([...lines, ...(keyboard ?? [])].join("\n"));
}

function tell(room: Room, story: Story): string[] {
  switch (story.kind) {
    case "message":
      return tellMessage(room, story.id);
    case "tap":
      return [`${story.who} taps [ ${story.label} ]`];
    case "toast":
      return [`  ${story.isAlert ? "alert" : "toast"}: ${story.text}`];
    case "note":
      return [`(${story.text})`];
  }
}

function tellMessage(room: Room, id: number): string[] {
  const kept = room.messages.find(({ message }) => message.message_id === id);
  if (!kept) return [];
  const { from, edit_date: edited } = kept.message;
  const state = kept.isGone ? " (deleted)" : edited === undefined ? "" : " (edited)";
  return [`${from?.first_name}${state}: ${drawn(kept).replaceAll("\n", "\n  ")}`];
}
