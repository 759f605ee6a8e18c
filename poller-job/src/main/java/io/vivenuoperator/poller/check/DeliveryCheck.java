package io.vivenuoperator.poller.check;

import io.vivenuoperator.contracts.registry.RegionEntry;
import io.vivenuoperator.contracts.registry.RegionsFile;
import io.vivenuoperator.contracts.registry.TestDelivery;
import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.platform.httpclient.address.BaseUrl;
import io.vivenuoperator.store.inbox.TestDeliveries;
import io.vivenuoperator.store.region.KnownRegions;
import io.vivenuoperator.vendor.vivenu.signature.SigningKey;
import io.vivenuoperator.vendor.vivenu.signature.WebhookSignature;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Whether what is signed with a region's newest key is answered 204 and is then in the database. It is a test and counts nowhere. */
final class DeliveryCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int STORED = 204;

    private final BaseUrl receivers;
    private final InternalHttp http;
    private final Database database;

    DeliveryCheck(BaseUrl receivers, InternalHttp http, Database database) {
        this.receivers = receivers;
        this.http = http;
        this.database = database;
    }

    Finding find(RegionsFile registry) {
        try {
            return region(registry)
                    .map(this::deliver)
                    .orElseGet(
                            () -> new Finding.NotTried(
                                    "No region with a signing key has been read yet: a test"
                                            + " may not be the first thing that the database knows of a region. Run it again after the first poll"));
        } catch (DatabaseException e) {
            return new Finding.Failed("The database can't be asked for the delivery. " + e.getMessage());
        }
    }

    private Optional<RegionEntry> region(RegionsFile registry) {
        List<RegionEntry> keyed = registry.regions().stream()
                .filter(entry -> !entry.signingKeys().isEmpty())
                .toList();
        List<String> names = keyed.stream().map(entry -> entry.region().value()).toList();
        Set<String> known = database.inTransaction(tx -> KnownRegions.among(tx, names));
        return keyed.stream()
                .filter(entry -> known.contains(entry.region().value()))
                .findFirst();
    }

    private Finding deliver(RegionEntry entry) {
        String id = "test-" + UUID.randomUUID();
        String region = entry.region().value();
        byte[] body = """
                {"id":"%s","type":"%s","data":{}}""".formatted(id, TestDelivery.TYPE).getBytes(StandardCharsets.UTF_8);
        var key = new SigningKey(entry.signingKeys().getFirst());
        URI address = receivers.resolve("/webhooks/" + region, "");
        return switch (http.post(
                address, body, WebhookSignature.HEADER, new WebhookSignature(key).sign(body), PATIENCE)) {
            case ProgramReply.Answered answer when answer.status() == STORED -> stored(region, id);
            case ProgramReply.Answered answer -> refused(region, answer);
            case ProgramReply.None(String why) ->
                new Finding.Failed("No receiver answers at " + receivers.value() + why
                        + ". The Service needs a receiver that is ready, and this pod has to reach it (networkPolicy)");
        };
    }

    private Finding stored(String region, String id) {
        return database.inTransaction(tx -> TestDeliveries.take(tx, region, id))
                ? new Finding.Passed("A test that was signed with the newest key of region " + region
                        + " was answered 204 and is in the database")
                : new Finding.Failed("A test was answered 204, and is not in the database of this pod:"
                        + " the receivers have another one. Compare the Secrets that their DATABASE_URL comes from");
    }

    private static Finding refused(String region, ProgramReply.Answered answer) {
        return switch (answer.reason()) {
            case "SignatureMismatch" ->
                new Finding.Failed("The receivers refuse what is signed with the newest key of region " + region
                        + " in the registry (" + answer.named()
                        + "): they have other keys. Compare their Secret with the controller's, and look at their log");
            case "SourceNotAllowed" ->
                new Finding.NotTried("receiver.allowedSources leaves this pod's network out, so nothing was delivered");
            default ->
                new Finding.Failed("The receivers answered a delivery for region " + region + " with " + answer.named()
                        + ": look at their log");
        };
    }
}
