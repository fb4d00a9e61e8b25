/**
 * The limits on calls that processes keep together (`limits.ts`). Of each, until when the turns that were
 * given may be used: as many as lie within a window are the limit. All is milliseconds by the clock of the
 * server; what lies too far ahead of it is from before it was set back, and counts for nothing.
 */
export const callLimitStatements: readonly string[] = [
  `CREATE TABLE call_limits (
     name text PRIMARY KEY,
     taken bigint[] NOT NULL DEFAULT '{}',
     held_until bigint NOT NULL DEFAULT 0,
     people_until bigint NOT NULL DEFAULT 0,
     people_wait_until bigint NOT NULL DEFAULT 0
   ) WITH (fillfactor = 50)`,
  `CREATE FUNCTION tremplin_reserve_turns(
     limit_name text, wanted int, most int, window_ms bigint, usable_ms bigint, is_background boolean
   ) RETURNS TABLE (granted int, free int, wait_ms bigint, held_ms bigint) LANGUAGE plpgsql AS $$
   DECLARE
     known call_limits%ROWTYPE;
     at bigint;
     recent bigint[];
     allowed int := greatest(most, 1);
   BEGIN
     SELECT * INTO known FROM call_limits WHERE name = limit_name FOR UPDATE;
     IF NOT FOUND THEN
       INSERT INTO call_limits (name) VALUES (limit_name) ON CONFLICT DO NOTHING;
       SELECT * INTO known FROM call_limits WHERE name = limit_name FOR UPDATE;
     END IF;
     -- Only now: whoever came before may have taken a while.
     at := (extract(epoch FROM clock_timestamp()) * 1000)::bigint;
     recent := ARRAY(
       SELECT turn FROM unnest(known.taken) AS turn
       WHERE turn > at - window_ms AND turn < at + window_ms + 10000 ORDER BY turn
     );
     held_ms := CASE WHEN known.held_until - at BETWEEN 1 AND 100000000 THEN known.held_until - at ELSE 0 END;
     -- While people are there, those whom nobody waits for have half of it, and none while people wait.
     IF is_background AND known.people_until - at BETWEEN 1 AND 10000 THEN allowed := greatest(1, allowed / 2); END IF;
     wait_ms := held_ms;
     IF is_background AND known.people_wait_until - at BETWEEN 1 AND 120000 THEN
       wait_ms := greatest(wait_ms, known.people_wait_until - at);
     END IF;
     free := CASE WHEN wait_ms > 0 THEN 0 ELSE greatest(0, allowed - cardinality(recent)) END;
     granted := least(wanted, free);
     free := free - granted;
     recent := ARRAY(
       SELECT turn FROM unnest(recent || array_fill(at + usable_ms, ARRAY[granted])) AS turn ORDER BY turn
     );
     IF cardinality(recent) >= allowed THEN
       wait_ms := greatest(wait_ms, recent[cardinality(recent) - allowed + 1] + window_ms - at);
     END IF;
     IF granted < wanted THEN wait_ms := greatest(wait_ms, 1); END IF;
     IF wanted > 0 THEN
       UPDATE call_limits SET
         taken = recent,
         people_until = CASE WHEN is_background THEN known.people_until ELSE at + 10000 END,
         people_wait_until = CASE
           WHEN is_background OR granted = wanted THEN known.people_wait_until
           ELSE at + wait_ms + 1000 END
       WHERE name = limit_name;
     END IF;
     RETURN NEXT;
   END $$`,
];
