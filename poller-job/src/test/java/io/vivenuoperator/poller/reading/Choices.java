package io.vivenuoperator.poller.reading;

import static io.vivenuoperator.poller.reading.Choice.means;
import static io.vivenuoperator.poller.reading.Choice.nothing;

import java.util.List;

/** What is sent, and what it means. The codes are those of reported rows. */
final class Choices {
    private static final String LONG = "x".repeat(501);

    /** D01, D03, D07. */
    static final List<Choice> PRICES = List.of(
            means("89.10000000000001", "89.1"),
            means("89.1", "89.1"),
            means("0", "0"),
            means("0.0", "0"),
            means("-0.0", "0"),
            means("1e2", "100"),
            means("89.90", "89.9"),
            means("\"89.90\"", "89.9"),
            means("\" 500 \"", "500"),
            means("\"+5\"", "5"),
            means("\"1E+2\"", "100"),
            means("33.333333333333336", "33.3333"),
            means("0.00004", "0"),
            means("0.00005", "0"),
            means("0.00015", "0.0002"),
            means("0.00016", "0.0002"),
            means("1e-300", "0"),
            means("1e-999999999", "0"),
            means("-1e-300", "0"),
            means("999999999999", "999999999999"),
            means("89." + "0".repeat(990), "89"),
            nothing("89." + "0".repeat(2000)),
            nothing("1" + "0".repeat(400)),
            nothing("1e400"),
            nothing("1e200000"),
            nothing("1e999999999"),
            nothing("1e99999999999"),
            nothing("-1e999999999"),
            nothing("9007199254740991"),
            nothing("-0.01"),
            nothing("\"-5\""),
            nothing("\"\""),
            nothing("\"   \""),
            nothing("\"89,90\""),
            nothing("\"89.90 EUR\""),
            nothing("\"1.000.000\""),
            nothing("\"NaN\""),
            nothing("\"Infinity\""),
            nothing("\"0x10\""),
            nothing("\"\\u0665\""),
            nothing("\"1e99999999999\""),
            nothing("true"),
            nothing("[89]"),
            nothing("{\"$numberDecimal\":\"89.9\"}"),
            nothing("null"),
            nothing(""));

    /** D04, D06, D07. */
    static final List<Choice> AMOUNTS = List.of(
            means("0", "0"),
            means("120.0", "120"),
            means("1.2e2", "120"),
            means("119.99999999999999", "120"),
            means("120.00000000000001", "120"),
            means("99999999.5", "100000000"),
            means("0.5", "0"),
            means("1.5", "2"),
            means("-0.4", "0"),
            means("\"500\"", "500"),
            means("\"500.0\"", "500"),
            means("2147483647", "2147483647"),
            means("2147483647.4", "2147483647"),
            nothing("2147483647.6"),
            nothing("2147483648"),
            nothing("9007199254740991"),
            nothing("1e300"),
            nothing("1e999999999"),
            nothing("-1"),
            nothing("-2147483649"),
            nothing("\"-1\""),
            nothing("\"\""),
            nothing("\"unlimited\""),
            nothing("false"),
            nothing("[]"),
            nothing("{}"),
            nothing("null"),
            nothing(""));

    /** D16. All meaningful ones are in June 2026. */
    static final List<Choice> TIMES = List.of(
            means("\"2026-06-01T10:00:00.000Z\"", "2026-06-01T10:00:00Z"),
            means("\"2026-06-01T10:00:00Z\"", "2026-06-01T10:00:00Z"),
            means("\"2026-06-01T10:00Z\"", "2026-06-01T10:00:00Z"),
            means("\"2026-06-01t10:00:00z\"", "2026-06-01T10:00:00Z"),
            means("\" 2026-06-01 10:00:00Z \"", "2026-06-01T10:00:00Z"),
            means("\"2026-06-01T12:00:00+02:00\"", "2026-06-01T10:00:00Z"),
            means("\"2026-06-01T12:00:00+0200\"", "2026-06-01T10:00:00Z"),
            means("\"2026-06-01T12:00:00+02\"", "2026-06-01T10:00:00Z"),
            means("\"2026-06-01T12:00+02\"", "2026-06-01T10:00:00Z"),
            means("\"2026-06-01T06:30:00-03:30\"", "2026-06-01T10:00:00Z"),
            means("\"2026-06-01T10:00:00+00:00\"", "2026-06-01T10:00:00Z"),
            means("\"2026-06-01T10:00:00.1Z\"", "2026-06-01T10:00:00.100Z"),
            means("\"2026-06-01T10:00:00,25Z\"", "2026-06-01T10:00:00.250Z"),
            means("\"2026-06-01T10:00:00.123456Z\"", "2026-06-01T10:00:00.123456Z"),
            means("\"2026-06-01T10:00:00.1234569Z\"", "2026-06-01T10:00:00.123456Z"),
            means("\"2026-06-01T10:00:00.123456789012Z\"", "2026-06-01T10:00:00.123456Z"),
            nothing("\"2026-06-01\""),
            nothing("\"2026-06-01T10:00:00\""),
            nothing("\"2026-06-01T10:00\""),
            nothing("\"\""),
            nothing("\" \""),
            nothing("\"Invalid date\""),
            nothing("\"Invalid Date\""),
            nothing("\"null\""),
            nothing("\"2026-06-31T10:00:00Z\""),
            nothing("\"2026-13-01T10:00:00Z\""),
            nothing("\"2026-06-01T25:00:00Z\""),
            nothing("\"2026-06-01T10:00:00+99:00\""),
            nothing("\"0001-01-01T00:00:00Z\""),
            nothing("\"0000-00-00T00:00:00Z\""),
            nothing("\"99999-01-01T00:00:00Z\""),
            nothing("\"+99999-01-01T00:00:00Z\""),
            nothing("\"9999-12-31T23:59:59-10:00\""),
            nothing("\"-000001-01-01T00:00:00Z\""),
            nothing("\"01.06.2026 10:00\""),
            nothing("\"06/01/2026\""),
            nothing("\"Mon Jun 01 2026 10:00:00 GMT+0200\""),
            nothing("\"1780308000000\""),
            nothing("1780308000000"),
            nothing("1780308000"),
            nothing("0"),
            nothing("true"),
            nothing("[]"),
            nothing("{\"$date\":\"2026-06-01T10:00:00Z\"}"),
            nothing("null"),
            nothing(""));

    /** Without a meaning, the id is used. */
    static final List<Choice> NAMES = List.of(
            means("\"HYROX \\u0000 Berlin\"", "HYROX \uFFFD Berlin"),
            means("\"half \\ud800 pair\"", "half \uFFFD pair"),
            means("\"half \\udc00 pair\"", "half \uFFFD pair"),
            means("\"\\ud83d\\ude00\"", "\uD83D\uDE00"),
            means("\"two\\nlines\\tand \\u0007\"", "two lines and"),
            means("\"  spaces  \"", "spaces"),
            means("\"" + LONG + "\"", LONG.substring(1)),
            means("\"" + "x".repeat(499) + "\\ud83d\\ude00\"", "x".repeat(499)),
            means("\"'; DROP TABLE event; --\"", "'; DROP TABLE event; --"),
            means("\"{\\\"a\\\":\\\"b\\\\c\\\"}\"", "{\"a\":\"b\\c\"}"),
            nothing("\"\""),
            nothing("\" \\n \""),
            nothing("2026"),
            nothing("true"),
            nothing("[\"HYROX\"]"),
            nothing("{\"de\":\"HYROX\"}"),
            nothing("null"),
            nothing(""));

    /** Texts that may be missing. */
    static final List<Choice> WORDS = List.of(
            means("\"a \\u0000\"", "a \uFFFD"),
            means("\" a \"", "a"),
            nothing("\"" + "y".repeat(2001) + "\""),
            nothing("\"\""),
            nothing("7"),
            nothing("false"),
            nothing("[]"),
            nothing("{}"),
            nothing("null"),
            nothing(""));

    /** Invalid ids. */
    static final List<Choice> NO_IDS = List.of(
            nothing("\"\""),
            nothing("\"  \""),
            nothing("\" padded \""),
            nothing("\"NUL\\u0000\""),
            nothing("\"half\\ud800\""),
            nothing("\"line\\nbreak\""),
            nothing("\"" + "z".repeat(201) + "\""),
            nothing("7"),
            nothing("true"),
            nothing("{\"$oid\":\"65a0\"}"),
            nothing("[]"),
            nothing("null"),
            nothing(""));

    static final List<Choice> STATUSES = List.of(
            Choice.text("VALID"),
            Choice.text("INVALID"),
            Choice.text("INVALID"),
            Choice.text("RESERVED"),
            Choice.text("DETAILSREQUIRED"),
            Choice.text("BLANK"));

    /** With the number that stands for each in the ledger. */
    static final List<Choice> ORIGINS = List.of(
            means("\"yourticket\"", "1"),
            means("\"pos\"", "2"),
            means("\"rebooking\"", "3"),
            means("\"upgrade\"", "4"),
            means("\"subscription\"", "5"),
            means("\"transfer\"", "6"));

    static final List<Choice> NO_ORIGINS = List.of(
            nothing("\"TRANSFER\""),
            nothing("\"import\""),
            nothing("\"\""),
            nothing("6"),
            nothing("false"),
            nothing("{}"),
            nothing("[\"transfer\"]"),
            nothing("null"),
            nothing(""));

    static final List<Choice> NO_STATUSES = List.of(
            nothing("\"REFUNDED\""),
            nothing("\"CANCELLED\""),
            nothing("\"valid\""),
            nothing("\"\""),
            nothing("1"),
            nothing("true"),
            nothing("{}"),
            nothing("[\"VALID\"]"),
            nothing("null"),
            nothing(""));

    /** A type without a meaning is active. */
    static final List<Choice> FLAGS = List.of(
            means("true", "true"),
            means("false", "false"),
            means("\"true\"", "true"),
            means("\"False\"", "false"),
            nothing("1"),
            nothing("0"),
            nothing("\"yes\""),
            nothing("\"\""),
            nothing("[]"),
            nothing("{}"),
            nothing("null"),
            nothing(""));

    private Choices() {}
}
