package io.vivenuoperator.events.registry;

import io.vivenuoperator.contracts.subscription.HandedSubscription;
import io.vivenuoperator.contracts.subscription.HandoverProblem;
import io.vivenuoperator.contracts.subscription.HandoverProblem.HandoverRefusal;
import io.vivenuoperator.contracts.subscription.MalformedSubscriptionsFileException;
import io.vivenuoperator.contracts.subscription.SubscriptionsFile;
import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.platform.httpclient.egress.EgressPolicy;
import io.vivenuoperator.platform.httpclient.egress.TargetVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the subscriptions file. One that is broken, missing, or shrunken changes nothing and is said: nobody must be deprived of
 * messages by a typo.
 */
public final class SubscriptionRegistry implements Supplier<RegistryStanding> {
    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionRegistry.class);
    private static final String IN_CONFLICT =
            "A subscription that was made over HTTP has the uid of this resource: delete one of the two.";

    private final Path path;
    private final HandoverRows rows;
    private final EgressPolicy egress;
    private final TestOrders tests;
    private volatile RegistryStanding standing = RegistryStanding.NOTHING;
    private Optional<FileStamp> seen = Optional.empty();

    /**
     * Of one file.
     *
     * @param egress where endpoints may be; where a name leads is judged at each connection
     * @param tests sends a test message to those that somebody wants one of
     */
    public SubscriptionRegistry(Path path, HandoverRows rows, EgressPolicy egress, TestOrders tests) {
        this.path = path;
        this.rows = rows;
        this.egress = egress;
        this.tests = tests;
    }

    private record FileStamp(Path file, FileTime modified, long size) {}

    @Override
    public RegistryStanding get() {
        return standing;
    }

    /** Stores the file if it has changed since it was last stored or refused; called by one thread. */
    void refresh() {
        try {
            var now = stamp();
            if (seen.filter(now::equals).isPresent()) {
                return;
            }
            take(SubscriptionsFile.parse(Files.readAllBytes(now.file())));
            seen = Optional.of(now);
        } catch (MalformedSubscriptionsFileException e) {
            seen = stampOrNothing();
            refuse("The file is invalid: " + e.getMessage() + ".");
        } catch (NoSuchFileException e) {
            refuse("The file is missing.");
        } catch (IOException e) {
            refuse("The file is not readable.");
        } catch (DatabaseException e) {
            refuse("The database can't take it now.");
        }
    }

    private void take(SubscriptionsFile file) {
        switch (rows.apply(file)) {
            case HandoverOutcome.Applied applied -> accept(file, applied);
            case HandoverOutcome.Outdated() -> refuse("Another pod has stored a newer file.");
            case HandoverOutcome.Shrunken(int before, int now) ->
                refuse("The file has " + now + " subscriptions, and " + before
                        + " are in force: remove at most half of them at a time, if that is what you want.");
        }
    }

    private void accept(SubscriptionsFile file, HandoverOutcome.Applied applied) {
        standing = new RegistryStanding(
                true,
                file.revision(),
                file.subscriptions().size(),
                Optional.empty(),
                problems(file, applied.conflicts()));
        LOG.atInfo()
                .addKeyValue("revision", file.revision())
                .addKeyValue("subscriptions", file.subscriptions().size())
                .addKeyValue("added", applied.added())
                .addKeyValue("changed", applied.changed())
                .addKeyValue("ended", applied.ended())
                .addKeyValue("conflicts", applied.conflicts().size())
                .log("Subscriptions loaded");
        applied.tests().forEach(tests::test);
    }

    private Map<String, HandoverProblem> problems(SubscriptionsFile file, Set<String> conflicts) {
        var problems = new HashMap<String, HandoverProblem>();
        for (var entry : file.subscriptions()) {
            problem(entry, conflicts).ifPresent(problem -> problems.put(entry.uid(), problem));
        }
        return problems;
    }

    private Optional<HandoverProblem> problem(HandedSubscription entry, Set<String> conflicts) {
        if (conflicts.contains(entry.uid())) {
            return Optional.of(new HandoverProblem(HandoverRefusal.CONFLICT, IN_CONFLICT));
        }
        return egress.judge(entry.deliver().url()) instanceof TargetVerdict.Refused(var refusal)
                ? Optional.of(new HandoverProblem(HandoverRefusal.URL_REFUSED, refusal.message()))
                : Optional.empty();
    }

    private void refuse(String why) {
        var before = standing;
        standing = before.refusing(why);
        if (!standing.equals(before)) {
            LOG.atError()
                    .addKeyValue("file", path)
                    .addKeyValue("reason", why)
                    .addKeyValue("kept", before.revision())
                    .log("Subscriptions file is not used");
        }
    }

    private Optional<FileStamp> stampOrNothing() {
        try {
            return Optional.of(stamp());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Kubernetes swaps a symlink to a new directory, people edit in place: the real path, the time or the size changes. */
    private FileStamp stamp() throws IOException {
        var file = path.toRealPath();
        return new FileStamp(file, Files.getLastModifiedTime(file), Files.size(file));
    }
}
