package io.vivenuoperator.load.bench;

import java.util.Locale;

/** Two medians of one run, and the target of their ratio; 0 for none. */
record Ratio(String words, Subject of, Subject to, double target) {
    String line(Samples samples) {
        double ratio = samples.ratio(of, to);
        String verdict = target == 0
                ? ""
                : String.format(Locale.ROOT, "   target ≥ %.2f   %s", target, ratio >= target ? "met" : "NOT MET");
        return String.format(Locale.ROOT, "%-72s %5.2f%s", words, ratio, verdict);
    }
}
