package io.vivenuoperator.historical.directory;

import io.vivenuoperator.historical.files.OutputException;
import io.vivenuoperator.historical.files.OutputFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A file that only we can read. Some volumes say only when it is closed that they are full. */
final class DirectoryFile implements OutputFile {
    private final FileChannel channel;

    private DirectoryFile(FileChannel channel) {
        this.channel = channel;
    }

    static DirectoryFile create(Path file) throws IOException {
        var own = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        return new DirectoryFile(
                FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), own));
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws OutputException {
        var left = ByteBuffer.wrap(octets, offset, length);
        try {
            while (left.hasRemaining()) {
                channel.write(left);
            }
        } catch (IOException e) {
            throw DirectoryProblem.of(e);
        }
    }

    @Override
    public void complete() throws OutputException {
        try {
            channel.close();
        } catch (IOException e) {
            throw DirectoryProblem.of(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // It goes with its folder.
        }
    }
}
