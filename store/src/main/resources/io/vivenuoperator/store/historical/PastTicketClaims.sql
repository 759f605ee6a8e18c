-- name: doubt
UPDATE replayed_ticket t
SET state = 'InDoubt', answer = 'Interrupted', settled_at = clock_timestamp()
FROM historical_endpoint e
WHERE t.endpoint_key = :endpoint AND t.state = 'Claimed' AND t.token < :token
  AND e.endpoint_key = t.endpoint_key AND e.token = :token AND e.expires_at > clock_timestamp()
RETURNING t.region, t.ticket_id

-- name: known
SELECT ticket_id, state, sync_uid
FROM replayed_ticket
WHERE endpoint_key = :endpoint AND region = :region AND ticket_id = ANY (:tickets)

-- name: ledger
SELECT status, updated_at, gone_at FROM tickets WHERE region = :region AND ticket_id = :ticket

-- The claim, the pace and the lease in one statement: whatever is true of one is true of all.
-- name: claim
WITH paced AS (
    UPDATE historical_endpoint
    SET next_at = clock_timestamp() + CAST(:interval AS interval),
        expires_at = clock_timestamp() + CAST(:duration AS interval)
    WHERE endpoint_key = :endpoint AND token = :token AND expires_at > clock_timestamp() AND next_at <= clock_timestamp()
    RETURNING endpoint_key
), claimed AS (
    INSERT INTO replayed_ticket AS t
        (endpoint_key, region, ticket_id, event_id, state, attempts, claimed_at, token, sync_uid)
    SELECT endpoint_key, :region, :ticket, :event, 'Claimed', CAST(:attempt AS integer), clock_timestamp(),
           CAST(:token AS bigint), :sync
    FROM paced
    ON CONFLICT (endpoint_key, region, ticket_id) DO UPDATE
    SET state = 'Claimed', event_id = excluded.event_id, attempts = excluded.attempts, answer = NULL,
        claimed_at = excluded.claimed_at, settled_at = NULL, token = excluded.token, sync_uid = excluded.sync_uid
    WHERE t.state = :former
       -- The same claim, whose commit was not answered.
       OR (t.state = 'Claimed' AND t.token = :token AND t.sync_uid = :sync AND t.attempts = :attempt)
    RETURNING t.ticket_id
)
SELECT (SELECT count(*) FROM paced) AS paced,
       (SELECT count(*) FROM claimed) AS claimed,
       (SELECT CAST(ceil(extract(epoch FROM next_at - clock_timestamp()) * 1000000) AS bigint)
        FROM historical_endpoint
        WHERE endpoint_key = :endpoint AND token = :token AND expires_at > clock_timestamp()) AS wait_micros

-- A late answer is still the truth about a ticket that was taken for doubtful meanwhile, unless somebody has claimed it anew.
-- name: settle
UPDATE replayed_ticket
SET state = :state, answer = :answer, settled_at = clock_timestamp()
WHERE endpoint_key = :endpoint AND region = :region AND ticket_id = :ticket AND token = :token
  AND state IN ('Claimed', 'InDoubt')

-- name: forget
DELETE FROM replayed_ticket
WHERE endpoint_key = :endpoint AND region = :region AND ticket_id = :ticket AND token = :token
  AND state IN ('Claimed', 'InDoubt')
