-- The product's own relations only, whoever else lives in the schema: those of the owner of region. Partitions count for their parent.
-- name: sizes
SELECT s.relation, CAST(sum(s.bytes) AS bigint) AS bytes
FROM (SELECT (SELECT root.relname FROM pg_class root WHERE root.oid = coalesce(CAST(pg_partition_root(c.oid) AS oid), c.oid)) AS relation,
             pg_total_relation_size(c.oid) AS bytes
      FROM pg_class c
      JOIN pg_class own ON own.oid = CAST('region' AS regclass) AND own.relnamespace = c.relnamespace AND own.relowner = c.relowner
      WHERE c.relkind = 'r') s
GROUP BY s.relation

-- An empty month is one that nobody has written to yet.
-- name: months
SELECT c.relname, pg_relation_size(c.oid) > 0 AS used
FROM pg_inherits i
JOIN pg_class c ON c.oid = i.inhrelid
WHERE i.inhparent = CAST('webhook_delivery' AS regclass)
ORDER BY c.relname

-- A repeatable migration has no version, and one that failed was not run.
-- name: version
SELECT CAST(version AS integer) AS version FROM flyway_schema_history WHERE success AND version ~ '^[0-9]{1,9}$'

-- name: quarantined
SELECT r.name AS region, k.kind, count(q.object_id) AS records
FROM region r
CROSS JOIN (VALUES ('event'), ('ticket'), ('delivery')) AS k (kind)
LEFT JOIN quarantine q ON q.region_key = r.region_key AND q.kind = k.kind AND q.resolved_at IS NULL
GROUP BY r.name, k.kind

-- The last full poll that counted both.
-- name: proofs
SELECT r.name AS region, f.vendor_sold, f.stored_sold
FROM region r
CROSS JOIN LATERAL (SELECT p.vendor_sold, p.stored_sold
                    FROM poll_run p
                    WHERE p.region_key = r.region_key AND p.kind = 'Full' AND p.finished_at IS NOT NULL
                      AND p.vendor_sold IS NOT NULL AND p.stored_sold IS NOT NULL
                    ORDER BY p.run_id DESC LIMIT 1) f

-- As api.quality has it: since the region is complete, as far as polls vouch, within the last 7 days.
-- name: gaps
SELECT r.name AS region,
       CAST(extract(epoch FROM v.through - s.begins) AS double precision)
       - coalesce((SELECT CAST(sum(extract(epoch FROM upper(u) - lower(u))) AS double precision)
                   FROM (SELECT range_agg(tstzrange(greatest(p.from_at, s.begins), p.to_at)) AS looked
                         FROM poll_coverage p
                         WHERE p.region_key = r.region_key AND p.to_at > s.begins) c
                   CROSS JOIN unnest(c.looked) AS u), 0) AS seconds
FROM region r
CROSS JOIN LATERAL (SELECT greatest(now() - interval '7 days', r.complete_since) AS begins) s
CROSS JOIN LATERAL (SELECT max(p.to_at) AS through FROM poll_coverage p WHERE p.region_key = r.region_key) v
WHERE r.complete_since IS NOT NULL AND s.begins < v.through

-- Only of regions whose webhook is meant to tell.
-- name: missed
SELECT r.name AS region, w.missed AS changes FROM webhook_watch w JOIN region r USING (region_key)
