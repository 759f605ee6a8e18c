package io.vivenuoperator.historical.files;

import io.vivenuoperator.historical.plan.ChosenTicket;
import io.vivenuoperator.historical.reading.PayloadSpool;
import io.vivenuoperator.historical.settings.OutputSettings;
import io.vivenuoperator.historical.stop.StoppableWait;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes tickets into a folder of this run's own: everything in one file, each in its own, and last what lies there. The
 * folder has its name only when all of it is there.
 */
public final class TicketFiles {
    private static final int MOST_INDIVIDUAL = 10_000;
    private static final String INDIVIDUAL = "individual";
    private static final FileAttribute<?> OWN_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final OutputSettings output;
    private final PayloadSpool spool;
    private final StoppableWait wait;

    public TicketFiles(OutputSettings output, PayloadSpool spool, StoppableWait wait) {
        this.output = output;
        this.spool = spool;
        this.wait = wait;
    }

    /**
     * Writes the files.
     *
     * @param run the folder's name
     * @return the folder; empty if the process was asked to stop before it was whole, and then nothing of it is left
     * @throws IOException if they can't be written; then nothing of it is left either
     */
    public Optional<Path> write(PullDescription pull, String run, List<ChosenTicket> tickets) throws IOException {
        Path parent = output.directory().resolve(pull.region()).resolve(pull.eventId());
        Path part = parent.resolve(run + ".part");
        Files.createDirectories(parent, OWN_FOLDER);
        remove(part);
        Files.createDirectory(part, OWN_FOLDER);
        boolean isDone = false;
        try {
            List<WrittenFile> files = new ArrayList<>();
            files.add(all(part, tickets));
            if (output.individual().orElse(tickets.size() <= MOST_INDIVIDUAL)) {
                files.addAll(individual(part, tickets));
            }
            if (wait.isStopping()) {
                return Optional.empty();
            }
            write(part, "metadata.json", MetadataJson.of(pull, tickets, files));
            Path whole = Files.move(part, parent.resolve(run), StandardCopyOption.ATOMIC_MOVE);
            isDone = true;
            return Optional.of(whole);
        } finally {
            if (!isDone) {
                remove(part);
            }
        }
    }

    private WrittenFile all(Path folder, List<ChosenTicket> tickets) throws IOException {
        try (var file = new CountedFile(folder, "all_tickets.json")) {
            file.write(octets("["));
            for (int i = 0; i < tickets.size() && !wait.isStopping(); i++) {
                file.write(octets(i == 0 ? "\n" : ",\n"));
                file.write(spool.read(tickets.get(i).payload()));
            }
            file.write(octets("\n]\n"));
            return file.done();
        }
    }

    private List<WrittenFile> individual(Path folder, List<ChosenTicket> tickets) throws IOException {
        Files.createDirectory(folder.resolve(INDIVIDUAL), OWN_FOLDER);
        List<WrittenFile> files = new ArrayList<>(tickets.size());
        for (int i = 0; i < tickets.size() && !wait.isStopping(); i++) {
            var ticket = tickets.get(i);
            files.add(write(folder, INDIVIDUAL + "/" + FileNames.ofTicket(ticket.id()), spool.read(ticket.payload())));
        }
        return files;
    }

    private static WrittenFile write(Path folder, String name, byte[] octets) throws IOException {
        try (var file = new CountedFile(folder, name)) {
            file.write(octets);
            return file.done();
        }
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
