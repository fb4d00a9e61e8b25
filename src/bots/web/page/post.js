// What the page tells the server, and the sentence that says why that was refused.

export const lost = "La connexion est coupée. Votre message n'est pas parti\u00a0: réessayez dans un instant.";
export const broken = "😕 Un problème est survenu. Réessayez dans un instant.";

/**
 * Posts something. Resolves with the `answer` when it got through, else with the sentence that says why not;
 * `isStranger` where the server does not know who this is.
 */
export async function post(path, what) {
  let answer;
  try {
    answer = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(what),
    });
  } catch {
    return { refused: lost };
  }
  if (answer.ok) return { answer };
  return { refused: await refusalOf(answer), isStranger: answer.status === 401 };
}

/** Messages that come with an answer: nobody keeps them. */
export async function readMessages(answer) {
  if (answer.status !== 200) return [];
  return (await answer.json()).messages;
}

/**
 * What the server says to who was refused: plain text, or JSON with a `message`. What a proxy says in between
 * is no sentence for people.
 */
async function refusalOf(answer) {
  const type = answer.headers.get("content-type") ?? "";
  const body = await answer.text().catch(() => "");
  if (type.startsWith("text/plain") && body !== "") return body.slice(0, 300);
  if (!type.startsWith("application/json")) return broken;
  try {
    return String(JSON.parse(body).message ?? broken).slice(0, 300);
  } catch {
    return broken;
  }
}
