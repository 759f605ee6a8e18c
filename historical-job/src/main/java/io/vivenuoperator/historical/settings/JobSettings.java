package io.vivenuoperator.historical.settings;

import io.vivenuoperator.historical.plan.TicketChoice;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Everything a run needs to know.
 *
 * @param syncUid the same for all processes of one sync
 * @param holder this process's pod or machine
 * @param spool a directory with room for the payloads
 * @param delivery absent when nothing is sent; for a dry run the endpoint to compare with, if it was given
 * @param output absent when nothing is written
 */
public record JobSettings(
        JobOrder order,
        String syncUid,
        String holder,
        DatabaseAccess database,
        VendorAccess vendor,
        TicketChoice choice,
        Path spool,
        Optional<EndpointSettings> delivery,
        Optional<OutputSettings> output) {
    /** When nobody says otherwise: as Vivenu's integrators do it. */
    public static final Duration USUAL_INTERVAL = Duration.ofMillis(1800);

    public Duration interval() {
        return delivery.map(EndpointSettings::interval).orElse(USUAL_INTERVAL);
    }
}
