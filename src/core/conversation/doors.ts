import { type Door, formatDoor, nameDoor } from "../sayings/saying.ts";
import { type Action, actions, type Block, text } from "./view.ts";

/** Who helps, a line each, and buttons that open their sites. */
export function renderDoors(doors: Door[]): Block[] {
  if (doors.length === 0) return [];
  return [
    text`${doors.map((door) => `• ${formatDoor(door)}`).join("\n")}`,
    ...actions(
      ...doors
        .filter(({ address }) => address !== "")
        .map((door): Action => ({ kind: "url", label: `${nameDoor(door)} ↗️`, url: `https://${door.address}` })),
    ),
  ];
}
