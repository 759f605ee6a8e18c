package io.vivenuoperator.events.resend;

import io.vivenuoperator.events.body.SentFields;
import io.vivenuoperator.events.filter.NameForms;
import io.vivenuoperator.events.replay.ReplaySpec;
import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.store.delivery.ReplayRows.ReplayPart;
import io.vivenuoperator.store.message.NamePattern;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The fields of a replay, as they may be sent. */
record ReplayFields(SentFields sent) {
    /** All of them. */
    static final List<String> KNOWN = List.of("webhookId", "from", "to", "types", "only", "ratePerSecond", "dryRun");

    private static final List<String> PARTS = List.of("All", "Failed", "DeadLetters");
    private static final int MOST_TYPES = 50;
    private static final int LONGEST_ID = 100;
    private static final int USUAL_RATE = 100;
    private static final int HIGHEST_RATE = 10_000;

    String webhookId() throws BadParameterException {
        return sent.text("webhookId", LONGEST_ID)
                .orElseThrow(() -> sent.bad("webhookId", "is missing: which webhook is to get them?"));
    }

    /**
     * What is asked for.
     *
     * @param now the end unless one is given
     */
    ReplaySpec spec(Instant now) throws BadParameterException {
        Instant from = sent.instant("from")
                .orElseThrow(() -> sent.bad("from", "is missing: from which time on were they stored?"));
        Instant to = sent.instant("to").orElse(now);
        if (!from.isBefore(to)) {
            throw sent.bad("from", "must lie before 'to', which is now unless it is given");
        }
        ReplayPart part = ReplaySpec.part(sent.word("only", PARTS).orElse("All"));
        int rate = sent.number("ratePerSecond", 1, HIGHEST_RATE).orElse(USUAL_RATE);
        return new ReplaySpec(from, to, types(), part, rate, sent.flag("dryRun").orElse(false));
    }

    private List<NamePattern> types() throws BadParameterException {
        List<String> texts = sent.list("types");
        if (texts.size() > MOST_TYPES) {
            throw sent.bad("types", "must be at most " + MOST_TYPES + " types");
        }
        List<NamePattern> types = new ArrayList<>();
        for (String text : texts) {
            types.add(NameForms.types(text).orElseThrow(() -> sent.bad("types", NameForms.TYPE_FORM)));
        }
        return types;
    }
}
