package io.vivenuoperator.historical.directory;

import io.vivenuoperator.historical.files.OutputException;
import io.vivenuoperator.historical.files.OutputFile;
import io.vivenuoperator.historical.files.OutputFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A run's folder under another name, until it is whole. */
final class DirectoryFolder implements OutputFolder {
    private final Path root;
    private final Path part;
    private final Path whole;

    /**
     * A folder that is there and empty.
     *
     * @param whole its name when all of it is there
     */
    DirectoryFolder(Path root, Path part, Path whole) {
        this.root = root;
        this.part = part;
        this.whole = whole;
    }

    @Override
    public OutputFile open(String name) throws OutputException {
        Path file = part.resolve(name);
        try {
            Path folder = file.getParent();
            if (folder != null && !Files.isDirectory(folder)) {
                Files.createDirectory(folder, OutputDirectory.OWN_FOLDER);
            }
            return DirectoryFile.create(file);
        } catch (IOException e) {
            throw DirectoryProblem.of(e);
        }
    }

    /** An earlier process of this run may have come as far: it read what was there then. */
    @Override
    public String keep() throws OutputException {
        try {
            FolderRemoval.remove(whole);
            Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
            return root.relativize(whole).toString();
        } catch (IOException e) {
            throw DirectoryProblem.of(e);
        }
    }

    @Override
    public void close() throws OutputException {
        try {
            FolderRemoval.remove(part);
        } catch (IOException e) {
            throw DirectoryProblem.of(e);
        }
    }
}
