package io.vivenuoperator.platform.service.wire;

import io.helidon.http.Header;
import io.helidon.webserver.CloseConnectionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The data of one connection in the form that the server reads. Only this class decides where a message ends: the server
 * gets a body with its length, or in plain chunks of what has arrived, whatever size a chunk claims to have.
 */
final class RequestStream implements Supplier<byte @Nullable []> {
    private static final int LONGEST_REQUEST_LINE = 8 * 1_024;
    private static final int LARGEST_HEAD = 64 * 1_024;
    private static final byte[] NOTHING_YET = {};

    /** The first octet of TLS, which no request begins with. */
    private static final byte TLS = 0x16;

    /** The second version begins with two line ends and this octet. */
    private static final byte PROXY_PROTOCOL_2 = 0;

    private enum Part {
        REQUEST_LINE,
        FIELDS,
        BODY
    }

    private final Supplier<byte @Nullable []> socket;
    private final RequestForm form;
    private final Function<FramingFault, Header> refused;
    private final ByteQueue in = new ByteQueue();
    private RequestHead head;
    private BodyBytes body = BodyBytes.NONE;
    private Part part = Part.REQUEST_LINE;
    private int headBytes;
    private int searched;
    private boolean over;

    /**
     * The beginning of a connection.
     *
     * @param socket the incoming data; null at its end
     * @param form what to pass on of each request
     * @param refused notified why a request's head is rejected, before the server answers; returns the header with the request's id
     */
    RequestStream(Supplier<byte @Nullable []> socket, RequestForm form, Function<FramingFault, Header> refused) {
        this.socket = socket;
        this.form = form;
        this.refused = refused;
        head = new RequestHead(form);
    }

    /** The next bytes for the server; null if there are no more. */
    @Override
    public byte @Nullable [] get() {
        if (over) {
            return null;
        }
        try {
            byte[] ready = ready();
            while (ready.length == 0) {
                byte[] more = socket.get();
                if (more == null) {
                    return end();
                }
                in.add(more);
                ready = ready();
            }
            return ready;
        } catch (FaultException e) {
            // A body that can't be read belongs to a request that already has an id.
            throw part == Part.BODY
                    ? UnreadableException.of(e.fault())
                    : UnreadableException.of(e.fault(), form.problems(), refused.apply(e.fault()));
        }
    }

    /** A request that ends within its headers or body gets no response: nobody is waiting for one. */
    private byte @Nullable [] end() {
        if (part == Part.FIELDS) {
            throw new CloseConnectionException("the headers were not complete");
        }
        return null;
    }

    /** What can be passed on from what has arrived; empty if more must arrive. */
    private byte[] ready() throws FaultException {
        while (part != Part.BODY) {
            int line = line();
            if (line < 0) {
                return part == Part.FIELDS && head.hasLine() ? head.takeLine() : NOTHING_YET;
            }
            read(line);
            if (part == Part.BODY) {
                ByteQueue out = head.out();
                body.move(in, out);
                return finished(out.takeAll());
            }
        }
        return finished(body.take(in));
    }

    /** A client that asked for the connection to be closed waits for that, but the server would leave it to the client. */
    private byte[] finished(byte[] ready) {
        if (body.complete()) {
            over = head.last();
            part = Part.REQUEST_LINE;
            head = new RequestHead(form);
            headBytes = 0;
        }
        return ready;
    }

    /** The position of the next line feed; negative if it has not arrived. */
    private int line() throws FaultException {
        if (part == Part.REQUEST_LINE) {
            skipEmptyLines();
        }
        int end = in.indexOf(HttpCharacters.LF, searched);
        int length = end < 0 ? in.length() : end;
        searched = end < 0 ? length : 0;
        if (part == Part.REQUEST_LINE && length > LONGEST_REQUEST_LINE) {
            throw new FaultException(FramingFault.targetTooLong(LONGEST_REQUEST_LINE));
        }
        if (headBytes + length > LARGEST_HEAD) {
            throw new FaultException(FramingFault.headTooLarge(form.headTooLarge(), LARGEST_HEAD));
        }
        return end;
    }

    /** Old clients send an extra line end after a body. Anything that can't be a request is recognised by its first octet. */
    private void skipEmptyLines() throws FaultException {
        while (in.length() > 0 && (in.at(0) == HttpCharacters.CR || in.at(0) == HttpCharacters.LF)) {
            in.skip(1);
            headBytes++;
            searched = 0;
        }
        if (in.length() > 0 && !HttpCharacters.isToken(in.at(0))) {
            throw new FaultException(
                    switch (in.at(0)) {
                        case TLS -> FramingFault.tls();
                        case PROXY_PROTOCOL_2 -> FramingFault.proxyProtocol();
                        default -> FramingFault.badRequest("request line: must begin with a method");
                    });
        }
    }

    /** A line end may lack its carriage return. */
    private void read(int lineFeed) throws FaultException {
        int end = lineFeed > 0 && in.at(lineFeed - 1) == HttpCharacters.CR ? lineFeed - 1 : lineFeed;
        if (part == Part.REQUEST_LINE) {
            head.requestLine(in.copy(0, end));
            part = Part.FIELDS;
        } else if (end > 0) {
            head.field(in, end);
        } else {
            body = BodyBytes.of(head.end());
            part = Part.BODY;
        }
        in.skip(lineFeed + 1);
        headBytes += lineFeed + 1;
    }
}
