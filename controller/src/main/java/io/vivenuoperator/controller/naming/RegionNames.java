package io.vivenuoperator.controller.naming;

import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names derived from a region's own.
 *
 * @param webhookBaseUrl the public base URL of the receivers
 * @param keys the regions' keys
 */
public record RegionNames(String webhookBaseUrl, RegionKeyLookup keys) {
    private static final Pattern CRON_JOB = Pattern.compile("(.+)-(?:incremental|full)");
    private static final Pattern JOB = Pattern.compile("(.+)-(?:(?:incremental|full)-\\d+|first-poll)");
    private static final Pattern POD = Pattern.compile("(.+)-(?:(?:incremental|full)-\\d+|first-poll)-[a-z0-9]{5}");
    private static final Pattern NOTHING = Pattern.compile("(?!)");

    /** The region's key in the database, the registry and the webhook's URL. */
    public String key(VivenuRegion region) {
        return keys.of(region).value();
    }

    /** The key of a region that may no longer exist. */
    public String key(String namespace, String name) {
        return keys.of(namespace, name).value();
    }

    public String webhookUrl(VivenuRegion region) {
        return webhookBaseUrl + "/webhooks/" + key(region);
    }

    /**
     * What a poll's name begins with ({@link PollPlace#base}), from that of its CronJob, of a Job that the CronJob or the
     * controller created, or of a pod of that Job.
     */
    public static Optional<String> ofPoll(String kind, String name) {
        var pattern =
                switch (kind) {
                    case "CronJob" -> CRON_JOB;
                    case "Job" -> JOB;
                    case "Pod" -> POD;
                    default -> NOTHING;
                };
        var matcher = pattern.matcher(name);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    public static String ownedSigningKey(String region) {
        return region + "-webhook-signing-key";
    }
}
