package io.vivenuoperator.events.sealing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** Encrypts texts with AES-GCM. Each belongs to one thing: what was sealed for one can't be opened as another's. */
public final class SecretSeal {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_OCTETS = 12;
    private static final int TAG_BITS = 128;

    private final EncryptionKeys keys;
    private final SecureRandom random;

    public SecretSeal(EncryptionKeys keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    /**
     * Seals a text.
     *
     * @param owner the id of what it belongs to
     */
    public SealedText seal(String text, String owner) {
        byte[] nonce = new byte[NONCE_OCTETS];
        random.nextBytes(nonce);
        String keyId = keys.current();
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, keys.named(keyId).orElseThrow(), nonce, owner);
            byte[] encrypted = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
            byte[] octets = Arrays.copyOf(nonce, nonce.length + encrypted.length);
            System.arraycopy(encrypted, 0, octets, nonce.length, encrypted.length);
            return new SealedText(keyId, octets);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    /** The text; empty if its key is not here any more, if it was changed, or if it belongs to something else. */
    public Optional<String> open(SealedText sealed, String owner) {
        Optional<SecretKey> key = keys.named(sealed.keyId());
        if (key.isEmpty() || sealed.octets().length <= NONCE_OCTETS) {
            return Optional.empty();
        }
        byte[] nonce = Arrays.copyOf(sealed.octets(), NONCE_OCTETS);
        byte[] encrypted = Arrays.copyOfRange(sealed.octets(), NONCE_OCTETS, sealed.octets().length);
        try {
            byte[] text = cipher(Cipher.DECRYPT_MODE, key.get(), nonce, owner).doFinal(encrypted);
            return Optional.of(new String(text, StandardCharsets.UTF_8));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String owner) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
