package io.vivenuoperator.historical.reading;

import io.vivenuoperator.historical.plan.PayloadPlace;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Payloads on disk while they are needed: tickets with their buyers. The file has no name from the moment it is open, so
 * whatever kills the process, nothing of it stays.
 */
public final class PayloadSpool implements AutoCloseable {
    private final FileChannel file;
    private long length;

    private PayloadSpool(FileChannel file) {
        this.file = file;
    }

    /**
     * Opens an empty spool.
     *
     * @param directory with room for all payloads
     */
    public static PayloadSpool open(Path directory) throws IOException {
        var own = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var path = Files.createTempFile(directory, "spool-", "", own);
        try {
            return new PayloadSpool(FileChannel.open(path, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE)));
        } finally {
            Files.delete(path);
        }
    }

    PayloadPlace append(byte[] payload) throws IOException {
        var place = new PayloadPlace(length, payload.length);
        var octets = ByteBuffer.wrap(payload);
        while (octets.hasRemaining()) {
            file.write(octets, length + octets.position());
        }
        length += payload.length;
        return place;
    }

    long length() {
        return length;
    }

    /** Lets go of what was appended since it had this length. */
    void cutTo(long former) throws IOException {
        file.truncate(former);
        length = former;
    }

    /** A payload to the octet. */
    public byte[] read(PayloadPlace place) throws IOException {
        var octets = ByteBuffer.allocate(place.length());
        while (octets.hasRemaining()) {
            if (file.read(octets, place.offset() + octets.position()) < 0) {
                throw new EOFException("the spool is shorter than what was written to it");
            }
        }
        return octets.array();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
