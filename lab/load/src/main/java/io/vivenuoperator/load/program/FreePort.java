package io.vivenuoperator.load.program;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port for a program that is about to start. */
final class FreePort {
    private FreePort() {}

    /** One of the loopback address that nobody listens on now. */
    static int find() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
