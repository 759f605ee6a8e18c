package io.vivenuoperator.salesapi.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * A message as it is sent, made once for everybody.
 *
 * @param number its place among those of its region
 * @param bytes without its id, which depends on what else a client has seen
 * @param pieces where each event stands in it; empty if it is not about events
 */
@SuppressWarnings("ArrayRecordComponent")
record Frame(long number, Kind kind, byte[] bytes, List<Piece> pieces) {
    private static final byte[] NOTHING = {};
    private static final byte[] END = "]}\n\n".getBytes(StandardCharsets.UTF_8);

    /** What a message is about. */
    enum Kind {
        /** All of a region. */
        SNAPSHOT,
        /** The events that changed. */
        SALES,
        /** How far the region's data can be trusted. */
        QUALITY;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One event's JSON within the bytes. */
    record Piece(String eventId, int begin, int end) {}

    Frame {
        pieces = List.copyOf(pieces);
    }

    /** A message that is not about events. */
    static Frame of(long number, Kind kind, ObjectNode data) {
        return new Frame(number, kind, text(kind, data + "\n\n"), List.of());
    }

    /**
     * A message about events.
     *
     * @param data what stands before the events; not empty
     * @param events by id
     */
    static Frame of(long number, Kind kind, ObjectNode data, SortedMap<String, ObjectNode> events) {
        var bytes = new ByteArrayOutputStream();
        String before = data.toString();
        bytes.writeBytes(text(kind, before.substring(0, before.length() - 1) + ",\"events\":["));
        List<Piece> pieces = new ArrayList<>(events.size());
        for (Map.Entry<String, ObjectNode> event : events.entrySet()) {
            if (!pieces.isEmpty()) {
                bytes.write(',');
            }
            int begin = bytes.size();
            bytes.writeBytes(event.getValue().toString().getBytes(StandardCharsets.UTF_8));
            pieces.add(new Piece(event.getKey(), begin, bytes.size()));
        }
        bytes.writeBytes(END);
        return new Frame(number, kind, bytes.toByteArray(), pieces);
    }

    private static byte[] text(Kind kind, String data) {
        return ("event: " + kind.word() + "\ndata: " + data).getBytes(StandardCharsets.UTF_8);
    }

    /** The same for a client that asked for these events only; empty if a change is not about any of them. */
    byte[] about(Set<String> eventIds) {
        if (kind == Kind.QUALITY) {
            return bytes;
        }
        List<Piece> wanted = pieces.stream()
                .filter(piece -> eventIds.contains(piece.eventId()))
                .toList();
        if (wanted.isEmpty() && kind == Kind.SALES) {
            return NOTHING;
        }
        var some = new ByteArrayOutputStream();
        some.write(
                bytes,
                0,
                pieces.isEmpty() ? bytes.length - END.length : pieces.getFirst().begin());
        for (int at = 0; at < wanted.size(); at++) {
            if (at > 0) {
                some.write(',');
            }
            some.write(
                    bytes,
                    wanted.get(at).begin(),
                    wanted.get(at).end() - wanted.get(at).begin());
        }
        some.writeBytes(END);
        return some.toByteArray();
    }
}
