package io.vivenuoperator.historical.directory;

import io.vivenuoperator.historical.files.OutputException;
import io.vivenuoperator.historical.files.OutputFolder;
import io.vivenuoperator.historical.files.OutputPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;

/**
 * Folders {@code region/event/run} below a directory, which only we can read. A folder has its name only when all of it is there.
 *
 * @param root made if it is not there
 */
public record OutputDirectory(Path root) implements OutputPlace {
    static final FileAttribute<?> OWN_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    static final String PART = ".part";

    @Override
    public OutputFolder begin(String region, String eventId, String run) throws OutputException {
        Path parent = root.resolve(region).resolve(eventId);
        Path part = parent.resolve(run + PART);
        try {
            Files.createDirectories(parent, OWN_FOLDER);
            FolderRemoval.remove(part);
            Files.createDirectory(part, OWN_FOLDER);
            return new DirectoryFolder(root, part, parent.resolve(run));
        } catch (IOException e) {
            throw DirectoryProblem.of(e);
        }
    }

    @Override
    public int removeExpired(Instant now) throws OutputException {
        try {
            return Files.isDirectory(root) ? new ExpiredFolders(root).remove(now) : 0;
        } catch (IOException e) {
            throw DirectoryProblem.of(e);
        }
    }

    @Override
    public void close() {
        // A directory is not held open.
    }
}
