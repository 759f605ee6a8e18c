package io.vivenuoperator.scale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The simulator as a process, with one seller per region and a latency on every answer. */
final class SimulatedVendor implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path JAR = Path.of("..", "..", "vivenu-simulator", "target", "vivenu-simulator.jar");

    private final Program program;
    private final String address;
    private final HttpClient http = HttpClient.newHttpClient();

    private SimulatedVendor(Program program, String address) {
        this.program = program;
        this.address = address;
    }

    static SimulatedVendor start(List<String> sellers, int latencyMillis, Path directory) throws IOException {
        var port = Program.freePort();
        var environment = Map.of(
                "HOST",
                "0.0.0.0",
                "PORT",
                Integer.toString(port),
                "SELLERS",
                String.join(",", sellers),
                "EVENTS_PER_SELLER",
                "1",
                "TICKETS_PER_EVENT",
                "1");
        var program = Program.start(
                JAR, List.of("-XX:+UseSerialGC", "-Xmx512m"), environment, directory.resolve("simulator.log"));
        var address = "http://127.0.0.1:" + port;
        var vendor = new SimulatedVendor(program.awaitOk(address + "/control/health"), address);
        vendor.call("PUT", "/faults", "{\"latencyMillis\":" + latencyMillis + "}");
        return vendor;
    }

    /** A region may not point at the program itself, so by an address of this machine that others could use too. */
    String apiUrl() {
        return address.replace("127.0.0.1", ownAddress()) + "/api";
    }

    private static String ownAddress() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(Inet4Address.class::isInstance)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .map(InetAddress::getHostAddress)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("this machine has no address but loopback"));
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String apiKey(String seller) {
        return "sim-key-" + seller;
    }

    void forgetRequests() {
        call("DELETE", "/requests", "");
    }

    /** Requests per seller since {@link #forgetRequests}. */
    Map<String, Long> callsBySeller() {
        return StreamSupport.stream(call("GET", "/requests", "").get("log").spliterator(), false)
                .collect(Collectors.groupingBy(entry -> entry.get("seller").asText(), Collectors.counting()));
    }

    /** How many webhooks a seller has. */
    int webhooks(String seller) {
        return call("GET", "/sellers/" + seller + "/webhooks", "")
                .get("webhooks")
                .size();
    }

    /** The key that a seller's deliveries are signed with, as reported by Vivenu. */
    List<String> signingKeys(String seller) {
        var request = HttpRequest.newBuilder(URI.create(apiUrl() + "/webhooks?top=100"))
                .header("Authorization", "Bearer " + apiKey(seller))
                .build();
        return StreamSupport.stream(answer(request).get("docs").spliterator(), false)
                .map(webhook -> webhook.get("hmacKey").asText())
                .toList();
    }

    private JsonNode call(String method, String path, String body) {
        var request = HttpRequest.newBuilder(URI.create(address + "/control" + path))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return answer(request);
    }

    private JsonNode answer(HttpRequest request) {
        try {
            return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new IllegalStateException("the simulator can't be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        http.close();
        program.close();
    }
}
