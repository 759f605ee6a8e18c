package io.vivenuoperator.events.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.contracts.subscription.HandedSubscription;
import io.vivenuoperator.contracts.subscription.StoredSubscription;
import io.vivenuoperator.events.sealing.SealedText;
import io.vivenuoperator.events.sealing.SecretSeal;
import io.vivenuoperator.store.handover.HandedRow;
import io.vivenuoperator.store.subscription.EncryptedSecrets;
import io.vivenuoperator.store.subscription.SubscriptionContent;
import io.vivenuoperator.store.subscription.SubscriptionIdentity;
import io.vivenuoperator.store.subscription.SubscriptionOrigin;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** How a subscription of the file is kept as a row, and how the two differ. */
record StoredHandover(SecretSeal seal) {
    /** In the spec: the revision of the file that changed the row last. */
    static final String FILE_REVISION = "fileRevision";

    private static final String ENABLE_AT = "enableAt";
    private static final String TEST_AT = "testAt";
    private static final String MAKER = "EventSubscription";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a row shall be. */
    record WantedRow(SubscriptionIdentity identity, SubscriptionContent content, Optional<String> disabledReason) {}

    /** A revision that can be compared; a person's can't. */
    static OptionalLong comparable(String revision) {
        return revision.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(revision)) : OptionalLong.empty();
    }

    /** The row that the entry shall have; empty if it has it. */
    Optional<WantedRow> wanted(HandedSubscription entry, Optional<HandedRow> stored, OptionalLong revision) {
        var parts = StoredSubscription.of(entry);
        var wanted = row(entry, parts, stored, revision);
        return stored.filter(row -> isUnchanged(row, parts, wanted.content())).isPresent()
                ? Optional.empty()
                : Optional.of(wanted);
    }

    private boolean isUnchanged(HandedRow row, StoredSubscription parts, SubscriptionContent wanted) {
        return !row.ended()
                && row.active() == wanted.active()
                && withoutRevision(row.spec()).equals(withoutRevision(parts.spec()))
                && row.secrets()
                        .flatMap(hidden -> seal.open(new SealedText(hidden.keyId(), hidden.octets()), row.uid()))
                        .filter(parts.secrets()::equals)
                        .isPresent();
    }

    private WantedRow row(
            HandedSubscription entry, StoredSubscription parts, Optional<HandedRow> stored, OptionalLong revision) {
        var sealed = seal.seal(parts.secrets(), entry.uid());
        var disabled = stored.filter(row -> !row.ended())
                .filter(row -> !isNew(ENABLE_AT, parts.spec(), stored))
                .flatMap(HandedRow::disabledReason);
        return new WantedRow(
                new SubscriptionIdentity(
                        entry.uid(),
                        SubscriptionOrigin.KUBERNETES,
                        Optional.of(entry.namespace()),
                        entry.name(),
                        MAKER),
                new SubscriptionContent(
                        marked(parts.spec(), revision),
                        Optional.of(new EncryptedSecrets(sealed.keyId(), sealed.octets())),
                        Stream.concat(entry.regions().stream(), entry.sources().stream())
                                .distinct()
                                .toList(),
                        !entry.suspend() && disabled.isEmpty()),
                disabled);
    }

    /** Whether somebody wants a test message of it. */
    static boolean wantsTest(WantedRow wanted, Optional<HandedRow> stored) {
        return isNew(TEST_AT, wanted.content().spec(), stored);
    }

    private static boolean isNew(String field, String spec, Optional<HandedRow> stored) {
        var now = object(spec).path(field);
        return now.isTextual()
                && stored.map(row -> object(row.spec()).path(field))
                        .filter(now::equals)
                        .isEmpty();
    }

    /** The spec with the revision of the file that changes it. */
    static String marked(String spec, OptionalLong revision) {
        var marked = object(spec);
        revision.ifPresent(number -> marked.put(FILE_REVISION, number));
        return marked.toString();
    }

    private static JsonNode withoutRevision(String spec) {
        return object(spec).without(FILE_REVISION);
    }

    private static ObjectNode object(String spec) {
        try {
            return (ObjectNode) JSON.readTree(spec);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the specification of a subscription is JSON", e);
        }
    }
}
