package io.vivenuoperator.simulator.hook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.vivenuoperator.simulator.hook.HookLog.HookedMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code POST /hooks/{endpoint}} takes anything and answers 204; {@code GET} says what came. */
public final class HookService implements HttpService {
    private final HookLog log = new HookLog();

    @Override
    public void routing(HttpRules rules) {
        rules.post("/{endpoint}", this::take).get("/{endpoint}", this::say);
    }

    private void take(ServerRequest request, ServerResponse response) throws IOException {
        Map<String, String> headers = request.headers().stream()
                .collect(Collectors.toMap(header -> header.headerName().lowerCase(), header -> header.values()));
        var body = new String(request.content().inputStream().readAllBytes(), StandardCharsets.UTF_8);
        log.add(endpoint(request), new HookedMessage(headers, body));
        response.status(Status.NO_CONTENT_204).send();
    }

    private void say(ServerRequest request, ServerResponse response) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode messages = answer.putArray("messages");
        log.of(endpoint(request)).forEach(message -> {
            ObjectNode one = messages.addObject();
            message.headers().forEach(one.putObject("headers")::put);
            one.put("body", message.body());
        });
        response.header(HeaderNames.CONTENT_TYPE, "application/json").send(answer.toString());
    }

    private static String endpoint(ServerRequest request) {
        return request.path().pathParameters().get("endpoint");
    }
}
