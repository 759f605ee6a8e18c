package io.vivenuoperator.simulators.eventbrite.fault;

import io.vivenuoperator.simulators.platform.fault.FaultSwitches;

/**
 * The faults and choices that only Eventbrite has. Nothing is signed, so no signature can be wrong.
 *
 * @param uniqueDeliveryIds {@code X-Eventbrite-Delivery} is one for each delivery, not the webhook's id
 * @param driftingPages a continuation is a number of records to pass, so that a change in between moves one over a border
 * @param strangeApiUrls {@code api_url} points to another host
 */
public record EventbriteFaults(boolean uniqueDeliveryIds, boolean driftingPages, boolean strangeApiUrls) {
    /** Switches that are all off. */
    public static FaultSwitches<EventbriteFaults> switches() {
        return new FaultSwitches<>(EventbriteFaults.class, new EventbriteFaults(false, false, false));
    }
}
