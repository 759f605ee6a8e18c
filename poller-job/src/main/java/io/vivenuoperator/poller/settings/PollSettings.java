package io.vivenuoperator.poller.settings;

import io.vivenuoperator.contracts.region.RegionKey;
import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.platform.httpclient.address.BaseUrl;
import io.vivenuoperator.platform.httpclient.connection.ConnectionSettings;
import io.vivenuoperator.store.maintenance.RetentionPolicy;
import io.vivenuoperator.vendor.vivenu.api.ApiKey;
import java.time.Duration;
import java.util.Optional;

/**
 * One poll of one region.
 *
 * @param holder who runs, for the one who finds the region held: the pod's name
 * @param completenessThresholdPercent below it a full run is Partial
 * @param safetyLag how far the end of a window stays behind now, because records appear at the vendor with a delay
 * @param overlap how far a window reaches back before the last one's end, because clocks differ
 * @param deadline after which the run stops at the end of a page, to be continued by the next one
 * @param lease how long the region waits after its run was killed
 * @param retention what the database may forget
 * @param connection whom to trust and which way to go, for calls to Vivenu alone
 */
public record PollSettings(
        RunKind kind,
        RegionKey region,
        String holder,
        BaseUrl baseUrl,
        ApiKey apiKey,
        int requestsPerMinute,
        int requestsPerHour,
        int completenessThresholdPercent,
        Duration safetyLag,
        Duration overlap,
        Duration lease,
        Optional<Duration> deadline,
        RetentionPolicy retention,
        ConnectionSettings connection) {}
