package io.vivenuoperator.platform.service.wire;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One request's first line and headers, parsed line by line and rewritten. Headers that nothing here uses are dropped, so
 * that whatever a proxy adds can do no harm; those that frame the message are rewritten from their parsed meaning, so that
 * the server can't interpret them differently.
 */
final class RequestHead {
    private final RequestForm form;
    private final ByteQueue out = new ByteQueue();
    private final FramingFields framing = new FramingFields();
    private boolean old;
    private int unsentLine;
    private Optional<String> framingName = Optional.empty();
    private boolean any;
    private boolean open;

    /**
     * A head of which nothing has been read yet.
     *
     * @param form what to pass on
     */
    RequestHead(RequestForm form) {
        this.form = form;
    }

    void requestLine(byte[] line) throws FaultException {
        RequestLine first = RequestLine.parse(line, form.queries());
        old = first.old();
        out.add(first.method());
        out.add(" ");
        out.add(first.target());
        out.add(" HTTP/1.1\r\n");
        unsentLine = out.length();
    }

    /** Whether the server has not yet been notified that a request begins. */
    boolean hasLine() {
        return unsentLine > 0;
    }

    byte[] takeLine() {
        byte[] line = out.take(unsentLine);
        unsentLine = 0;
        return line;
    }

    /** One non-empty line, without its line end. */
    void field(ByteQueue in, int end) throws FaultException {
        if (HttpCharacters.isBlank(in.at(0))) {
            fold(in, end);
            return;
        }
        int colon = colon(in, end);
        any = true;
        close();
        framingName = FramingFields.NAMES.find(in, colon);
        form.headers().find(in, colon).ifPresent(this::open);
        value(in, colon + 1, end);
    }

    /** A line that begins with a blank continues the previous one. */
    private void fold(ByteQueue in, int end) throws FaultException {
        if (!any || framingName.isPresent()) {
            throw new FaultException(FramingFault.badRequest("headers: a line begins with a blank in the wrong place"));
        }
        value(in, 0, end);
    }

    /** No blanks are allowed between a name and its colon, because not every reader would see the same name. */
    private static int colon(ByteQueue in, int end) throws FaultException {
        int at = 0;
        while (at < end && HttpCharacters.isToken(in.at(at))) {
            at++;
        }
        if (at == 0 || at == end || in.at(at) != ':') {
            throw new FaultException(FramingFault.badRequest("headers: a line is not a name, a colon and a value"));
        }
        return at;
    }

    private void value(ByteQueue in, int from, int to) throws FaultException {
        int start = from;
        int end = to;
        while (start < end && HttpCharacters.isBlank(in.at(start))) {
            start++;
        }
        while (end > start && HttpCharacters.isBlank(in.at(end - 1))) {
            end--;
        }
        for (int at = start; at < end; at++) {
            if (!HttpCharacters.isFieldContent(in.at(at))) {
                throw new FaultException(FramingFault.badRequest("headers: a value contains a control character"));
            }
        }
        if (open) {
            out.add(" ");
            out.add(in, start, end);
        } else if (framingName.isPresent()) {
            framing.add(framingName.get(), new String(in.copy(start, end), StandardCharsets.ISO_8859_1));
        }
    }

    private void open(String name) {
        out.add(name);
        out.add(":");
        open = true;
    }

    private void close() {
        if (open) {
            out.add("\r\n");
            open = false;
        }
    }

    /** Called after the last line: how the body is framed. */
    BodyFraming end() throws FaultException {
        close();
        BodyFraming found = framing.of(old);
        framing.write(old, found, out);
        out.add("\r\n");
        return found;
    }

    /** Whether the connection ends with this request. */
    boolean last() {
        return framing.last(old);
    }

    /** What has not been passed to the server yet. */
    ByteQueue out() {
        return out;
    }
}
