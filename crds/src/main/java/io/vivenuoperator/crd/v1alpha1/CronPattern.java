package io.vivenuoperator.crd.v1alpha1;

/**
 * What a CronJob accepts as a schedule, as far as a regular expression can tell (RE2, as CEL has it). What is left to the
 * API server when the CronJob is written: a range that runs backwards.
 */
final class CronPattern {
    private static final String MINUTE = "[0-5]?[0-9]";
    private static final String HOUR = "([01]?[0-9]|2[0-3])";
    private static final String DAY = "(0?[1-9]|[12][0-9]|3[01])";
    private static final String MONTH = "(0?[1-9]|1[0-2]|(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))";
    private static final String WEEKDAY = "([0-6]|(?i:sun|mon|tue|wed|thu|fri|sat))";
    private static final String STEP = "(/[1-9][0-9]?)?";
    private static final String MACRO = "@(yearly|annually|monthly|weekly|daily|midnight|hourly)";

    private static final String MINUTES = "([*?]|" + MINUTE + "(-" + MINUTE + ")?)" + STEP;
    private static final String HOURS = "([*?]|" + HOUR + "(-" + HOUR + ")?)" + STEP;
    private static final String DAYS = "([*?]|" + DAY + "(-" + DAY + ")?)" + STEP;
    private static final String MONTHS = "([*?]|" + MONTH + "(-" + MONTH + ")?)" + STEP;
    private static final String WEEKDAYS = "([*?]|" + WEEKDAY + "(-" + WEEKDAY + ")?)" + STEP;

    static final String SCHEDULE = "^(" + MACRO + "|"
            + MINUTES + "(," + MINUTES + ")* +"
            + HOURS + "(," + HOURS + ")* +"
            + DAYS + "(," + DAYS + ")* +"
            + MONTHS + "(," + MONTHS + ")* +"
            + WEEKDAYS + "(," + WEEKDAYS + ")*)$";

    private CronPattern() {}
}
