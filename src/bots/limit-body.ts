/** No answer of a platform comes near it. Bytes, once decompressed. */
export const maxAnswerBytes = 3_000_000;

/**
 * An answer whose body fails once it is larger than it may be: no more of it is read, and its connection is
 * closed.
 */
export function limitBody(answer: Response, most = maxAnswerBytes): Response {
  if (answer.body === null) return answer;
  let length = 0;
  const counted = answer.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        length += chunk.length;
        if (length > most) controller.error(new Error("the answer is too large"));
        else controller.enqueue(chunk);
      },
    }),
  );
  const { status, statusText, headers } = answer;
  return new Response(counted, { status, statusText, headers });
}
