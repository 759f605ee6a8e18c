package io.vivenuoperator.historical.directory;

import io.vivenuoperator.contracts.historical.HistoricalReason;
import io.vivenuoperator.historical.files.OutputException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.Optional;

/** Says why a directory takes nothing, by what the operating system says. */
final class DirectoryProblem {
    private DirectoryProblem() {}

    static OutputException of(IOException e) {
        if (e instanceof OutputException said) {
            return said;
        }
        var problem = Optional.ofNullable(e instanceof FileSystemException files ? files.getReason() : e.getMessage())
                .orElse("")
                .toLowerCase(Locale.ROOT);
        if (problem.contains("no space") || problem.contains("quota")) {
            return new OutputException(
                    HistoricalReason.OUTPUT_FULL,
                    "There is no room for the files: make the volume of OUTPUT_DIR larger, or delete what is not needed"
                            + " there any more.",
                    e);
        }
        return new OutputException(
                HistoricalReason.OUTPUT_NOT_WRITABLE,
                problem.contains("read-only")
                        ? "The files can't be written: the volume of OUTPUT_DIR is mounted read-only."
                        : "The files can't be written (" + e.getClass().getSimpleName()
                                + "): is OUTPUT_DIR a directory that this user may write to?",
                e);
    }
}
