package io.vivenuoperator.events.sealing;

import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The keys of this installation, by id: the first one seals, each opens what it sealed. */
public final class EncryptionKeys {
    private static final int KEY_OCTETS = 32;

    private final SequencedMap<String, SecretKey> keys;

    EncryptionKeys(SequencedMap<String, SecretKey> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("there is no key");
        }
        this.keys = new LinkedHashMap<>(keys);
    }

    /** One key that ends with this process: what it seals is of use nowhere else. */
    public static EncryptionKeys ofThisProcess(SecureRandom random) {
        byte[] octets = new byte[KEY_OCTETS];
        random.nextBytes(octets);
        SequencedMap<String, SecretKey> keys = new LinkedHashMap<>();
        keys.put("process", new SecretKeySpec(octets, "AES"));
        return new EncryptionKeys(keys);
    }

    /** The id of the key that seals. */
    String current() {
        return keys.firstEntry().getKey();
    }

    Optional<SecretKey> named(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    /** Only the ids. */
    @Override
    public String toString() {
        return "EncryptionKeys" + keys.keySet();
    }
}
