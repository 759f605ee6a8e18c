package io.vivenuoperator.load.reading;

import io.vivenuoperator.load.ledger.Latencies;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntFunction;

/** Questions that nobody has asked before, one after the other. */
final class FirstAnswers implements AutoCloseable {
    private static final int OK = 200;
    private static final int WARMUP = 20;

    private final HttpClient client = HttpClient.newHttpClient();
    private final InetSocketAddress target;
    private final String key;

    FirstAnswers(InetSocketAddress target, String key) {
        this.target = target;
        this.key = key;
    }

    /**
     * How long the answers take, without the first few.
     *
     * @param paths one for each number; no two are the same
     */
    Latencies latencies(IntFunction<String> paths, int count) throws IOException, InterruptedException {
        int[] micros = new int[count];
        for (int number = -WARMUP; number < count; number++) {
            long begin = System.nanoTime();
            var _ = ask(paths.apply(number + WARMUP));
            if (number >= 0) {
                micros[number] = (int) ((System.nanoTime() - begin) / 1_000);
            }
        }
        Arrays.sort(micros);
        return new Latencies(micros);
    }

    /** The entity tag of an answer. */
    String tag(String path, String acceptEncoding) throws IOException, InterruptedException {
        return Optional.of(answer(path, acceptEncoding))
                .flatMap(answer -> answer.headers().firstValue("ETag"))
                .orElseThrow(() -> new IllegalStateException(path + " has no ETag"));
    }

    private byte[] ask(String path) throws IOException, InterruptedException {
        return answer(path, "identity").body();
    }

    private HttpResponse<byte[]> answer(String path, String acceptEncoding) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://" + target.getHostString() + ":" + target.getPort() + path))
                .header("Authorization", "Bearer " + key)
                .header("Accept-Encoding", acceptEncoding)
                .build();
        HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != OK) {
            throw new IllegalStateException(path + " answers " + answer.statusCode() + ": "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer;
    }

    @Override
    public void close() {
        client.close();
    }
}
