package io.vivenuoperator.events.sealing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Reads {@code ENCRYPTION_KEYS_FILE}: {@code {"keys":[{"id":"2026-11","key":"<32 octets in Base64>"}]}}, the newest key first. */
public final class EncryptionKeysFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OCTETS = 32;

    private EncryptionKeysFile() {}

    /**
     * The keys.
     *
     * @throws IllegalArgumentException with a message that names what is wrong and contains nothing of the file
     */
    public static EncryptionKeys read(Path file) {
        SequencedMap<String, SecretKey> keys = new LinkedHashMap<>();
        for (JsonNode entry : tree(file).path("keys")) {
            String field = "keys[" + keys.size() + "]";
            String id = entry.path("id").asText("");
            if (id.isBlank() || keys.containsKey(id)) {
                throw new IllegalArgumentException(field + ".id must be a word of its own");
            }
            keys.put(id, key(entry.path("key").asText(""), field + ".key"));
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("keys must be a list with at least one key");
        }
        return new EncryptionKeys(keys);
    }

    private static JsonNode tree(Path file) {
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            // Jackson's message quotes the file.
            throw new IllegalArgumentException("the file is not JSON");
        } catch (IOException e) {
            throw new IllegalArgumentException("the file can't be read: mount the Secret there", e);
        }
    }

    private static SecretKey key(String text, String field) {
        try {
            byte[] octets = Base64.getDecoder().decode(text);
            if (octets.length == OCTETS) {
                return new SecretKeySpec(octets, "AES");
            }
        } catch (IllegalArgumentException e) {
            // The message below says what it must be, and the decoder's quotes a character.
        }
        throw new IllegalArgumentException(field + " must be 32 octets in Base64");
    }
}
