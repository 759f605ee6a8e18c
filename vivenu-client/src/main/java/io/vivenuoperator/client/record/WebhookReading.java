package io.vivenuoperator.client.record;

import io.vivenuoperator.client.model.Webhook;
import io.vivenuoperator.client.signature.SigningKey;
import java.util.Optional;

/** A webhook needs its id and where it posts to. */
final class WebhookReading {

    static final Shape SHAPE =
            Shape.ofValues("_id", "name", "url", "enabled", "hmacKey").withFlags("events");

    private WebhookReading() {}

    static ReadRecord<Webhook> read(Fields fields) {
        Optional<String> id = fields.required("_id", Texts::id);
        Optional<String> url = fields.required("url", Texts::verbatim);
        if (id.isEmpty() || url.isEmpty() || fields.problems().isPresent()) {
            return Reading.failed(id, fields);
        }
        var webhook = new Webhook(
                id.get(),
                fields.optional("name", Texts::verbatim).orElse(""),
                url.get(),
                fields.optional("enabled", Fields::flag).orElse(true),
                fields.switchedOn("events"),
                fields.optional("hmacKey", Texts::verbatim)
                        .filter(key -> !key.isEmpty())
                        .map(SigningKey::new));
        return Reading.read(id.get(), webhook, fields);
    }
}
