package io.vivenuoperator.platform.service.greeter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.helidon.http.Status;
import io.vivenuoperator.platform.service.exchange.Answer;
import io.vivenuoperator.platform.service.exchange.BodyGoneException;
import io.vivenuoperator.platform.service.exchange.BodyPolicy;
import io.vivenuoperator.platform.service.exchange.Endpoint;
import io.vivenuoperator.platform.service.exchange.Exchange;
import io.vivenuoperator.platform.service.exchange.RequestBody;
import io.vivenuoperator.platform.service.problem.Problem;
import java.io.IOException;
import java.io.InputStream;

/** {@code POST /greetings/{language}} with {@code {"name":"Ada"}}. */
final class GreetingRoute implements Endpoint {
    private final ObjectMapper json = new ObjectMapper();
    private final String word;

    GreetingRoute(String word) {
        this.word = word;
    }

    @Override
    public Answer answer(Exchange exchange) throws IOException, BodyGoneException {
        return switch (exchange.body(BodyPolicy.JSON)) {
            case RequestBody.NotTaken(Problem problem, InputStream rest) -> Answer.problem(problem);
            case RequestBody.Whole(byte[] body) -> greeting(exchange, json.readTree(body));
        };
    }

    private Answer greeting(Exchange exchange, JsonNode body) {
        if (!body.path("name").isTextual()) {
            return Answer.problem(Problem.of(Status.BAD_REQUEST_400, "NoName", "name: must be there, a string"));
        }
        var answer = JsonNodeFactory.instance
                .objectNode()
                .put("greeting", word + ", " + body.path("name").textValue())
                .put("language", exchange.path("language"));
        return Answer.json(Status.OK_200, answer.toString());
    }
}
