package io.vivenuoperator.historical.encryption;

import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Who can open the files: public keys of age, of which each opens all. There is no key here that opens one.
 *
 * @param keys as they were given, age1…; empty: files are not encrypted
 */
public record AgeRecipients(List<String> keys) {
    /** Appended to a name. */
    public static final String SUFFIX = ".age";

    private static final int MOST = 20;
    private static final Pattern KEY = Pattern.compile("age1[02-9ac-hj-np-z]{58}");

    /**
     * Checks the keys.
     *
     * @throws IllegalArgumentException with what they must be
     */
    public AgeRecipients {
        keys = keys.stream().distinct().toList();
        if (keys.size() > MOST) {
            throw new IllegalArgumentException("there are more than " + MOST);
        }
        keys.forEach(AgeRecipients::writer);
    }

    public static AgeRecipients none() {
        return new AgeRecipients(List.of());
    }

    public boolean isNone() {
        return keys.isEmpty();
    }

    /** A file's name when it is closed to others. */
    public String named(String name) {
        return isNone() ? name : name + SUFFIX;
    }

    /**
     * A stream that encrypts what is written to it, or the same one if nobody was named. Only closing it ends the file.
     *
     * @throws IOException if the first octets can't be written
     */
    public OutputStream around(OutputStream out) throws IOException {
        if (isNone()) {
            return out;
        }
        List<RecipientStanzaWriter> writers = new ArrayList<>();
        keys.forEach(key -> writers.add(writer(key)));
        try {
            return Channels.newOutputStream(
                    new StandardEncryptingChannelFactory().newEncryptingChannel(Channels.newChannel(out), writers));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has X25519 and ChaCha20-Poly1305", e);
        }
    }

    /** The first of a mistyped key's characters may be a secret one's: none is repeated. */
    private static RecipientStanzaWriter writer(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException(
                    key.startsWith("AGE-SECRET-KEY-")
                            ? "one is a secret key, which opens files: give the public one, age1…"
                            : "each must be a public key of age: age1 and 58 characters, as age-keygen prints it");
        }
        try {
            return X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(key);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("one has a typing error: its checksum is wrong", e);
        }
    }
}
