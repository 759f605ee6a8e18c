package io.vivenuoperator.events.sealing;

/**
 * A text that only a key of ours opens.
 *
 * @param keyId which key
 * @param octets a nonce, the encrypted text and its tag
 */
@SuppressWarnings("ArrayRecordComponent")
public record SealedText(String keyId, byte[] octets) {
    @Override
    public String toString() {
        return "SealedText[" + keyId + "]";
    }
}
