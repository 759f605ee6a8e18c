package io.vivenuoperator.platform.httpclient.pinned;

import io.vivenuoperator.platform.httpclient.egress.TargetUrl;

/** What a connection can be used for again. */
record ConnectionKey(boolean isSecure, String host, int port, TargetTls tls) {
    static ConnectionKey of(TargetUrl url, TargetTls tls) {
        return new ConnectionKey(url.isSecure(), url.host(), url.port(), tls);
    }
}
