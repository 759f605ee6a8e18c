package io.vivenuoperator.salesapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What no parameter takes, and what some take: by its schema in openapi.json, and by its name where that says more. */
final class BadInputs {
    private static final Pattern TIME = Pattern.compile("from|to|at|since|until|.*\\[(?:gt|gte|lt|lte)]");
    private static final String HUGE = "x".repeat(2_001);

    private static final List<String> NO_TIMES = List.of(
            "",
            "now",
            "2026-02-30",
            "2026-13-01",
            "2026-11-26T25:00Z",
            "2026-11-26T12:00",
            "2026-11-26T12:00+99:00",
            "0000-01-01",
            "-2026-01-01",
            "1969-12-31",
            "2200-01-02",
            "99999-01-01",
            "1795694400",
            "2026-11-26\u0000",
            "１２");
    private static final List<String> ODD_TIMES = List.of(
            "1970-01-01",
            "2199-12-31",
            "2099-01-01T00:00Z",
            "2026-03-29T02:30+01:00",
            "2026-10-25T02:30+02:00",
            "2026-10-25T02:30+01:00",
            "2018-11-04",
            "2026-11-26T12:00 01:00",
            "2026-11-26T23:59:59.999999999-18:00");
    private static final List<String> NO_ZONES = List.of(
            "", "Mars/Phobos", "europe/berlin", "+25", "+02", "GMT+99", "Europe/Berlin\u0000", "../../etc/passwd");
    private static final List<String> NO_NUMBERS =
            List.of("", "-1", "0", "1.5", "1e2", "NaN", "99999999999999999999", "١", "1_0", " 1", "0x10", "1\u0000");
    private static final List<String> NO_FLAGS = List.of("", "1", "yes", "TRUE", "true,false", "\u0000");
    private static final List<String> NO_WORDS = List.of("", "nonsense", "a,,b", ",", "\u0000", "é");
    private static final List<String> NO_CURSORS =
            List.of("", "x", "AAAA", "bnVsbA", "W10", "WyJ4Il0", "e30", "W251bGwsbnVsbF0", "====", "\u0000", "é");
    private static final List<String> ODD_TEXTS = List.of(
            "",
            "\u0000",
            "%",
            "💩",
            "' OR 1=1 --",
            "../..",
            "<b>",
            "\u202e",
            "a,b",
            "*",
            "null",
            " ",
            "\n",
            "é".repeat(999));

    private BadInputs() {}

    /** Values that the parameter never takes. */
    static List<String> refused(JsonNode parameter) {
        String name = parameter.path("name").textValue();
        JsonNode schema = parameter.path("schema");
        List<String> values = new ArrayList<>(List.of(HUGE));
        if (TIME.matcher(name).matches()) {
            values.addAll(NO_TIMES);
        } else if (name.equals("tz")) {
            values.addAll(NO_ZONES);
        } else if (name.equals("cursor")) {
            values.addAll(NO_CURSORS);
        } else if (schema.has("enum") || schema.path("items").has("enum")) {
            values.addAll(NO_WORDS);
        } else if (schema.path("type").asText().equals("integer")) {
            values.addAll(NO_NUMBERS);
        } else if (schema.path("type").asText().equals("boolean")) {
            values.addAll(NO_FLAGS);
        }
        return values;
    }

    /** Values that it may take or not: what counts is that the answer is in order. */
    static List<String> odd(JsonNode parameter) {
        List<String> values = new ArrayList<>(ODD_TEXTS);
        if (TIME.matcher(parameter.path("name").textValue()).matches()) {
            values.addAll(ODD_TIMES);
        }
        if (parameter.path("name").textValue().equals("tz")) {
            values.addAll(
                    List.of("Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu", "America/Sao_Paulo", "event"));
        }
        return values;
    }

    /** Values for a part of a path, as they stand there. */
    static List<String> inPaths() {
        return List.of(
                "%00",
                "a%00b",
                "%ff",
                "%F0%9F%92%A9",
                "%27%20OR%201=1",
                "..%2f..%2fx",
                "a%2Fb",
                "%20",
                "x".repeat(300),
                "*",
                "~");
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
