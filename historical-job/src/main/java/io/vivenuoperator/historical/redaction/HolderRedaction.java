package io.vivenuoperator.historical.redaction;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/**
 * A ticket without its holder: fields with a person's data, and those that open the ticket, are left out wherever they stand. What stays
 * is there to the octet, without the spaces between.
 */
public final class HolderRedaction {
    /** Besides who and where somebody is: texts that anybody may have written, and what lets its bearer in. */
    private static final Set<String> LEFT_OUT = Set.of(
            "name",
            "firstname",
            "lastname",
            "email",
            "company",
            "street",
            "line2",
            "city",
            "postal",
            "state",
            "extrafields",
            "personalizations",
            "custommessage",
            "meta",
            "secret",
            "barcode",
            "history");

    private static final JsonFactory JSON = new JsonFactory();

    private HolderRedaction() {}

    /**
     * The ticket without those fields.
     *
     * @param ticket a JSON object
     * @throws IOException if it is none
     */
    public static byte[] of(byte[] ticket) throws IOException {
        var kept = new ByteArrayOutputStream(ticket.length);
        try (JsonParser json = JSON.createParser(ticket)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("a ticket is no JSON object");
            }
            new KeptCopy(json, ticket, kept).object();
        }
        return kept.toByteArray();
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record KeptCopy(JsonParser json, byte[] ticket, ByteArrayOutputStream kept) {
        private void object() throws IOException {
            kept.write('{');
            boolean isFirst = true;
            while (json.nextToken() != JsonToken.END_OBJECT) {
                boolean isLeftOut = LEFT_OUT.contains(json.currentName().toLowerCase(Locale.ROOT));
                int name = start();
                json.nextToken();
                if (isLeftOut) {
                    json.skipChildren();
                    continue;
                }
                if (!isFirst) {
                    kept.write(',');
                }
                isFirst = false;
                text(name);
                kept.write(':');
                value();
            }
            kept.write('}');
        }

        private void array() throws IOException {
            kept.write('[');
            for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
                if (i > 0) {
                    kept.write(',');
                }
                value();
            }
            kept.write(']');
        }

        private void value() throws IOException {
            switch (json.currentToken()) {
                case START_OBJECT -> object();
                case START_ARRAY -> array();
                case VALUE_STRING -> text(start());
                default -> word(start());
            }
        }

        private int start() {
            return Math.toIntExact(json.currentTokenLocation().getByteOffset());
        }

        /** From its quotation mark to the other one. */
        private void text(int begin) {
            int end = begin + 1;
            while (ticket[end] != '"') {
                end += ticket[end] == '\\' ? 2 : 1;
            }
            kept.write(ticket, begin, end + 1 - begin);
        }

        /** A number, true, false or null. */
        private void word(int begin) {
            int end = begin;
            while (end < ticket.length && isOfWord(ticket[end])) {
                end++;
            }
            kept.write(ticket, begin, end - begin);
        }

        private static boolean isOfWord(byte octet) {
            return (octet >= '0' && octet <= '9')
                    || (octet >= 'a' && octet <= 'z')
                    || octet == 'E'
                    || octet == '.'
                    || octet == '-'
                    || octet == '+';
        }
    }
}
