package io.vivenuoperator.historical.files;

import io.vivenuoperator.historical.encryption.AgeRecipients;
import io.vivenuoperator.historical.plan.ChosenTicket;
import io.vivenuoperator.historical.reading.PayloadSpool;
import io.vivenuoperator.historical.redaction.HolderRedaction;
import io.vivenuoperator.historical.stop.StoppableWait;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes tickets into a folder of this run's own: everything in one file, each in its own, and last what lies there. */
public final class TicketFiles {
    private static final int MOST_INDIVIDUAL = 10_000;

    private final OutputPlace place;
    private final FileForm form;
    private final PayloadSpool spool;
    private final StoppableWait wait;

    public TicketFiles(OutputPlace place, FileForm form, PayloadSpool spool, StoppableWait wait) {
        this.place = place;
        this.form = form;
        this.spool = spool;
        this.wait = wait;
    }

    /**
     * Writes the files.
     *
     * @param run the folder's name
     * @return where the folder is; empty if the process was asked to stop before it was whole, and then nothing of it is left
     * @throws OutputException if they can't be written; then nothing of it is left either
     * @throws IOException if a ticket can't be read from the spool
     */
    public Optional<String> write(PullDescription pull, String run, List<ChosenTicket> tickets) throws IOException {
        try (OutputFolder folder = place.begin(pull.region(), pull.eventId(), run)) {
            List<WrittenFile> files = new ArrayList<>();
            files.add(all(folder, tickets));
            if (form.individual().orElse(tickets.size() <= MOST_INDIVIDUAL)) {
                files.addAll(individual(folder, tickets));
            }
            if (wait.isStopping()) {
                return Optional.empty();
            }
            write(folder, "metadata.json", MetadataJson.of(pull, form, tickets, files), AgeRecipients.none());
            return Optional.of(folder.keep());
        }
    }

    private WrittenFile all(OutputFolder folder, List<ChosenTicket> tickets) throws IOException {
        try (var file = new CountedFile(folder, "all_tickets.json", form.recipients())) {
            file.write(octets("["));
            for (int i = 0; i < tickets.size() && !wait.isStopping(); i++) {
                file.write(octets(i == 0 ? "\n" : ",\n"));
                file.write(payload(tickets.get(i)));
            }
            file.write(octets("\n]\n"));
            return file.done();
        }
    }

    private List<WrittenFile> individual(OutputFolder folder, List<ChosenTicket> tickets) throws IOException {
        List<WrittenFile> files = new ArrayList<>(tickets.size());
        for (int i = 0; i < tickets.size() && !wait.isStopping(); i++) {
            var ticket = tickets.get(i);
            files.add(
                    write(folder, "individual/" + FileNames.ofTicket(ticket.id()), payload(ticket), form.recipients()));
        }
        return files;
    }

    private byte[] payload(ChosenTicket ticket) throws IOException {
        byte[] whole = spool.read(ticket.payload());
        return form.isRedacted() ? HolderRedaction.of(whole) : whole;
    }

    private static WrittenFile write(OutputFolder folder, String name, byte[] octets, AgeRecipients recipients)
            throws IOException {
        try (var file = new CountedFile(folder, name, recipients)) {
            file.write(octets);
            return file.done();
        }
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
