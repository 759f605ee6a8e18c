package io.vivenuoperator.simulators.platform.server;

import io.vivenuoperator.simulators.platform.control.ControlApi;
import io.vivenuoperator.simulators.platform.control.PeopleControls;
import io.vivenuoperator.simulators.platform.fault.FaultGate;
import io.vivenuoperator.simulators.platform.fault.FaultGate.ErrorForm;
import io.vivenuoperator.simulators.platform.http.Fingerprint;
import io.vivenuoperator.simulators.platform.http.HttpEdge;
import io.vivenuoperator.simulators.platform.http.HttpEdge.Answering;
import io.vivenuoperator.simulators.platform.http.Reply;
import io.vivenuoperator.simulators.platform.http.Request;
import io.vivenuoperator.simulators.platform.http.RequestLog;
import io.vivenuoperator.simulators.platform.state.PlatformState;

/** Serves a platform and its control API; the faults that are switched on lie in between. */
public final class PlatformServer implements AutoCloseable {
    private final PlatformState<?> state;
    private final FaultGate gate;
    private final ControlApi control;
    private final Answering platform;
    private final HttpEdge edge;

    private PlatformServer(
            String host, int port, PlatformState<?> state, PeopleControls people, ErrorForm form, Answering platform) {
        this.state = state;
        this.platform = platform;
        gate = new FaultGate(state.switches(), state.clock(), form);
        control = new ControlApi(people, state);
        edge = HttpEdge.start(host, port, this::answer);
    }

    /**
     * Listens from now on.
     *
     * @param port 0 for any that is free
     * @param form an error as the platform words it
     */
    public static PlatformServer start(
            String host, int port, PlatformState<?> state, PeopleControls people, ErrorForm form, Answering platform) {
        return new PlatformServer(host, port, state, people, form, platform);
    }

    private Reply answer(Request request) {
        if (request.path().startsWith(ControlApi.PREFIX)) {
            return control.answer(request);
        }
        Reply reply = gate.refuse().orElseGet(() -> gate.spoil(platform.answer(request)));
        state.requests()
                .add(new RequestLog.Entry(
                        state.clock().instant(),
                        request.method(),
                        request.path(),
                        reply.status(),
                        Fingerprint.of(request.header("authorization").orElse(""))));
        return reply;
    }

    /** Scheme, host and port. */
    public String url() {
        return edge.url();
    }

    /** Stops at once. */
    @Override
    public void close() {
        edge.close();
    }
}
