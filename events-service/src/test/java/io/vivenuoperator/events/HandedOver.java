package io.vivenuoperator.events;

import io.vivenuoperator.events.sealing.EncryptionKeysFile;
import io.vivenuoperator.events.sealing.SealedText;
import io.vivenuoperator.events.sealing.SecretSeal;
import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.subscription.EncryptedSecrets;
import io.vivenuoperator.store.subscription.StartingPoint;
import io.vivenuoperator.store.subscription.SubscriptionContent;
import io.vivenuoperator.store.subscription.SubscriptionIdentity;
import io.vivenuoperator.store.subscription.SubscriptionOrigin;
import io.vivenuoperator.store.subscription.SubscriptionRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Subscriptions as they come from Kubernetes: with targets of every kind. */
record HandedOver(TestDatabase db, Path keys) {
    /** The file of encryption keys that the service is started with. */
    static Path keys(Path folder) {
        try {
            return Files.writeString(
                    folder.resolve("encryption.json"),
                    "{\"keys\":[{\"id\":\"one\",\"key\":\"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=\"}]}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Stores one that begins now.
     *
     * @param spec what anybody may read
     * @param secrets what is encrypted
     */
    void subscribe(String uid, String spec, String secrets) {
        SealedText text = new SecretSeal(EncryptionKeysFile.read(keys), new SecureRandom()).seal(secrets, uid);
        var identity = new SubscriptionIdentity(uid, SubscriptionOrigin.KUBERNETES, Optional.of("sales"), uid, "test");
        var content = new SubscriptionContent(
                spec,
                Optional.of(new EncryptedSecrets(text.keyId(), text.octets())),
                List.of(SubscriptionContent.EVERY_REGION),
                true);
        db.database().inTransaction(tx -> {
            new SubscriptionRepository().create(tx, identity, content, new StartingPoint.FromNow(), Instant.now());
            return true;
        });
    }
}
