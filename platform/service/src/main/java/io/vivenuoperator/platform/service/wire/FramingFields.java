package io.vivenuoperator.platform.service.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The headers that say where a request ends and whether the connection does. */
final class FramingFields {
    static final FieldNames NAMES =
            new FieldNames(List.of("host", "connection", "content-length", "transfer-encoding", "expect"));

    private static final int MOST_DIGITS = 18;
    private static final String CHUNKED = "chunked";

    private final List<String> codings = new ArrayList<>();
    private Optional<String> length = Optional.empty();
    private boolean coded;
    private int hosts;
    private boolean close;
    private boolean waits;

    void add(String name, String value) throws FaultException {
        switch (name) {
            case "host" -> hosts++;
            case "connection" -> close |= list(value).anyMatch("close"::equals);
            case "expect" -> waits |= "100-continue".equalsIgnoreCase(value);
            case "content-length" -> addLength(value);
            default -> {
                coded = true;
                codings.addAll(list(value).toList());
            }
        }
    }

    private static Stream<String> list(String value) {
        return Arrays.stream(value.split(",", -1))
                .map(element -> element.strip().toLowerCase(Locale.ROOT))
                .filter(element -> !element.isEmpty());
    }

    /** The same number may occur several times. */
    private void addLength(String value) throws FaultException {
        for (String element : value.split(",", -1)) {
            String digits = element.strip();
            if (digits.isEmpty() || !digits.chars().allMatch(octet -> HttpCharacters.isDigit((byte) octet))) {
                throw new FaultException(FramingFault.badRequest("content-length: must be a number"));
            }
            if (length.isPresent() && !length.get().equals(digits)) {
                throw new FaultException(FramingFault.badRequest("content-length: occurs twice with different values"));
            }
            length = Optional.of(digits);
        }
    }

    /** Two ways to say where the body ends are an attempt to make two readers see two different ends. */
    BodyFraming of(boolean old) throws FaultException {
        if (old ? hosts > 1 : hosts != 1) {
            throw new FaultException(FramingFault.badRequest("host: must occur exactly once"));
        }
        if (coded && (old || length.isPresent())) {
            throw new FaultException(
                    FramingFault.badRequest("transfer-encoding: must not come with content-length or HTTP/1.0"));
        }
        if (coded) {
            return chunked();
        }
        return length.isPresent() ? new BodyFraming.Length(length(length.get())) : BodyFraming.NONE;
    }

    private BodyFraming chunked() throws FaultException {
        if (codings.isEmpty() || codings.indexOf(CHUNKED) != codings.size() - 1) {
            throw new FaultException(FramingFault.badRequest("transfer-encoding: must end with chunked"));
        }
        if (codings.size() > 1) {
            throw new FaultException(FramingFault.transferCoding());
        }
        return new BodyFraming.Chunked();
    }

    private static long length(String digits) throws FaultException {
        if (digits.length() > MOST_DIGITS) {
            throw new FaultException(FramingFault.bodyTooLarge());
        }
        return Long.parseLong(digits);
    }

    /** Whether the connection ends with the response; with HTTP/1.0 it always does. */
    boolean last(boolean old) {
        return old || close;
    }

    void write(boolean old, BodyFraming framing, ByteQueue out) {
        out.add("host: service\r\n");
        if (last(old)) {
            out.add("connection: close\r\n");
        }
        switch (framing) {
            case BodyFraming.Length(long bytes) -> out.add("content-length: " + bytes + "\r\n");
            case BodyFraming.Chunked() -> out.add("transfer-encoding: chunked\r\n");
        }
        if (waits && !old && !framing.equals(BodyFraming.NONE)) {
            out.add("expect: 100-continue\r\n");
        }
    }
}
