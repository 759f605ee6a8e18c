package io.vivenuoperator.load;

import io.vivenuoperator.load.bench.Bench;
import io.vivenuoperator.load.bench.ReadersBench;
import io.vivenuoperator.load.events.EventsRun;
import io.vivenuoperator.load.fault.FaultRun;
import io.vivenuoperator.load.fault.FaultSettings;
import io.vivenuoperator.load.reading.BareServer;
import io.vivenuoperator.load.reading.ReadRun;
import io.vivenuoperator.load.rotation.Rotation;
import io.vivenuoperator.load.rotation.RotationRun;
import io.vivenuoperator.load.rotation.RotationSettings;
import io.vivenuoperator.load.sale.SaleRun;
import io.vivenuoperator.load.sale.SaleSettings;
import io.vivenuoperator.load.sender.BareSender;
import io.vivenuoperator.load.sender.QueueSender;
import io.vivenuoperator.load.settings.LoadSettings;
import io.vivenuoperator.load.settings.MisconfiguredException;
import io.vivenuoperator.load.stream.StreamRun;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Exit codes: 0 the ledger balances, 1 the run failed, 2 misconfigured, 3 the ledger does not balance (VOID). */
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
            System.err.println("the run failed: " + e.getMessage());
            return FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    private static boolean balances(String[] args) throws IOException, SQLException, InterruptedException {
        Map<String, String> environment = System.getenv();
        Clock clock = Clock.systemUTC();
        return switch (args.length == 0 ? "" : args[0]) {
            case "faults" -> new FaultRun(FaultSettings.from(environment), clock, System.out).balances();
            case "bench" -> Bench.of(environment, clock, System.out).balances();
            case "sale" -> new SaleRun(SaleSettings.from(environment), System.out).holds();
            case "streams" -> StreamRun.of(environment, System.out).holds();
            case "reads" -> ReadRun.of(environment, System.out).holds();
            case "readers" -> ReadersBench.of(environment, clock, System.out).balances();
            case "hello" -> BareServer.serves(environment);
            case "events" ->
                EventsRun.of(List.of(args).subList(1, args.length), environment, clock, System.out)
                        .balances();
            case "send-bare" -> BareSender.serves(environment);
            case "send-queue" -> QueueSender.serves(environment);
            case "rotation" -> rotates(new RotationRun(RotationSettings.from(environment), clock));
            default -> new Run(LoadSettings.from(environment), clock, System.out).balances();
        };
    }

    private static boolean rotates(RotationRun run) throws IOException, SQLException, InterruptedException {
        Rotation rotation = run.run();
        System.out.println(rotation);
        return rotation.faults().isEmpty();
    }
}
