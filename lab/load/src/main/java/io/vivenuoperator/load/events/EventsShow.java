package io.vivenuoperator.load.events;

import io.vivenuoperator.load.goal.ShowReport;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;

/** One measurement of the events service. */
@FunctionalInterface
interface EventsShow {
    /** Measures, prints each sample, and says whether the ledgers balance. */
    ShowReport report(EventsStage stage, PrintStream out) throws IOException, SQLException, InterruptedException;
}
