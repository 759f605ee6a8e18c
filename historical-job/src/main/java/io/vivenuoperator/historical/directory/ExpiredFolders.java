package io.vivenuoperator.historical.directory;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds runs' folders whose time is over, by their {@code metadata.json}, and what killed runs have left. The volume is its owner's: what
 * is not named as we name it stays, and so does a folder whose metadata can't be read.
 */
final class ExpiredFolders {
    private static final Logger LOG = LoggerFactory.getLogger(ExpiredFolders.class);
    /** The root, namespace, name, event, and a run as a folder: what is deeper is not looked at. */
    private static final int DEEPEST = 5;
    /** No pod works longer on a folder. */
    private static final Duration LONGEST_RUN = Duration.ofDays(8);

    private static final Pattern EVENT = Pattern.compile("[0-9A-Fa-f]{24}");
    private static final Pattern RUN = Pattern.compile("pull-[A-Za-z0-9-]{1,5}");
    private static final JsonFactory JSON = new JsonFactory();

    private final Path root;

    ExpiredFolders(Path root) {
        this.root = root;
    }

    /** Returns how many folders were removed. */
    int remove(Instant now) throws IOException {
        var sweep = new FolderSweep(now);
        Files.walkFileTree(root.toRealPath(), Set.of(), DEEPEST, sweep);
        return sweep.removed;
    }

    private static boolean isRun(Path folder) {
        var event = folder.getParent();
        return event != null
                && event.getFileName() != null
                && EVENT.matcher(event.getFileName().toString()).matches()
                && RUN.matcher(plainName(folder)).matches();
    }

    private static boolean isPart(Path folder) {
        return String.valueOf(folder.getFileName()).endsWith(OutputDirectory.PART);
    }

    private static String plainName(Path folder) {
        var name = String.valueOf(folder.getFileName());
        return isPart(folder) ? name.substring(0, name.length() - OutputDirectory.PART.length()) : name;
    }

    private static boolean isOver(Path folder, Instant changed, Instant now) {
        return isPart(folder)
                ? changed.plus(LONGEST_RUN).isBefore(now)
                : expiry(folder.resolve("metadata.json"))
                        .filter(at -> !now.isBefore(at))
                        .isPresent();
    }

    private static Optional<Instant> expiry(Path metadata) {
        if (!Files.isRegularFile(metadata, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (JsonParser json = JSON.createParser(metadata.toFile())) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean isExpiry = json.currentName().equals("expiresAt");
                json.nextToken();
                if (isExpiry) {
                    return Optional.of(Instant.parse(json.getText()));
                }
                json.skipChildren();
            }
        } catch (IOException | DateTimeException e) {
            LOG.atWarn().addKeyValue("folder", metadata.getParent()).log("Metadata can't be read; the folder stays");
        }
        return Optional.empty();
    }

    private static final class FolderSweep extends SimpleFileVisitor<Path> {
        private final Instant now;
        private int removed;

        FolderSweep(Instant now) {
            this.now = now;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (!isRun(folder)) {
                return FileVisitResult.CONTINUE;
            }
            if (isOver(folder, attributes.lastModifiedTime().toInstant(), now)) {
                remove(folder);
            }
            return FileVisitResult.SKIP_SUBTREE;
        }

        /** One that can't be removed is no reason not to write others. */
        private void remove(Path folder) {
            try {
                FolderRemoval.remove(folder);
                removed++;
                LOG.atInfo().addKeyValue("folder", folder).log("Expired files were deleted");
            } catch (IOException e) {
                LOG.atWarn()
                        .addKeyValue("folder", folder)
                        .addKeyValue("problem", e.getClass().getSimpleName())
                        .log("Expired files can't be deleted");
            }
        }

        /** Somebody else's, who keeps it from us. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }
}
