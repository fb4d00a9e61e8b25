/*
 * Where a screen lives: a chat, and in a forum one of its topics. As a text, which the core takes for a chat:
 * "-1001234" or "-1001234/45".
 */

type OfTopic = { is_topic_message?: boolean; message_thread_id?: number };

/**
 * The topic "General" has the id 1, which calls do not take: messages in it have no topic (Bot API, "Forum
 * topics").
 */
const general = 1;

/** Outside of forums a thread is a chain of replies, and no place. */
export function toChatPlace(
  chat: number,
  { is_topic_message: isOfTopic, message_thread_id: thread }: OfTopic = {},
): string {
  return isOfTopic && thread !== undefined && thread !== general ? `${chat}/${thread}` : String(chat);
}

export function getChatOf(place: string): string {
  return place.split("/")[0] ?? place;
}

/** What a call that sends something has besides the chat. */
export function toThreadOption(place: string): { message_thread_id?: number } {
  const [, thread] = place.split("/");
  return thread === undefined ? {} : { message_thread_id: Number(thread) };
}

/** The same topic of another chat. */
export function moveToChat(place: string, chat: string): string {
  const [, thread] = place.split("/");
  return thread === undefined ? chat : `${chat}/${thread}`;
}
