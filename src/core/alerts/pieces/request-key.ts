import { toSearchKey } from "../../search/search.ts";
import type { FeedRequest } from "../feed.ts";

/** What a request is known by to other processes. */
export function toRequestKey({ search, related, from }: FeedRequest): string {
  return `${toSearchKey(search)} ${related} ${from.toISOString()}`;
}
