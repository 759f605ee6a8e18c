package io.vivenuoperator.e2e.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** The simulator's control API, from outside the cluster. */
final class SimulatorControl {
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;

    SimulatorControl(Tunnels.Tunnel tunnel) {
        this.address = "http://127.0.0.1:" + tunnel.port() + "/control";
    }

    String address() {
        return address;
    }

    JsonNode sell(String seller, int count) {
        return call("POST", "/sellers/" + seller + "/sales", "{\"count\":" + count + "}");
    }

    JsonNode invalidate(String seller, int count) {
        return call("POST", "/sellers/" + seller + "/invalidations", "{\"count\":" + count + "}");
    }

    JsonNode webhooks(String seller) {
        return call("GET", "/sellers/" + seller + "/webhooks", "").get("webhooks");
    }

    JsonNode truth(String seller) {
        return call("GET", "/truth/" + seller, "");
    }

    JsonNode requests(String seller) {
        return call("GET", "/requests?seller=" + seller, "");
    }

    JsonNode deliveries(String seller) {
        return call("GET", "/deliveries?seller=" + seller, "");
    }

    /** The attempts with a higher number than that. */
    JsonNode deliveries(String seller, long after) {
        return call("GET", "/deliveries?seller=" + seller + "&after=" + after, "");
    }

    JsonNode tallies(String seller) {
        return call("GET", "/tallies?seller=" + seller, "").get("webhooks");
    }

    JsonNode edit(String seller, String event) {
        return call("POST", "/sellers/" + seller + "/events/" + event + "/edit", "");
    }

    JsonNode faults(String switches) {
        return call("PUT", "/faults", switches);
    }

    /** What came to an endpoint of the simulator's, the oldest first: headers by their names in lower case, and bodies. */
    JsonNode hooked(String endpoint) {
        return asked("GET", address.replace("/control", "/hooks/") + endpoint, "")
                .get("messages");
    }

    private JsonNode call(String method, String path, String body) {
        return asked(method, address + path, body);
    }

    private JsonNode asked(String method, String url, String body) {
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(
                        method + " " + url + " was answered " + response.statusCode() + ": " + response.body());
            }
            return json.readTree(response.body());
        } catch (IOException e) {
            throw new IllegalStateException("the simulator can't be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
