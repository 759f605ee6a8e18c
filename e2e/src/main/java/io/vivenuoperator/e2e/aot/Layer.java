package io.vivenuoperator.e2e.aot;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * A layer of an image.
 *
 * @param file its name among the image's parts
 * @param diffId SHA-256 of the layer before it was compressed
 */
record Layer(String file, String diffId) {
    private static final int READABLE = 0100644;

    /** Packs one file; the times in it are zero, so that the same file is the same layer. */
    static Layer of(Path file, String name, Path parts) throws IOException {
        MessageDigest digest = sha256();
        String packed = name.replace('/', '-').substring(1) + ".tar.gz";
        try (OutputStream out = Files.newOutputStream(parts.resolve(packed));
                OutputStream zipped = new GZIPOutputStream(out);
                var tar = new TarArchiveOutputStream(new DigestOutputStream(zipped, digest))) {
            var entry = new TarArchiveEntry(name.substring(1));
            entry.setSize(Files.size(file));
            entry.setMode(READABLE);
            entry.setModTime(0);
            tar.putArchiveEntry(entry);
            Files.copy(file, tar);
            tar.closeArchiveEntry();
        }
        return new Layer(packed, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
