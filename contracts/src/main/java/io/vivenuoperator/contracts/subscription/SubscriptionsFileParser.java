package io.vivenuoperator.contracts.subscription;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vivenuoperator.contracts.region.RegionKey;
import io.vivenuoperator.contracts.subscription.HandedPolicy.HandedDigest;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Parses a subscriptions file and reports what is wrong with it. */
final class SubscriptionsFileParser {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final String WORD = "[a-z][a-z0-9_]*";
    private static final Pattern TYPE =
            Pattern.compile("\\*|(?:" + WORD + "\\.)+\\*|\\*(?:\\." + WORD + ")+|" + WORD + "(?:\\." + WORD + ")+");
    private static final String EVERY_REGION = "*";

    SubscriptionsFile parse(byte[] file) throws MalformedSubscriptionsFileException {
        var root = tree(file);
        var revision = root.at(FileFields.REVISION);
        if (revision.isThere() && !revision.node().isTextual()) {
            throw revision.wrong("must be a text");
        }
        var seen = new HashSet<String>();
        var subscriptions = new ArrayList<HandedSubscription>();
        for (var entry : root.at(FileFields.SUBSCRIPTIONS).items()) {
            var subscription = subscription(entry);
            unique(entry, subscription.uid(), seen);
            subscriptions.add(subscription);
        }
        var replays = new ArrayList<HandedReplay>();
        if (root.at(FileFields.REPLAYS).isThere()) {
            for (var entry : root.at(FileFields.REPLAYS).items()) {
                var replay = replay(entry);
                unique(entry, replay.uid(), seen);
                replays.add(replay);
            }
        }
        return new SubscriptionsFile(revision.node().asText(""), subscriptions, replays);
    }

    private static FileNode tree(byte[] file) throws MalformedSubscriptionsFileException {
        try {
            var root = JSON.readTree(file);
            if (!root.isObject()) {
                throw new MalformedSubscriptionsFileException("not a JSON object");
            }
            return new FileNode(root, "");
        } catch (JsonProcessingException e) {
            // Jackson's message quotes the file, which contains secrets.
            var at = e.getLocation();
            throw new MalformedSubscriptionsFileException(
                    at == null
                            ? "not JSON"
                            : "not JSON: line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()));
        } catch (IOException e) {
            throw new MalformedSubscriptionsFileException("not readable as JSON");
        }
    }

    private static void unique(FileNode entry, String uid, Set<String> seen)
            throws MalformedSubscriptionsFileException {
        if (!seen.add(uid)) {
            throw entry.at(FileFields.UID).wrong("appears twice");
        }
    }

    static HandedSubscription subscription(FileNode entry) throws MalformedSubscriptionsFileException {
        return new HandedSubscription(
                entry.text(FileFields.UID),
                entry.optionalText(FileFields.NAMESPACE).orElse(""),
                entry.text(FileFields.NAME),
                types(entry, true),
                regions(entry),
                entry.texts(FileFields.SOURCES),
                entry.optionalNumber(FileFields.MINIMUM_PERCENT, 1, 100),
                entry.flag(FileFields.SUSPEND),
                startFrom(entry),
                HandedTargetReader.target(entry.at(FileFields.DELIVER)),
                entry.texts(FileFields.SECRETS),
                policy(entry.at(FileFields.POLICY)),
                entry.optionalText(FileFields.ENABLE_AT),
                entry.optionalText(FileFields.TEST_AT));
    }

    private static List<String> types(FileNode entry, boolean needed) throws MalformedSubscriptionsFileException {
        var types = entry.texts(FileFields.TYPES);
        if (needed && types.isEmpty()) {
            throw entry.at(FileFields.TYPES).wrong("must have at least one type");
        }
        for (var index = 0; index < types.size(); index++) {
            if (!TYPE.matcher(types.get(index)).matches()) {
                throw entry.at(FileFields.TYPES + "[" + index + "]")
                        .wrong("must be a type or a pattern: event.sold_out, ticket.*, *.created or *");
            }
        }
        return types;
    }

    private static List<String> regions(FileNode entry) throws MalformedSubscriptionsFileException {
        var regions = entry.texts(FileFields.REGIONS);
        for (var index = 0; index < regions.size(); index++) {
            var region = regions.get(index);
            if (!region.equals(EVERY_REGION) && !RegionKey.isValid(region)) {
                throw entry.at(FileFields.REGIONS + "[" + index + "]").wrong("must be a name, namespace/name or *");
            }
        }
        return regions;
    }

    private static String startFrom(FileNode entry) throws MalformedSubscriptionsFileException {
        var from = entry.optionalText(FileFields.START_FROM).orElse(HandedSubscription.NOW);
        if (from.equals(HandedSubscription.NOW) || from.equals(HandedSubscription.EARLIEST)) {
            return from;
        }
        try {
            return Instant.parse(from).toString();
        } catch (DateTimeException e) {
            throw entry.at(FileFields.START_FROM).wrong("must be Now, Earliest or a time in UTC");
        }
    }

    private static HandedPolicy policy(FileNode policy) throws MalformedSubscriptionsFileException {
        var usual = HandedPolicy.USUAL;
        return new HandedPolicy(
                policy.number(FileFields.MAX_RETRIES, 0, 15, usual.maxRetries()),
                policy.number(FileFields.TIMEOUT_SECONDS, 2, 30, usual.timeoutSeconds()),
                policy.number(FileFields.MAX_IN_FLIGHT, 1, 256, usual.maxInFlight()),
                policy.optionalNumber(FileFields.RATE_PER_SECOND, 1, 1000),
                policy.word(FileFields.ORDER, Set.of("None", "Key", "All"), usual.order()),
                policy.number(FileFields.DISABLE_AFTER_HOURS, 0, 720, usual.disableAfterHours()),
                digest(policy.at(FileFields.DIGEST)));
    }

    private static Optional<HandedDigest> digest(FileNode digest) throws MalformedSubscriptionsFileException {
        if (!digest.isThere()) {
            return Optional.empty();
        }
        return Optional.of(new HandedDigest(
                digest.number(FileFields.WINDOW_SECONDS, 5, 3600, HandedDigest.USUAL.windowSeconds()),
                digest.number(FileFields.MAXIMUM, 1, 50, HandedDigest.USUAL.maximum())));
    }

    private static HandedReplay replay(FileNode entry) throws MalformedSubscriptionsFileException {
        return new HandedReplay(
                entry.text(FileFields.UID),
                entry.optionalText(FileFields.NAMESPACE).orElse(""),
                entry.text(FileFields.NAME),
                entry.text(FileFields.SUBSCRIPTION),
                entry.time(FileFields.FROM),
                entry.optionalTime(FileFields.TO),
                types(entry, false),
                regions(entry),
                entry.word(FileFields.ONLY, Set.of("All", "Failed", "DeadLetters"), "All"),
                entry.optionalNumber(FileFields.RATE_PER_SECOND, 1, 1000),
                entry.flag(FileFields.DRY_RUN));
    }
}
