package io.vivenuoperator.load.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** All samples of a benchmark. */
final class Samples {
    private final double mostOthers;
    private final List<Sample> all = new ArrayList<>();

    /** Samples with a larger share of other processes are excluded from the medians, unless a subject has no others. */
    Samples(double mostOthers) {
        this.mostOthers = mostOthers;
    }

    void add(Sample sample) {
        all.add(sample);
    }

    List<Sample> all() {
        return List.copyOf(all);
    }

    List<Sample> of(Subject subject) {
        return all.stream().filter(sample -> sample.subject() == subject).toList();
    }

    /** The samples that count. */
    List<Sample> quiet(Subject subject) {
        List<Sample> quiet = of(subject).stream()
                .filter(sample -> sample.cpu().others() <= mostOthers)
                .toList();
        return quiet.isEmpty() ? of(subject) : quiet;
    }

    /** The median; 0 without samples. */
    double median(Subject subject, ToDoubleFunction<Sample> figure) {
        double[] sorted = quiet(subject).stream().mapToDouble(figure).sorted().toArray();
        int half = sorted.length / 2;
        if (sorted.length == 0) {
            return 0;
        }
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    double ratio(Subject of, Subject to) {
        return median(of, Sample::perSecond) / median(to, Sample::perSecond);
    }

    /** Its figures on one line. */
    String medians(Subject subject) {
        int quiet = quiet(subject).size();
        return String.format(
                Locale.ROOT,
                "%-56s %8.0f/s   %s %7.2f ms%s   %d of %d samples",
                subject.words(),
                median(subject, Sample::perSecond),
                subject.ofPgbench() ? "mean" : "p50 ",
                median(subject, Sample::p50),
                subject.ofPgbench()
                        ? " ".repeat(16)
                        : String.format(Locale.ROOT, "  p99 %7.2f ms", median(subject, Sample::p99)),
                quiet,
                of(subject).size());
    }
}
