package io.vivenuoperator.crd.v1alpha1;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a schedule that Kubernetes takes means, worked out value by value: the judge of what the CRD's rules say by regular expressions.
 */
record CronMeaning(List<String> fields) {
    private static final List<String> NAMES = List.of(
            "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "sun", "mon", "tue",
            "wed", "thu", "fri", "sat");
    private static final int MONTHS = 12;
    private static final int[] LEAST = {0, 0, 1, 1, 0};
    private static final int[] MOST = {59, 23, 31, 12, 6};
    private static final int[] DAYS = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    static CronMeaning of(String schedule) {
        return new CronMeaning(List.of(schedule.trim().split(" +", -1)));
    }

    boolean isMacro() {
        return fields.getFirst().startsWith("@");
    }

    /** A step that is larger than the largest value of its field. */
    boolean hasAStepBeyond() {
        for (var i = 0; i < fields.size(); i++) {
            for (var item : fields.get(i).split(",", -1)) {
                var slash = item.indexOf('/');
                if (slash >= 0 && Integer.parseInt(item.substring(slash + 1)) > MOST[i]) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether there is a year without a day for it. */
    boolean neverRunsInSomeYear() {
        if (!isStar(4)) {
            return false;
        }
        var days = values(2);
        return values(3).stream().noneMatch(month -> days.stream().anyMatch(day -> day <= DAYS[month]));
    }

    /** With a step in the month, the rules do not work out which months are left. */
    boolean hasAStepInTheMonth() {
        return fields.get(3).contains("/");
    }

    /** Star or question mark, with a step of one at most: such a field does not turn "and" into "or". */
    private boolean isStar(int field) {
        return Arrays.stream(fields.get(field).split(",", -1)).anyMatch(item -> item.matches("[*?](/0*1)?"));
    }

    private Set<Integer> values(int field) {
        var values = new TreeSet<Integer>();
        for (var item : fields.get(field).split(",", -1)) {
            var parts = item.split("/", -1);
            var step = parts.length > 1 ? Integer.parseInt(parts[1]) : 1;
            var ends = parts[0].split("-", -1);
            var star = ends[0].equals("*") || ends[0].equals("?");
            var from = star ? LEAST[field] : number(field, ends[0]);
            var to =
                    star || (ends.length == 1 && parts.length > 1) ? MOST[field] : number(field, ends[ends.length - 1]);
            for (var value = from; value <= to; value += step) {
                values.add(value);
            }
        }
        return values;
    }

    private static int number(int field, String text) {
        var name = NAMES.indexOf(text.toLowerCase(Locale.ROOT));
        if (name < 0) {
            return Integer.parseInt(text);
        }
        return field == 3 ? name + 1 : name - MONTHS;
    }
}
