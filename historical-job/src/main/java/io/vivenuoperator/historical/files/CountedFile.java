package io.vivenuoperator.historical.files;

import io.vivenuoperator.historical.encryption.AgeRecipients;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A new file, and what is said of it: its length and its hash, as it lies there. */
final class CountedFile implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    private final String name;
    private final OutputFile file;
    private final MessageDigest digest = sha256();
    private final OutputStream out;
    private long bytes;

    /** @param name below the folder, of what is in it before it is encrypted */
    CountedFile(OutputFolder folder, String name, AgeRecipients recipients) throws IOException {
        this.name = recipients.named(name);
        file = folder.open(this.name);
        out = new BufferedOutputStream(recipients.around(new CountingStream()), BUFFER);
    }

    void write(byte[] octets) throws IOException {
        out.write(octets);
    }

    /** Ends the file. */
    WrittenFile done() throws IOException {
        out.close();
        file.complete();
        return new WrittenFile(name, bytes, HexFormat.of().formatHex(digest.digest()));
    }

    @Override
    public void close() {
        file.close();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Closing it says nothing: only {@link #done()} does. */
    private final class CountingStream extends OutputStream {
        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] octets, int offset, int length) throws IOException {
            file.write(octets, offset, length);
            digest.update(octets, offset, length);
            bytes += length;
        }
    }
}
