package io.vivenuoperator.bench.measure;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Times database work. */
public final class Stopwatch {
    private Stopwatch() {}

    /** Database work. */
    @FunctionalInterface
    public interface Work {
        void run() throws SQLException;
    }

    /** The time of the work in milliseconds: the median of several runs, after one warm-up. */
    public static double median(int times, Work work) throws SQLException {
        List<Double> taken = new ArrayList<>();
        once(work);
        for (int i = 0; i < times; i++) {
            taken.add(once(work));
        }
        taken.sort(null);
        return taken.get(times / 2);
    }

    /** The time of a single run in milliseconds. */
    public static double once(Work work) throws SQLException {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1e6;
    }
}
