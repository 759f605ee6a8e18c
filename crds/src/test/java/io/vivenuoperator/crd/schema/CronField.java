package io.vivenuoperator.crd.schema;

import static java.util.stream.Collectors.joining;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A field of a cron expression as Kubernetes reads it (github.com/robfig/cron v3, ParseStandard), in regular expressions that CEL
 * takes (RE2, and no backslash).
 */
enum CronField {
    MINUTE(0, 59, ""),
    HOUR(0, 23, ""),
    DAY(1, 31, ""),
    MONTH(1, 12, "jan feb mar apr may jun jul aug sep oct nov dec"),
    WEEKDAY(0, 6, "sun mon tue wed thu fri sat");

    private static final String STEP = "(/0*[1-9][0-9]*)?";
    private static final String END = "([/, ]|$)";

    private final int least;
    private final int most;
    private final String names;

    CronField(int least, int most, String names) {
        this.least = least;
        this.most = most;
        this.names = names;
    }

    /** The whole field: a list of values, ranges and steps. Whether a range runs backwards is not looked at. */
    String list() {
        var value = any(IntStream.rangeClosed(least, most).mapToObj(this::value));
        var item = "([*?]|" + value + "(-" + value + ")?)" + STEP;
        return item + "(," + item + ")*";
    }

    /** A number with or without leading zeros, or the name that stands for it. */
    String value(int number) {
        return names.isEmpty() ? "0*" + number : "(0*" + number + "|(?i:" + name(number) + "))";
    }

    private String name(int number) {
        var at = (number - least) * 4;
        return names.substring(at, at + 3);
    }

    /** In a whole schedule, a range of numbers that runs backwards, in whichever field. */
    static String reversedNumbers() {
        return "(^|[ ,])0*" + any(IntStream.rangeClosed(1, 59).mapToObj(from -> from + "-0*" + below(from))) + END;
    }

    /** In a whole schedule, a range with a name in it that runs backwards. */
    String reversedNames() {
        return "[ ,]" + any(IntStream.rangeClosed(least + 1, most).mapToObj(this::reversedFrom)) + END;
    }

    private String reversedFrom(int from) {
        var before = IntStream.range(least, from).boxed().toList();
        var named = any(before.stream().map(to -> "(?i:" + name(to) + ")"));
        return "(?i:" + name(from) + ")-" + any(before.stream().map(this::value)) + "|0*" + from + "-" + named;
    }

    /** Numbers that are less, without leading zeros. */
    private static String below(int number) {
        var tens = number / 10;
        var ones = number % 10;
        var lower =
                tens == 0 ? Stream.<String>empty() : Stream.of(tens == 1 ? "[0-9]" : "[1-" + (tens - 1) + "]?[0-9]");
        var same = ones == 0 ? Stream.<String>empty() : Stream.of((tens == 0 ? "" : tens) + "[0-" + (ones - 1) + "]");
        return any(Stream.concat(lower, same));
    }

    /** A step that leaves the field at once. */
    String stepBeyond() {
        var size = most + 1;
        var tens = size / 10;
        var above = tens < 9 ? "|[" + (tens + 1) + "-9][0-9]" : "";
        var from = size < 10
                ? "[" + size + "-9]|[1-9][0-9]+"
                : tens + "[" + size % 10 + "-9]" + above + "|[1-9][0-9][0-9]+";
        return "[^ ]*/0*(" + from + ")";
    }

    static String any(Stream<String> alternatives) {
        return "(" + alternatives.collect(joining("|")) + ")";
    }
}
