package io.vivenuoperator.poller.check;

import io.vivenuoperator.platform.httpclient.failure.NoAnswer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Calls of our own programs, inside the cluster: never by a proxy, and once. */
final class InternalHttp implements AutoCloseable {
    private static final long LONGEST = 64 * 1024;
    private static final BodyHandler<String> TEXT = BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST);

    private final HttpClient http;

    InternalHttp(Duration connecting) {
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(connecting)
                .build();
    }

    ProgramReply get(URI address, Duration patience) {
        return send(HttpRequest.newBuilder(address).timeout(patience).build());
    }

    /** A signed JSON body. */
    ProgramReply post(URI address, byte[] body, String header, String signature, Duration patience) {
        return send(HttpRequest.newBuilder(address)
                .timeout(patience)
                .header("Content-Type", "application/json")
                .header(header, signature)
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    private ProgramReply send(HttpRequest request) {
        try {
            var answer = http.send(request, TEXT);
            return new ProgramReply.Answered(answer.statusCode(), answer.body());
        } catch (IOException e) {
            return new ProgramReply.None(NoAnswer.why(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ProgramReply.None(": this program was told to stop");
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
