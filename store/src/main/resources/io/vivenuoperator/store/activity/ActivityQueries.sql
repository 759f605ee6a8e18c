-- name: published-by-type
SELECT date_bin(CAST(:step AS interval), at, TIMESTAMPTZ 'epoch') AS step, type AS name, count(*) AS done, CAST(0 AS bigint) AS failed
FROM message
WHERE at >= :from AND at < :to AND (CAST(:every AS boolean) OR source = ANY (string_to_array(:visible, chr(10))))
GROUP BY 1, 2
ORDER BY 1, 2

-- name: published-by-source
SELECT date_bin(CAST(:step AS interval), at, TIMESTAMPTZ 'epoch') AS step, source AS name, count(*) AS done, CAST(0 AS bigint) AS failed
FROM message
WHERE at >= :from AND at < :to AND (CAST(:every AS boolean) OR source = ANY (string_to_array(:visible, chr(10))))
GROUP BY 1, 2
ORDER BY 1, 2

-- name: delivered-by-type
SELECT date_bin(CAST(:step AS interval), minute, TIMESTAMPTZ 'epoch') AS step, type AS name,
       CAST(sum(delivered) AS bigint) AS done, CAST(sum(failed) AS bigint) AS failed
FROM delivery_minute
WHERE minute >= :from AND minute < :to AND (CAST(:every AS boolean) OR source = ANY (string_to_array(:visible, chr(10))))
GROUP BY 1, 2
ORDER BY 1, 2

-- name: delivered-by-source
SELECT date_bin(CAST(:step AS interval), minute, TIMESTAMPTZ 'epoch') AS step, source AS name,
       CAST(sum(delivered) AS bigint) AS done, CAST(sum(failed) AS bigint) AS failed
FROM delivery_minute
WHERE minute >= :from AND minute < :to AND (CAST(:every AS boolean) OR source = ANY (string_to_array(:visible, chr(10))))
GROUP BY 1, 2
ORDER BY 1, 2

-- name: delivered-by-subscription
SELECT date_bin(CAST(:step AS interval), minute, TIMESTAMPTZ 'epoch') AS step, subscription_uid AS name,
       CAST(sum(delivered) AS bigint) AS done, CAST(sum(failed) AS bigint) AS failed
FROM delivery_minute
WHERE minute >= :from AND minute < :to AND (CAST(:every AS boolean) OR source = ANY (string_to_array(:visible, chr(10))))
GROUP BY 1, 2
ORDER BY 1, 2
