package io.vivenuoperator.historical.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/** A new file that only we can read, and what is said of it: its length and its hash. */
final class CountedFile implements AutoCloseable {
    private final String name;
    private final MessageDigest digest = sha256();
    private final OutputStream out;
    private long bytes;

    /** @param name below the folder */
    CountedFile(Path folder, String name) throws IOException {
        this.name = name;
        var own = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var channel = Files.newByteChannel(
                folder.resolve(name), Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), own);
        out = new BufferedOutputStream(new DigestOutputStream(Channels.newOutputStream(channel), digest));
    }

    void write(byte[] octets) throws IOException {
        out.write(octets);
        bytes += octets.length;
    }

    /** Ends the file. */
    WrittenFile done() throws IOException {
        out.close();
        return new WrittenFile(name, bytes, HexFormat.of().formatHex(digest.digest()));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
