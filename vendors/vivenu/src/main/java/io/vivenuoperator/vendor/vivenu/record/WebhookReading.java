package io.vivenuoperator.vendor.vivenu.record;

import io.vivenuoperator.vendor.vivenu.model.Webhook;
import io.vivenuoperator.vendor.vivenu.signature.SigningKey;
import java.util.Optional;

/** Reads a webhook. Needed are its id and its URL. */
final class WebhookReading {
    static final RecordShape SHAPE =
            RecordShape.ofValues("_id", "name", "url", "enabled", "hmacKey").withFlags("events");

    private WebhookReading() {}

    static ReadRecord<Webhook> read(JsonFields fields) {
        Optional<String> id = fields.required("_id", TextReader::id);
        Optional<String> url = fields.required("url", TextReader::verbatim);
        if (id.isEmpty() || url.isEmpty() || fields.problems().isPresent()) {
            return RecordReader.failed(id, fields);
        }
        var webhook = new Webhook(
                id.get(),
                fields.optional("name", TextReader::verbatim).orElse(""),
                url.get(),
                fields.optional("enabled", JsonFields::flag).orElse(true),
                fields.switchedOn("events"),
                fields.optional("hmacKey", TextReader::verbatim)
                        .filter(key -> !key.isEmpty())
                        .map(SigningKey::new));
        return RecordReader.read(id.get(), webhook, fields);
    }
}
