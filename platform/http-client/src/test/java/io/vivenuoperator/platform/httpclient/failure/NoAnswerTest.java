package io.vivenuoperator.platform.httpclient.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NoAnswerTest {
    static Stream<Arguments> kinds() {
        var unresolved = new ConnectException("canary");
        unresolved.initCause(new UnresolvedAddressException());
        return Stream.of(
                Arguments.of(unresolved, "its host is unknown"),
                Arguments.of(new ConnectException("canary"), "the connection was refused"),
                Arguments.of(new SSLHandshakeException("canary"), "TLS failed"),
                Arguments.of(new HttpConnectTimeoutException("canary"), "it took too long"),
                Arguments.of(new IOException("canary"), ""));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void saysWhyByTheKindAndNothingOfTheMessage(Throwable cause, String why) {
        assertThat(NoAnswer.why(new ExecutionException(cause))).contains(why).doesNotContain("canary");
    }
}
