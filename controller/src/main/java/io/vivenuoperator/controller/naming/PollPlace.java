package io.vivenuoperator.controller.naming;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.operator.ownership.Ownership;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where polls run, and what their objects are called there: all of them beside the controller, because the database's Secret is
 * there and nowhere else.
 *
 * @param namespace the operator's
 * @param installation tells the polls of releases in one namespace apart
 */
public record PollPlace(String namespace, String installation) {
    /** With a dash, the hash and "-incremental" this is 52 characters: no CronJob's name may be longer. */
    private static final int LONGEST_PREFIX = 27;

    private static final int HASH_LENGTH = 12;
    private static final int BITS_OF_A_DIGIT = 5;
    private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz234567";

    /** Whether the region is here, too; otherwise its polls can't be owned by it, nor use its Secret. */
    public boolean isHomeOf(VivenuRegion region) {
        return namespace.equals(region.getMetadata().getNamespace());
    }

    /** What the names of the region's polls begin with. */
    public String base(VivenuRegion region) {
        return base(region.getMetadata().getNamespace(), region.getMetadata().getName());
    }

    /** Of a region that may no longer exist: its name if it is here; otherwise a name that no other region has. */
    public String base(String ofNamespace, String name) {
        if (namespace.equals(ofNamespace)) {
            return name;
        }
        var readable = ofNamespace + "-" + name;
        var prefix = readable.length() > LONGEST_PREFIX ? readable.substring(0, LONGEST_PREFIX) : readable;
        return prefix + "-" + hash(ofNamespace + "/" + name);
    }

    /** Whether the name has the form that {@link #base(String, String)} gives to regions of other namespaces. */
    public static boolean mayBeOfGuest(String base) {
        var hash = base.length() - HASH_LENGTH;
        return hash > 0
                && base.charAt(hash - 1) == '-'
                && base.substring(hash).chars().allMatch(digit -> DIGITS.indexOf(digit) >= 0);
    }

    public String cronJob(VivenuRegion region, RunKind kind) {
        return base(region) + "-" + kind.argument();
    }

    public String firstPoll(VivenuRegion region) {
        return base(region) + "-first-poll";
    }

    /** Metadata of a poll's object. */
    public ObjectMeta meta(VivenuRegion region, String name, RunKind kind) {
        return new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(namespace)
                .withLabels(labels(region, kind))
                .withOwnerReferences(isHomeOf(region) ? List.of(Ownership.reference(region)) : List.of())
                .build();
    }

    public Map<String, String> labels(VivenuRegion region, RunKind kind) {
        var meta = region.getMetadata();
        return isHomeOf(region)
                ? ResourceLabels.of(region, kind)
                : Ownership.labels(Map.of(
                        ResourceLabels.REGION,
                        meta.getName(),
                        ResourceLabels.POLL,
                        kind.argument(),
                        ResourceLabels.REGION_NAMESPACE,
                        meta.getNamespace(),
                        ResourceLabels.REGION_UID,
                        Optional.ofNullable(meta.getUid()).orElse(""),
                        ResourceLabels.INSTALLATION,
                        installation));
    }

    /** Finds the polls of regions that are elsewhere. */
    public String ofGuests() {
        return ResourceLabels.POLL_SELECTOR + "," + ResourceLabels.INSTALLATION + "=" + installation;
    }

    /** The region that a poll's object is labelled with. */
    public static ResourceID regionOf(HasMetadata poll) {
        var meta = poll.getMetadata();
        var labels = Optional.ofNullable(meta.getLabels()).orElseGet(Map::of);
        return new ResourceID(
                labels.getOrDefault(ResourceLabels.REGION, ""),
                labels.getOrDefault(ResourceLabels.REGION_NAMESPACE, meta.getNamespace()));
    }

    /** 60 bits of SHA-256: who may choose a namespace's and a region's name can't choose another one's hash. */
    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            var digits = new StringBuilder();
            for (var digit = 0; digit < HASH_LENGTH; digit++) {
                digits.append(DIGITS.charAt(bits(digest, digit * BITS_OF_A_DIGIT)));
            }
            return digits.toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static int bits(byte[] digest, int from) {
        var two = ((digest[from / 8] & 0xff) << 8) | (digest[from / 8 + 1] & 0xff);
        return (two >> (16 - BITS_OF_A_DIGIT - from % 8)) & (DIGITS.length() - 1);
    }
}
