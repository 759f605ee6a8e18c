-- A season of :events races in five regions, watched for 40 days until a moment ago: as the programs would have written it.
-- iberia was not watched for five hours yesterday, italy has not been since two hours ago, and usa's last full run found too little.
BEGIN;
INSERT INTO region (name, watched_since, complete_since)
SELECT r, now() - interval '40 days', now() - interval '40 days' FROM unnest(ARRAY['dach', 'iberia', 'nordics', 'ticketing/italy', 'usa']) r;

CREATE TEMP TABLE race ON COMMIT DROP AS
SELECT g, r.region_key, r.name AS region, (hashint4(g * 7919) & 1023) / 1024.0 AS luck,
       p.places[1 + (g / 5) % 4] AS place, (ARRAY['Marathon', 'Half Marathon', '10K', 'Trail', 'Triathlon', 'Night Run'])[1 + (g / 3) % 6] AS kind, p.zone
FROM generate_series(1, :events) g
JOIN (VALUES (1, 'dach', 'Europe/Berlin', ARRAY['Berlin', 'München', 'Wien', 'Zürich']),
             (2, 'iberia', 'Europe/Madrid', ARRAY['Madrid', 'Lisboa', 'Sevilla', 'Porto']),
             (3, 'nordics', 'Europe/Oslo', ARRAY['Oslo', 'København', 'Helsinki', 'Bergen']),
             (4, 'ticketing/italy', 'Europe/Rome', ARRAY['Roma', 'Milano', 'Torino', 'Napoli']),
             (5, 'usa', 'America/Chicago', ARRAY['Chicago', 'Austin', 'Denver', 'Boston'])) p (k, region, zone, places) ON p.k = 1 + g % 5
JOIN region r ON r.name = p.region;

INSERT INTO event (region_key, event_id, name, starts_at, ends_at, sell_start, sell_end, timezone, day_zone, changed_at, vendor_updated_at)
SELECT region_key, 'ev' || g, place || ' ' || kind || ' ' || extract(year FROM now() + (9 + g % 180) * interval '1 day'),
       date_trunc('day', now()) + (9 + g % 180) * interval '1 day' + interval '8 hours', date_trunc('day', now()) + (9 + g % 180) * interval '1 day' + interval '16 hours',
       CASE WHEN g % 6 = 0 THEN now() + (g % 60) * interval '131 minutes' ELSE now() - (20 + g % 90) * interval '1 day' END,
       date_trunc('day', now()) + (8 + g % 180) * interval '1 day', zone, zone, now(), now()
FROM race;

INSERT INTO ticket_type (event_key, ticket_type_id, name, capacity, price, active, listed)
SELECT e.event_key, t.id, t.name, CASE WHEN g % 9 = 4 AND t.id = 'c' THEN NULL ELSE (ARRAY[800, 2000, 5000, 12000])[1 + g % 4] * t.share / 100 END, t.price, true, true
FROM race
JOIN event e ON e.event_id = 'ev' || g
CROSS JOIN (VALUES ('a', 'Early Bird', 20, 49.00), ('b', 'Regular', 70, 69.00), ('c', 'Charity', 10, 99.00)) t (id, name, share, price);

-- What was sold before the last eight days, and then by the hour, more by day than by night.
CREATE TEMP TABLE sale ON COMMIT DROP AS
SELECT y.event_key, y.type_key, y.capacity, now() - interval '20 days' AS at,
       CASE WHEN g % 13 = 1 AND y.capacity IS NOT NULL THEN y.capacity ELSE (coalesce(y.capacity, 400) * CASE ticket_type_id WHEN 'a' THEN least(0.95, luck + 0.3) ELSE luck * 0.85 END)::integer END AS delta
FROM race
JOIN event e ON e.event_id = 'ev' || g
JOIN ticket_type y USING (event_key)
WHERE g % 6 <> 0
UNION ALL
SELECT y.event_key, y.type_key, y.capacity, moment, 1 + (hashint4(y.type_key * 31 + h) & 3)
FROM race
JOIN event e ON e.event_id = 'ev' || g
JOIN ticket_type y USING (event_key)
CROSS JOIN generate_series(0, 8 * 24 - 1) h
CROSS JOIN LATERAL (SELECT now() - h * interval '1 hour' - (hashint4(y.type_key + h) & 31) * interval '1 minute' - interval '1 minute' AS moment) m
WHERE g % 6 <> 0 AND g % 13 <> 1 AND ticket_type_id <> 'a'
  AND (hashint4(y.type_key * 17 + h) & 255) < :rush * (1 + 2 * sin(pi() * extract(hour FROM moment) / 24))
  AND NOT (region = 'iberia' AND moment BETWEEN now() - interval '16 hours' AND now() - interval '11 hours')
  AND NOT (region = 'ticketing/italy' AND moment > now() - interval '2 hours');

INSERT INTO snapshot (event_key, at, type_key, sold, delta, capacity, listed)
SELECT event_key, at, type_key, sum(delta) OVER (PARTITION BY type_key ORDER BY at), delta, capacity, true FROM sale ORDER BY at;
INSERT INTO type_state (type_key, sold, opening, changed_at) SELECT type_key, sum(delta), 0, max(at) FROM snapshot GROUP BY 1;
INSERT INTO event_hour SELECT event_key, date_bin('1 hour', at, 'epoch'), sum(delta) FROM snapshot GROUP BY 1, 2;
INSERT INTO event_day SELECT s.event_key, (s.at AT TIME ZONE e.day_zone)::date, sum(s.delta) FROM snapshot s JOIN event e USING (event_key) GROUP BY 1, 2;

INSERT INTO poll_coverage (region_key, from_at, to_at, polls)
SELECT region_key, now() - interval '40 days', CASE name WHEN 'iberia' THEN now() - interval '16 hours' WHEN 'ticketing/italy' THEN now() - interval '2 hours' ELSE now() - interval '40 seconds' END, 9000 FROM region
UNION ALL
SELECT region_key, now() - interval '11 hours', now() - interval '75 seconds', 300 FROM region WHERE name = 'iberia';
INSERT INTO poll_run (region_key, kind, holder, started_at, finished_at, outcome, events, tickets, requests, completeness_percent)
SELECT region_key, kind, 'test', now() - ago * interval '1 hour' - interval '4 minutes', now() - ago * interval '1 hour', CASE WHEN name = 'usa' AND kind = 'Full' THEN 'Partial' ELSE 'Complete' END,
       200, 4000, 40, CASE WHEN kind = 'Full' THEN CASE name WHEN 'usa' THEN 91.3 WHEN 'nordics' THEN 99.2 ELSE 100 END END
FROM region CROSS JOIN (VALUES ('Full', 7), ('Incremental', 3)) k (kind, ago);
COMMIT;
ANALYZE;
