package io.vivenuoperator.controller.naming;

import io.vivenuoperator.contracts.region.RegionKey;
import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names derived from a region's own.
 *
 * @param webhookBaseUrl the public base URL of the receivers
 * @param qualified whether regions of several namespaces share the database, so that the key includes the namespace
 */
public record RegionNames(String webhookBaseUrl, boolean qualified) {
    private static final Pattern CRON_JOB = Pattern.compile("(.+)-(?:incremental|full)");
    private static final Pattern JOB = Pattern.compile("(.+)-(?:(?:incremental|full)-\\d+|first-poll)");
    private static final Pattern POD = Pattern.compile("(.+)-(?:(?:incremental|full)-\\d+|first-poll)-[a-z0-9]{5}");
    private static final Pattern NOTHING = Pattern.compile("(?!)");

    /** The region's key in the database, the registry and the webhook's URL. */
    public String key(VivenuRegion region) {
        return key(region.getMetadata().getNamespace(), region.getMetadata().getName());
    }

    /** The key of a region that may no longer exist. */
    public String key(String namespace, String name) {
        return (qualified ? RegionKey.of(namespace, name) : RegionKey.of(name)).value();
    }

    public String webhookUrl(VivenuRegion region) {
        return webhookBaseUrl + "/webhooks/" + key(region);
    }

    public static String cronJob(VivenuRegion region, RunKind kind) {
        return region.getMetadata().getName() + "-" + kind.argument();
    }

    public static String firstPoll(VivenuRegion region) {
        return region.getMetadata().getName() + "-first-poll";
    }

    /**
     * The region that a poll belongs to, from the name of its CronJob, of a Job that the CronJob or the controller created,
     * or of a pod of that Job.
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
