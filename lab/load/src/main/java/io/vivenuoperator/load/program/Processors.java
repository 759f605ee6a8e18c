package io.vivenuoperator.load.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Measures who uses this machine's processors, from /proc, because a disturbed sample says little. Without /proc, nothing
 * is known.
 */
public final class Processors {
    private static final Path PROC = Path.of("/proc");
    private static final int IDLE = 3;
    private static final int IO_WAIT = 4;
    private static final int STEAL = 7;
    private static final int UTIME = 11;
    private static final int CHILDREN_STIME = 14;

    private final long program;
    private final long postgres;

    /** Distinguishes a program, the database with its backends, this process with its children, and others. */
    public Processors(long program, long postgres) {
        this.program = program;
        this.postgres = postgres;
    }

    /** A reading, in ticks since the machine or the processes started. */
    public record Reading(long all, long busy, long program, long postgres, long load) {}

    public Reading read() {
        if (!Files.isReadable(PROC.resolve("stat"))) {
            return new Reading(0, 0, 0, 0, 0);
        }
        long[] machine = Arrays.stream(line(PROC.resolve("stat")).split(" +", -1))
                .skip(1)
                .mapToLong(Long::parseLong)
                .limit(STEAL + 1)
                .toArray();
        long all = Arrays.stream(machine).sum();
        return new Reading(
                all,
                all - machine[IDLE] - machine[IO_WAIT],
                withChildren(program),
                withChildren(postgres),
                ticks(ProcessHandle.current().pid()));
    }

    private static long withChildren(long pid) {
        try (Stream<ProcessHandle> children = ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants)) {
            return ticks(pid) + children.mapToLong(child -> ticks(child.pid())).sum();
        }
    }

    /** Ticks of the process and of its finished children. */
    private static long ticks(long pid) {
        try {
            String stat = line(PROC.resolve(Long.toString(pid)).resolve("stat"));
            // The name is in brackets and may contain anything.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return Arrays.stream(fields, UTIME, CHILDREN_STIME + 1)
                    .mapToLong(Long::parseLong)
                    .sum();
        } catch (UncheckedIOException e) {
            return 0;
        }
    }

    private static String line(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst().orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
