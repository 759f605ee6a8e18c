package io.vivenuoperator.crd.schema;

import static io.vivenuoperator.crd.schema.CelRule.matches;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a CronJob takes as a schedule, and of that, what a region can be polled by or an export run. Each field has a rule of its own, so that a refusal
 * says which one is wrong.
 */
public final class ScheduleRules {
    private static final String ANY = "[^ ]+";
    private static final String FIVE = "^[^ ]+( +[^ ]+){4}$";
    private static final String STAR = "[*?](/0*1)?";
    private static final String MACROS =
            "['@hourly', '@daily', '@midnight', '@weekly', '@monthly', '@yearly', '@annually']";
    private static final String DAILY_MACROS = "['@hourly', '@daily', '@midnight']";

    private ScheduleRules() {}

    /**
     * For any schedule.
     *
     * @param field as a message names it
     */
    public static List<CelRule> of(String field, String example) {
        return List.of(
                CelRule.without("^[ ]|[ ]$|[^ -~]", field + " must have blanks between its fields, and nowhere else"),
                new CelRule(
                        matches(FIVE) + " || self.startsWith('@') || self.contains('TZ=') || self.contains(' @') || "
                                + matches("^[^ ]+( +[^ ]+){5,6}$") + " || " + matches("^ | $|[^ -~]"),
                        field
                                + " must be a cron expression of five fields (minute hour day-of-month month day-of-week) or a macro such as @hourly, for example "
                                + example),
                CelRule.without("TZ=", field + " must not carry a TZ= prefix: set " + beside(field) + " instead"),
                CelRule.without(
                        "^[^ @=]+( +[^ ]+){5,6}$",
                        field + " must have five fields, no seconds and no year: for 0 */15 * * * * set */15 * * * *"),
                new CelRule(
                        "!self.startsWith('@') || self.startsWith('@every') || self in " + MACROS,
                        field
                                + " must be one of the macros @hourly, @daily, @midnight, @weekly, @monthly, @yearly and @annually, or have five fields"),
                CelRule.without(
                        "^@every",
                        field
                                + " must not be @every, which Kubernetes would count from the start of its controller: for @every 15m set */15 * * * *"),
                CelRule.without(
                        "#|[0-9][lLwW]([ ,]|$)|(^|[ ,])[lL][wW]?([ ,]|$)",
                        field
                                + " must not use L, W or #, which Kubernetes does not know: name days by number, for example 28 or 1-7"),
                field(
                        CronField.MINUTE,
                        field + ": the minute, first of five, must be 0 to 59, *, a range, a list or a step"),
                field(
                        CronField.HOUR,
                        field + ": the hour, second of five, must be 0 to 23, *, a range, a list or a step"),
                field(
                        CronField.DAY,
                        field + ": the day of the month, third of five, must be 1 to 31, *, a range, a list or a step"),
                field(
                        CronField.MONTH,
                        field
                                + ": the month, fourth of five, must be 1 to 12 or jan to dec, *, a range, a list or a step"),
                field(
                        CronField.WEEKDAY,
                        field
                                + ": the weekday, last of five, must be 0 (Sunday) to 6 or sun to sat, *, a range, a list or a step"),
                CelRule.without(
                        CronField.any(Stream.of(
                                CronField.reversedNumbers(),
                                CronField.MONTH.reversedNames(),
                                CronField.WEEKDAY.reversedNames())),
                        field
                                + " must not have a range that runs backwards: for 50-10 set 50-59,0-10, for fri-mon set fri,sat,sun,mon"),
                CelRule.without(
                        stepBeyond(),
                        field
                                + " must not have a step beyond its field, which would only run at the field's first value: for */60 set 0"),
                CelRule.without(
                        never(),
                        field
                                + " must be a date that every year has: February has no 30th, and April, June, September and November no 31st"));
    }

    /** For the poll that keeps the data fresh. */
    public static List<CelRule> daily(String field) {
        return List.of(
                new CelRule(
                        "!self.startsWith('@') || self in " + DAILY_MACROS + " || !(self in " + MACROS + ")",
                        field
                                + " must run at least daily: set @daily or @hourly, and leave rare polls to spec.polling.fullSchedule"),
                new CelRule(
                        "!" + matches(whole()) + " || " + matches(everyDay()),
                        field
                                + " must run every day, or at least Monday to Friday: set * for day and month, and * or 1-5 for the weekday"));
    }

    /** Where the zone of a schedule is said. */
    private static String beside(String field) {
        return field.substring(0, field.lastIndexOf('.')) + ".timeZone";
    }

    private static CelRule field(CronField of, String message) {
        var fields = Arrays.stream(CronField.values())
                .map(each -> each == of ? each.list() : ANY)
                .toList();
        return new CelRule("!" + matches(FIVE) + " || " + matches("^" + String.join(" +", fields) + "$"), message);
    }

    private static String whole() {
        return "^"
                + String.join(
                        " +",
                        Arrays.stream(CronField.values()).map(CronField::list).toList()) + "$";
    }

    private static String stepBeyond() {
        var before = new StringBuilder();
        var alternatives = new ArrayList<String>();
        for (var field : CronField.values()) {
            alternatives.add(before + field.stepBeyond() + "([ ,]|$)");
            before.append(ANY).append(" +");
        }
        return "^" + CronField.any(alternatives.stream());
    }

    /** A weekday beside the date would make it "or". */
    private static String never() {
        var step = "(/[0-9]+)?";
        var shortMonth = single(CronField.MONTH, 2, 4, 6, 9, 11);
        var february = single(CronField.MONTH, 2);
        var late = "0*(29|30|31)(-0*(29|30|31))?" + step;
        var last = "0*31(-0*31)?" + step;
        return "^" + ANY + " +" + ANY + " +("
                + late + "(," + late + ")* +" + february + "(," + february + ")*|"
                + last + "(," + last + ")* +" + shortMonth + "(," + shortMonth + ")*) +([^ ]+,)?" + STAR + "(,[^ ]+)?$";
    }

    private static String single(CronField field, int... numbers) {
        return CronField.any(
                Arrays.stream(numbers).mapToObj(number -> field.value(number) + "(-" + field.value(number) + ")?"));
    }

    private static String everyDay() {
        var day = CronField.any(Stream.of(STAR, "0*1-0*31(/0*1)?"));
        var months =
                CronField.any(Stream.of(STAR, CronField.MONTH.value(1) + "-" + CronField.MONTH.value(12) + "(/0*1)?"));
        return "^" + ANY + " +" + ANY + " +" + day + " +" + months + " +"
                + CronField.any(Stream.of(STAR, workingDays(), named())) + "$";
    }

    private static String workingDays() {
        var from = CronField.any(Stream.of(CronField.WEEKDAY.value(0), CronField.WEEKDAY.value(1)));
        var to = CronField.any(Stream.of(CronField.WEEKDAY.value(5), CronField.WEEKDAY.value(6)));
        return from + "-" + to + "(/0*1)?";
    }

    private static String named() {
        var days = Stream.of(1, 2, 3, 4, 5).map(CronField.WEEKDAY::value).toList();
        return "(" + CronField.WEEKDAY.value(0) + ",)?" + String.join(",", days) + "(," + CronField.WEEKDAY.value(6)
                + ")?";
    }
}
