package io.vivenuoperator.salesapi.document;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.vivenuoperator.platform.service.exchange.Answer;
import io.vivenuoperator.platform.service.exchange.Endpoint;
import io.vivenuoperator.platform.service.exchange.Exchange;
import io.vivenuoperator.salesapi.question.EntityTag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** {@code GET /openapi.json}: what can be asked, in OpenAPI 3.0.3. It takes no key. */
public final class OpenApiEndpoint implements Endpoint {
    private static final String FILE = "openapi.json";

    private final String document;
    private final String tag;

    public OpenApiEndpoint() {
        document = read();
        tag = EntityTag.of(document);
    }

    private static String read() {
        try (InputStream in = OpenApiEndpoint.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + FILE + " beside " + OpenApiEndpoint.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Answer answer(Exchange exchange) {
        boolean known = exchange.header(HeaderNames.IF_NONE_MATCH)
                .filter(header -> EntityTag.named(header, tag))
                .isPresent();
        Answer answer =
                known ? Answer.empty(Status.NOT_MODIFIED_304, "NotModified") : Answer.json(Status.OK_200, document);
        return answer.with(HeaderNames.ETAG, tag).with(HeaderNames.CACHE_CONTROL, "public, max-age=60");
    }
}
