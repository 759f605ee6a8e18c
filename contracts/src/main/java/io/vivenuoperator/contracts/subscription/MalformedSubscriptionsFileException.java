package io.vivenuoperator.contracts.subscription;

/** The subscriptions file is invalid. The message names the field and never contains a secret. */
public final class MalformedSubscriptionsFileException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedSubscriptionsFileException(String message) {
        super(message);
    }
}
