package io.vivenuoperator.platform.httpclient.pinned;

import io.vivenuoperator.platform.httpclient.egress.TargetUrl;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Asks a proxy for a way to a target (HTTP CONNECT). */
final class ProxyTunnel {
    private static final int OPENED = 200;

    private ProxyTunnel() {}

    static void open(Socket proxy, TargetUrl url) throws IOException {
        var name = url.host().contains(":") ? "[" + url.host() + "]" : url.host();
        var place = name + ":" + url.port();
        proxy.getOutputStream()
                .write(("CONNECT " + place + " HTTP/1.1\r\nHost: " + place + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        // Octet by octet: what follows the head is the target's.
        if (new ReplyReader(proxy.getInputStream()).status() != OPENED) {
            throw new ProtocolException("refused");
        }
    }
}
