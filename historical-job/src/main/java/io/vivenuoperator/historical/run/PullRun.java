package io.vivenuoperator.historical.run;

import io.vivenuoperator.contracts.historical.HistoricalReason;
import io.vivenuoperator.historical.files.PullDescription;
import io.vivenuoperator.historical.files.TicketFiles;
import io.vivenuoperator.historical.plan.ChosenTicket;
import io.vivenuoperator.historical.plan.DoubtPolicy;
import io.vivenuoperator.historical.plan.ListedTickets;
import io.vivenuoperator.historical.plan.PurchaseOrder;
import io.vivenuoperator.historical.plan.SendPlan;
import io.vivenuoperator.historical.report.RunEnd;
import io.vivenuoperator.historical.settings.JobSettings;
import io.vivenuoperator.historical.settings.OutputSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes tickets into files. */
record PullRun(RunTools tools) {
    private static final int MARK = 5;

    RunEnd run(List<ReadEvent> events) throws IOException {
        JobSettings settings = tools.settings();
        OutputSettings output = settings.output().orElseThrow();
        var listed =
                ListedTickets.together(events.stream().map(ReadEvent::tickets).toList());
        List<ChosenTicket> wanted =
                PurchaseOrder.first(listed.chosen(), settings.choice().limit());
        var counts = SendPlan.of(listed, wanted, List.of(), settings.syncUid(), DoubtPolicy.HOLD)
                .counts();
        tools.board().planned(counts);
        List<String> folders = new ArrayList<>();
        for (ReadEvent event : events) {
            Optional<Path> folder = write(output, event, wanted);
            if (folder.isEmpty()) {
                return RunEnd.stopped();
            }
            folders.add(output.directory().relativize(folder.get()).toString());
        }
        return RunEnd.planned(
                HistoricalReason.FILES_WRITTEN,
                counts,
                wanted.size() + " tickets are in " + String.join(", ", folders) + ".");
    }

    private Optional<Path> write(OutputSettings output, ReadEvent event, List<ChosenTicket> wanted) throws IOException {
        var pull = new PullDescription(
                tools.region(),
                event.id(),
                event.name(),
                tools.readAt(),
                output.kept().map(tools.readAt()::plus),
                tools.settings().choice());
        return new TicketFiles(output, tools.spool(), tools.rests())
                .write(
                        pull,
                        folderName(tools.settings()),
                        wanted.stream()
                                .filter(ticket -> ticket.eventId().equals(event.id()))
                                .toList());
    }

    private static String folderName(JobSettings settings) {
        var uid = settings.syncUid();
        return "pull-" + uid.substring(0, Math.min(MARK, uid.length()));
    }
}
