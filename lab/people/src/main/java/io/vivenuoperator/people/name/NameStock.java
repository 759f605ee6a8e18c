package io.vivenuoperator.people.name;

import io.vivenuoperator.people.chance.Dice;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** First names, surnames, towns and short forms; a few are frequent and many are rare, as in life. */
public final class NameStock {
    private static final double SKEW = 2.2;

    private final List<String> given = lines("given.txt");
    private final List<String> surnames = allSurnames();
    private final List<String> towns = lines("towns.txt");
    private final Map<String, List<String>> shortForms = shortForms();

    private static List<String> allSurnames() {
        List<String> names = new ArrayList<>(lines("surnames.txt"));
        List<String> starts = lines("surname-starts.txt");
        for (String end : lines("surname-ends.txt")) {
            starts.forEach(start -> names.add(start + end));
        }
        return List.copyOf(names);
    }

    private static Map<String, List<String>> shortForms() {
        Map<String, List<String>> forms = new HashMap<>();
        for (String line : lines("nicknames.tsv")) {
            int tab = line.indexOf('\t');
            forms.computeIfAbsent(line.substring(0, tab), key -> new ArrayList<>())
                    .add(line.substring(tab + 1));
        }
        return Map.copyOf(forms);
    }

    private static List<String> lines(String file) {
        try (InputStream in = Objects.requireNonNull(NameStock.class.getResourceAsStream(file), file);
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A first name. */
    public String given(Dice dice) {
        return dice.frequent(given, SKEW);
    }

    /** A surname. */
    public String surname(Dice dice) {
        return dice.frequent(surnames, SKEW);
    }

    /** A town. */
    public String town(Dice dice) {
        return dice.frequent(towns, SKEW);
    }

    /** What somebody of this name is called; the name itself if there is no short form. */
    public String shortForm(String name, Dice dice) {
        List<String> forms = shortForms.getOrDefault(name, List.of());
        return forms.isEmpty() ? name : dice.one(forms);
    }
}
