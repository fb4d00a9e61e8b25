import { plainSpaces } from "../plain-spaces.ts";
import { nameOf } from "./profile.ts";
import { drawn, drawnModal } from "./screen.ts";
import type { Human, Room, Story } from "./world.ts";

/**
 * What happened in the channel, as text: who said what, and what was tapped; edited messages stand in their
 * place, in their current form. For one person: what they did and could see. Without a person: everything.
 */
export function transcript(room: Room, human?: Human): string {
  return plainSpaces(room.story.flatMap((story) => tell(room, story, human)).join("\n"));
}

function tell(room: Room, story: Story, human: Human | undefined): string[] {
  if ("who" in story && human && story.who.id !== human.user.id) return [];
  switch (story.kind) {
    case "message":
      return tellMessage(room, story.id, human);
    case "command":
      return [`${nameOf(story.who)}: ${story.text}`];
    case "act":
      return [`${nameOf(story.who)} ${story.text}`];
    case "modal":
      return [`${nameOf(story.who)} has to fill in: ${indented(drawnModal(story.modal))}`];
    case "note":
      return [`(${story.text})`];
  }
}

function tellMessage(room: Room, id: string, human: Human | undefined): string[] {
  const kept = room.messages.find(({ message }) => message.id === id);
  if (!kept || (human && kept.onlyFor !== undefined && kept.onlyFor !== human.user.id)) return [];
  const { author, edited_timestamp: edited } = kept.message;
  const state = kept.isGone ? " (deleted)" : edited === null ? "" : " (edited)";
  const only = kept.onlyFor === undefined ? "" : " (ephemeral)";
  return [`${nameOf(author)}${only}${state}: ${indented(drawn(kept))}`];
}

function indented(text: string): string {
  return text.replaceAll("\n", "\n  ");
}
