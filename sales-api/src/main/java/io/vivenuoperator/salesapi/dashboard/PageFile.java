package io.vivenuoperator.salesapi.dashboard;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/**
 * A file in both encodings, each made once.
 *
 * @param hash of its content, in hexadecimal digits
 */
@SuppressWarnings("ArrayRecordComponent")
record PageFile(String mediaType, byte[] plain, byte[] gzip, String hash) {
    private static final int HASH_OCTETS = 12;

    static PageFile of(String mediaType, byte[] content) {
        return new PageFile(mediaType, content, compressed(content), hash(content));
    }

    /** A file of the class path. */
    static byte[] read(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + name + " on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String hash(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(Arrays.copyOf(hash, HASH_OCTETS));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] compressed(byte[] content) {
        var out = new ByteArrayOutputStream(content.length / 3 + 64);
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
