package io.vivenuoperator.events.lane;

import io.vivenuoperator.events.endpoint.FailureWatch.FailureStreak;
import io.vivenuoperator.store.delivery.DueRetries.WaitingMessage;
import io.vivenuoperator.store.delivery.LogPages.LogPlace;
import java.util.List;
import java.util.Set;

/**
 * What the database knows of a subscription when this process takes it over.
 *
 * @param passed beyond the position, and yet delivered, among the retries or the dead letters
 * @param retries how many wait for another attempt
 * @param parked these, for a subscription that wants order
 * @param streak its failures since the last success, with the time of the first by the steady clock
 */
public record LaneStart(
        LogPlace position, Set<Long> passed, long retries, List<WaitingMessage> parked, FailureStreak streak) {}
