package io.vivenuoperator.load.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What a process takes, from /proc. */
public record ProcessUse(double cpuSeconds, long residentKilobytes) {
    private static final int UTIME = 11;
    private static final int STIME = 12;
    private static final double TICKS_PER_SECOND = 100;

    /** What it has taken so far. */
    public static ProcessUse of(long pid) throws IOException {
        Path process = Path.of("/proc", Long.toString(pid));
        String stat = Files.readString(process.resolve("stat"));
        // The name is in brackets and may contain anything.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = Arrays.stream(fields, UTIME, STIME + 1)
                .mapToLong(Long::parseLong)
                .sum();
        long resident = Files.readAllLines(process.resolve("status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")))
                .findFirst()
                .orElseThrow(() -> new IOException("there is no VmRSS"));
        return new ProcessUse(ticks / TICKS_PER_SECOND, resident);
    }
}
