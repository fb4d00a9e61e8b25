import type { Context } from "hono";
import { html } from "hono/html";
import { minuteMs } from "../../core/durations.ts";

/**
 * To somebody new, where too many have come from the same address: a page that says so, and when to come
 * back.
 */
export function renderCrowdedPage(c: Context, waitMs: number): Response | Promise<Response> {
  const minutes = Math.max(1, Math.ceil(waitMs / minuteMs));
  const soon = minutes === 1 ? "une minute" : `${minutes} minutes`;
  return c.html(
    html`<!doctype html>
<html lang="fr">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>Tremplin : revenez bientôt</title>
  <link rel="icon" href="/icon.svg" type="image/svg+xml">
  <link rel="stylesheet" href="/chat.css">
</head>
<body>
  <main>
    <h1>Il y a beaucoup de monde</h1>
    <p>Beaucoup de personnes viennent d'ouvrir Tremplin depuis votre connexion. Revenez dans ${soon} : il y aura de nouveau de la place.</p>
    <p>Si vous étiez déjà là, rien n'est perdu : votre conversation vous attend dans le navigateur où vous l'avez commencée.</p>
  </main>
</body>
</html>`,
    429,
    { "retry-after": String(Math.max(1, Math.ceil(waitMs / 1000))), "cache-control": "no-store" },
  );
}
