package io.vivenuoperator.load.events;

import io.vivenuoperator.load.publishing.LogWriter;
import io.vivenuoperator.load.publishing.SampleMessage;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Several writers that publish at the same time, at a fixed rate together, each in transactions of its own. */
final class StreamWriters {
    private final String jdbcUrl;
    private final String run;
    private final double rate;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final List<String> problems = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final long begin = System.nanoTime();

    private StreamWriters(String jdbcUrl, String run, double rate) {
        this.jdbcUrl = jdbcUrl;
        this.run = run;
        this.rate = rate;
    }

    static StreamWriters start(String jdbcUrl, String run, int writers, double rate) {
        var all = new StreamWriters(jdbcUrl, run, rate);
        for (int writer = 0; writer < writers; writer++) {
            all.threads.add(Thread.ofVirtual().start(all::write));
        }
        return all;
    }

    private void write() {
        try (var log = new LogWriter(jdbcUrl)) {
            while (!stopped.get()) {
                int number = next.getAndIncrement();
                long due = begin + (long) (number * 1e9 / rate);
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                log.publish(at -> SampleMessage.of(run, at, 0, 0), number, number + 1);
            }
        } catch (SQLException e) {
            problem(String.valueOf(e.getMessage()));
        }
    }

    private synchronized void problem(String words) {
        problems.add(words);
    }

    /** How many numbers were handed out. */
    int taken() {
        return next.get();
    }

    /** Returns when each has committed what it had begun; what went wrong. */
    List<String> stop() throws InterruptedException {
        stopped.set(true);
        for (Thread thread : threads) {
            thread.join();
        }
        synchronized (this) {
            return List.copyOf(problems);
        }
    }
}
