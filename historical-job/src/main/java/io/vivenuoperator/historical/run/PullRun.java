package io.vivenuoperator.historical.run;

import io.vivenuoperator.contracts.historical.HistoricalReason;
import io.vivenuoperator.historical.files.PullDescription;
import io.vivenuoperator.historical.files.TicketFiles;
import io.vivenuoperator.historical.plan.ChosenTicket;
import io.vivenuoperator.historical.plan.DoubtPolicy;
import io.vivenuoperator.historical.plan.PurchaseOrder;
import io.vivenuoperator.historical.plan.SendPlan;
import io.vivenuoperator.historical.reading.ReadingResult;
import io.vivenuoperator.historical.report.RunEnd;
import io.vivenuoperator.historical.settings.JobSettings;
import io.vivenuoperator.historical.settings.OutputSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Writes tickets into files. */
record PullRun(RunTools tools) {
    private static final int MARK = 5;

    RunEnd run(ReadingResult.Whole read) throws IOException {
        JobSettings settings = tools.settings();
        OutputSettings output = settings.output().orElseThrow();
        List<ChosenTicket> wanted =
                PurchaseOrder.first(read.tickets().chosen(), settings.choice().limit());
        var counts = SendPlan.of(read.tickets(), wanted, List.of(), settings.syncUid(), DoubtPolicy.HOLD)
                .counts();
        var pull = new PullDescription(
                tools.region(),
                settings.order().eventId(),
                read.eventName(),
                tools.readAt(),
                output.kept().map(tools.readAt()::plus),
                settings.choice());
        Optional<Path> folder =
                new TicketFiles(output, tools.spool(), tools.rests()).write(pull, folderName(settings), wanted);
        return folder.map(path -> RunEnd.planned(
                        HistoricalReason.FILES_WRITTEN,
                        counts,
                        wanted.size() + " tickets are in " + output.directory().relativize(path) + "."))
                .orElseGet(RunEnd::stopped);
    }

    private static String folderName(JobSettings settings) {
        var uid = settings.syncUid();
        return "pull-" + uid.substring(0, Math.min(MARK, uid.length()));
    }
}
