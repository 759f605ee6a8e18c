package io.vivenuoperator.load.events;

import io.vivenuoperator.load.ledger.Latencies;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the log has for a stream, in its order: each client must have been told exactly that. */
final class StreamTruth {
    private static final String MESSAGES = """
            SELECT seq, (extract(epoch FROM at) * 1000000)::bigint, id FROM message WHERE id LIKE ? ORDER BY seq
            """;

    private final long[] seqs;
    private final Map<Long, Long> micros;
    private final Map<Long, Integer> numbers;

    private StreamTruth(long[] seqs, Map<Long, Long> micros, Map<Long, Integer> numbers) {
        this.seqs = seqs;
        this.micros = micros;
        this.numbers = numbers;
    }

    static StreamTruth read(EventsStage stage, String run) throws SQLException {
        List<Long> seqs = new ArrayList<>();
        Map<Long, Long> micros = new HashMap<>();
        Map<Long, Integer> numbers = new HashMap<>();
        try (Connection connection = stage.connect();
                PreparedStatement query = connection.prepareStatement(MESSAGES)) {
            query.setString(1, run + "%");
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    long seq = rows.getLong(1);
                    seqs.add(seq);
                    micros.put(seq, rows.getLong(2));
                    numbers.put(seq, Integer.parseInt(rows.getString(3).substring(run.length())));
                }
            }
        }
        return new StreamTruth(seqs.stream().mapToLong(Long::longValue).toArray(), micros, numbers);
    }

    /** Sums over all clients. */
    record StreamFindings(long told, long gaps, long doubles, long outOfOrder, long resets, List<String> faults) {}

    int count() {
        return seqs.length;
    }

    /** Whether each client has been told the last message. */
    boolean hasReached(List<StreamFollower> followers) {
        return seqs.length > 0 && followers.stream().allMatch(follower -> follower.place() >= seqs[seqs.length - 1]);
    }

    StreamFindings compare(List<StreamFollower> followers) {
        long told = 0;
        long gaps = 0;
        long doubles = 0;
        long outOfOrder = 0;
        long resets = 0;
        for (StreamFollower follower : followers) {
            long[] got = follower.seqs();
            long[] different = Arrays.stream(got).distinct().toArray();
            told += got.length;
            doubles += got.length - different.length;
            gaps += seqs.length
                    - Arrays.stream(different).filter(micros::containsKey).count();
            resets += follower.resets();
            for (int at = 1; at < got.length; at++) {
                outOfOrder += got[at] < got[at - 1] ? 1 : 0;
            }
        }
        var faults = new ArrayList<String>();
        if (seqs.length == 0) {
            faults.add("nothing was published");
        }
        if (gaps != 0
                || doubles != 0
                || outOfOrder != 0
                || resets != 0
                || told != (long) seqs.length * followers.size()) {
            faults.add("told %d of %d: gaps %d, doubles %d, out of order %d, resets %d"
                    .formatted(told, (long) seqs.length * followers.size(), gaps, doubles, outOfOrder, resets));
        }
        return new StreamFindings(told, gaps, doubles, outOfOrder, resets, faults);
    }

    /** Of the messages with numbers below this one. */
    Latencies latencies(List<StreamFollower> followers, int below) {
        return new Latencies(followers.stream()
                .flatMapToInt(follower -> {
                    long[] got = follower.seqs();
                    long[] at = follower.micros();
                    int[] took = new int[got.length];
                    int count = 0;
                    for (int told = 0; told < got.length; told++) {
                        if (numbers.getOrDefault(got[told], Integer.MAX_VALUE) < below) {
                            long inserted = micros.getOrDefault(got[told], Long.MAX_VALUE);
                            took[count] = (int) Math.max(0, at[told] - inserted);
                            count++;
                        }
                    }
                    return Arrays.stream(took, 0, count);
                })
                .sorted()
                .toArray());
    }
}
