package io.vivenuoperator.crd.v1alpha1;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Schedules as people write them, good and bad: about half are taken by Kubernetes. */
record RandomCrons(RandomGenerator random) {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");
    private static final List<String> MACROS = List.of(
            "@hourly",
            "@daily",
            "@midnight",
            "@weekly",
            "@monthly",
            "@yearly",
            "@annually",
            "@Hourly",
            "@often",
            "@ daily");
    private static final int ONE_IN = 25;

    String next() {
        if (rarely()) {
            return MACROS.get(random.nextInt(MACROS.size()));
        }
        var fields = Stream.of(
                        field(0, 59, List.of()),
                        field(0, 23, List.of()),
                        field(1, 31, List.of()),
                        field(1, 12, MONTHS),
                        field(0, 6, DAYS))
                .limit(rarely() ? 4 : 5)
                .collect(Collectors.joining(rarely() ? "  " : " "));
        return rarely() ? fields + " *" : fields;
    }

    private String field(int least, int most, List<String> names) {
        if (random.nextInt(3) == 0) {
            return "*";
        }
        var items = random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 1;
        return Stream.generate(() -> item(least, most, names)).limit(items).collect(Collectors.joining(","));
    }

    private String item(int least, int most, List<String> names) {
        var step = random.nextInt(4) == 0 ? "/" + step(most) : "";
        return switch (random.nextInt(6)) {
            case 0 -> "*" + step;
            case 1 -> (rarely() ? "?" : "*") + step;
            case 2, 3 -> range(least, most, names) + step;
            default -> value(least, most, names) + step;
        };
    }

    private String range(int least, int most, List<String> names) {
        return value(least, most, names) + "-" + value(least, most, names);
    }

    private String step(int most) {
        return rarely()
                ? List.of("0", "", "x", "00").get(random.nextInt(4))
                : Integer.toString(1 + random.nextInt(most + 4));
    }

    private String value(int least, int most, List<String> names) {
        if (!names.isEmpty() && random.nextInt(3) == 0) {
            var name = names.get(random.nextInt(names.size()));
            return random.nextBoolean() ? name : name.toUpperCase(Locale.ROOT);
        }
        var number = rarely() ? most + 1 + random.nextInt(3) : least + random.nextInt(most - least + 1);
        return (rarely() ? "0" : "") + number;
    }

    private boolean rarely() {
        return random.nextInt(ONE_IN) == 0;
    }
}
