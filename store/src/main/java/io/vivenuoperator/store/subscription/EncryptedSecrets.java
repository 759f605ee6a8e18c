package io.vivenuoperator.store.subscription;

/**
 * Secrets as the database has them: it can't read them.
 *
 * @param keyId of the key that opens them
 */
@SuppressWarnings("ArrayRecordComponent")
public record EncryptedSecrets(String keyId, byte[] octets) {
    public EncryptedSecrets {
        if (keyId.isEmpty() || octets.length == 0) {
            throw new IllegalArgumentException("encrypted secrets need a key's id and octets");
        }
    }

    @Override
    public String toString() {
        return "EncryptedSecrets[" + keyId + "]";
    }
}
