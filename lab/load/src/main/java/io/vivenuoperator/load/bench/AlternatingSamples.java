package io.vivenuoperator.load.bench;

import io.vivenuoperator.load.program.DurablePostgres;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;

/** Samples of several subjects that take turns: each comes first as often as the others. */
final class AlternatingSamples {
    private final BenchSettings settings;
    private final DurablePostgres postgres;
    private final PrintStream out;

    AlternatingSamples(BenchSettings settings, DurablePostgres postgres, PrintStream out) {
        this.settings = settings;
        this.postgres = postgres;
        this.out = out;
    }

    /** Takes samples of one subject. */
    interface SampledSubject {
        Subject subject();

        Sample sample() throws IOException, SQLException, InterruptedException;
    }

    /** One of each as a warm-up, then as many rounds as are set. */
    Samples take(List<? extends SampledSubject> subjects) throws IOException, SQLException, InterruptedException {
        for (SampledSubject subject : subjects) {
            out.println("warm-up: " + subject.sample().line());
        }
        var samples = new Samples(settings.mostOthers());
        for (int round = 0; round < settings.rounds(); round++) {
            var order = new ArrayList<>(subjects);
            Collections.rotate(order, round);
            for (SampledSubject subject : order) {
                Bench.checkpoint(postgres);
                Sample sample = subject.sample();
                samples.add(sample);
                out.println(sample.line());
            }
        }
        subjects.forEach(subject -> out.println(samples.medians(subject.subject())));
        return samples;
    }

    /** Why the samples can't be quoted; empty if they can. */
    List<String> faults(Samples samples, List<Subject> subjects) {
        var faults = new ArrayList<String>();
        for (Subject subject : subjects) {
            if (samples.of(subject).size() != settings.rounds()) {
                faults.add("samples are missing: " + subject.words());
            }
        }
        samples.all().forEach(sample -> faults.addAll(sample.faults()));
        return faults;
    }

    /** Empty when one of them has no samples. */
    static OptionalDouble ratio(Samples samples, Subject of, Subject to) {
        double ratio = samples.ratio(of, to);
        return Double.isFinite(ratio) && ratio > 0 ? OptionalDouble.of(ratio) : OptionalDouble.empty();
    }
}
