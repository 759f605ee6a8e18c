package io.vivenuoperator.load;

import io.vivenuoperator.load.fault.FaultRun;
import io.vivenuoperator.load.fault.FaultSettings;
import io.vivenuoperator.load.settings.LoadSettings;
import io.vivenuoperator.load.settings.MisconfiguredException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;

/** Exit codes: 0 the ledger balances, 1 the run could not be made, 2 misconfigured, 3 the ledger does not balance (VOID). */
public final class LoadMain {

    private static final int FAILED = 1;
    private static final int MISCONFIGURED = 2;
    private static final int VOID = 3;

    private LoadMain() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    private static int run(String[] args) {
        try {
            return balances(args) ? 0 : VOID;
        } catch (MisconfiguredException e) {
            System.err.println(e.getMessage());
            return MISCONFIGURED;
        } catch (IOException | SQLException | IllegalStateException e) {
            System.err.println("the run could not be made: " + e.getMessage());
            return FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    private static boolean balances(String[] args) throws IOException, SQLException, InterruptedException {
        if (args.length == 1 && args[0].equals("faults")) {
            return new FaultRun(FaultSettings.from(System.getenv()), Clock.systemUTC(), System.out).balances();
        }
        return new Run(LoadSettings.from(System.getenv()), Clock.systemUTC(), System.out).balances();
    }
}
