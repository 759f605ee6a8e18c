package io.vivenuoperator.store.handover;

import io.vivenuoperator.store.subscription.EncryptedSecrets;
import java.util.Optional;

/**
 * What the table has of a subscription from Kubernetes, as far as a file may differ from it.
 *
 * @param spec JSON, without any secret
 * @param disabledReason why the service itself stopped it, if it did
 * @param ended whether it was gone from the file
 */
public record HandedRow(
        String uid,
        String spec,
        Optional<EncryptedSecrets> secrets,
        Optional<String> disabledReason,
        boolean active,
        boolean ended) {}
