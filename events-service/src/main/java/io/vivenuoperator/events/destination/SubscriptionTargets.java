package io.vivenuoperator.events.destination;

import io.vivenuoperator.events.attempt.AttemptReason;
import io.vivenuoperator.events.delivery.SubscriptionSource;
import io.vivenuoperator.events.destination.DeliveryTarget.ReadTarget;
import io.vivenuoperator.events.format.TargetLimits;
import io.vivenuoperator.events.sealing.SealedText;
import io.vivenuoperator.events.sealing.SecretSeal;
import io.vivenuoperator.events.subscription.MessageSubscription;
import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.httpclient.connection.TrustedAuthorities;
import io.vivenuoperator.platform.httpclient.egress.EgressPolicy;
import io.vivenuoperator.store.subscription.SubscriptionRecord;
import io.vivenuoperator.store.subscription.SubscriptionRepository;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The active subscriptions of the database with their targets; each is read anew when it has changed. */
public final class SubscriptionTargets implements SubscriptionSource {
    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionTargets.class);

    private static final ReadTarget UNREADABLE = new ReadTarget.Unusable(
            AttemptReason.SECRET_NOT_FOUND,
            "What is encrypted of it can't be opened: is the encryption key still there?");

    private final Database database;
    private final Optional<SecretSeal> seal;
    private final SubscriptionRepository subscriptions = new SubscriptionRepository();
    private final TargetReader reader;
    private volatile Map<String, ReadSubscription> read = Map.of();

    private record ReadSubscription(MessageSubscription subscription, ReadTarget target) {}

    /**
     * Of a database.
     *
     * @param seal opens their secrets; without it none can be delivered to
     * @param policy judges their URLs when they are read
     * @param authorities that this installation trusts beside Java's own
     */
    public SubscriptionTargets(
            Database database,
            Optional<SecretSeal> seal,
            EgressPolicy policy,
            Optional<TrustedAuthorities> authorities) {
        this(database, seal, new TargetReader(policy, authorities));
    }

    private SubscriptionTargets(Database database, Optional<SecretSeal> seal, TargetReader reader) {
        this.database = database;
        this.seal = seal;
        this.reader = reader;
    }

    @Override
    public Collection<MessageSubscription> active() {
        Map<String, ReadSubscription> now = new HashMap<>();
        for (SubscriptionRecord row : database.inTransaction(subscriptions::active)) {
            String uid = row.identity().uid();
            ReadSubscription before = read.get(uid);
            if (before != null && before.subscription().revision() == row.revision()) {
                now.put(uid, before);
            } else {
                reading(row).ifPresent(fresh -> now.put(uid, fresh));
            }
        }
        read = Map.copyOf(now);
        return now.values().stream().map(ReadSubscription::subscription).toList();
    }

    /** Where the subscription is delivered to. */
    ReadTarget target(MessageSubscription subscription) {
        return Optional.ofNullable(read.get(subscription.uid()))
                .map(ReadSubscription::target)
                .orElse(UNREADABLE);
    }

    /** The same for one alone, whether or not it is active. */
    SubscriptionTargets only(SubscriptionRecord row) {
        var only = new SubscriptionTargets(database, seal, reader);
        only.read = reading(row).map(one -> Map.of(row.identity().uid(), one)).orElse(Map.of());
        return only;
    }

    /** The one that it knows alone; empty if that can't be read. */
    Optional<MessageSubscription> alone() {
        return read.values().stream().map(ReadSubscription::subscription).findFirst();
    }

    /** One that can't be read, such as a later release's, must not hold up the others. */
    private Optional<ReadSubscription> reading(SubscriptionRecord row) {
        try {
            SubscriptionReading stored = SubscriptionReading.of(row);
            Optional<SealedTarget> opened = opened(row);
            ReadTarget target =
                    opened.map(readable -> reader.read(stored, readable)).orElse(UNREADABLE);
            return Optional.of(new ReadSubscription(stored.subscription(limits(target)), target));
        } catch (IllegalArgumentException | IllegalStateException e) {
            LOG.atError()
                    .addKeyValue("subscription", row.identity().uid())
                    .log("Subscription can't be read and is not delivered to");
            return Optional.empty();
        }
    }

    private static Optional<TargetLimits> limits(ReadTarget target) {
        return target instanceof ReadTarget.Usable(DeliveryTarget usable)
                ? Optional.of(usable.format().limits())
                : Optional.empty();
    }

    private Optional<SealedTarget> opened(SubscriptionRecord row) {
        return row.content()
                .secrets()
                .flatMap(hidden -> seal.flatMap(own -> own.open(
                        new SealedText(hidden.keyId(), hidden.octets()),
                        row.identity().uid())))
                .map(SealedTarget::of);
    }
}
