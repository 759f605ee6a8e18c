package io.vivenuoperator.controller.naming;

import io.vivenuoperator.crd.v1alpha1.PollKind;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;

/**
 * Names that are derived from a region's own.
 *
 * @param webhookBaseUrl under which Vivenu reaches the receivers
 * @param qualified whether regions of several namespaces share the database, so that the key needs the namespace
 */
public record RegionNames(String webhookBaseUrl, boolean qualified) {

    /** The region's key in the database, the registry and the webhook's URL. */
    public String key(VivenuRegion region) {
        return key(region.getMetadata().getNamespace(), region.getMetadata().getName());
    }

    /** The same, for a region that may be gone. */
    public String key(String namespace, String name) {
        return qualified ? namespace + "/" + name : name;
    }

    public String webhookUrl(VivenuRegion region) {
        return webhookBaseUrl + "/webhooks/" + key(region);
    }

    public static String cronJob(VivenuRegion region, PollKind kind) {
        return region.getMetadata().getName() + "-" + kind.argument();
    }

    public static String firstPoll(VivenuRegion region) {
        return region.getMetadata().getName() + "-first-poll";
    }

    public static String ownedSigningKey(String region) {
        return region + "-webhook-signing-key";
    }
}
