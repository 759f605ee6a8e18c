package io.vivenuoperator.poller.settings;

import io.vivenuoperator.contracts.region.RegionKey;
import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.platform.httpclient.address.BaseUrl;
import io.vivenuoperator.platform.httpclient.connection.HttpConnectionSettings;
import io.vivenuoperator.store.maintenance.RetentionPolicy;
import io.vivenuoperator.store.news.NewsChoice;
import io.vivenuoperator.vendor.vivenu.api.ApiKey;
import java.time.Duration;
import java.util.Optional;

/**
 * One poll of one region.
 *
 * @param holder the pod's name; shown to another run that finds the region held
 * @param completenessThresholdPercent a full run below it is Partial
 * @param safetyLag how far a window's end stays behind the current time, because records appear at the vendor with a delay
 * @param overlap how far a window reaches back before the previous one's end, because clocks differ
 * @param deadline after this time the run stops at the end of a page; the next run resumes
 * @param lease how long the region stays blocked after its run was killed
 * @param retention how long the database keeps what may be deleted
 * @param webhook what the region's webhook is meant to tell
 * @param news what is told of that which changes
 * @param connection trusted certificates and proxy, for calls to Vivenu only
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
        WebhookExpectation webhook,
        NewsChoice news,
        HttpConnectionSettings connection) {}
