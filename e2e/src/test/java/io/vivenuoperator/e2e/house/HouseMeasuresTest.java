package io.vivenuoperator.e2e.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The goals for the figures that {@code dev/measure-house} prints. */
class HouseMeasuresTest {
    private static final Path REPOSITORY = Path.of(System.getProperty("repository"));
    private static final String CONSTRUCTORS = "constructors over 7 parameters";
    private static final String BARE_WORDS = "types of one bare word";
    private static final String REPEATED = "names used more than once";
    /** One is in sales-api, the other in store.query. */
    private static final Set<String> TWICE_STILL = Set.of("Span×2");

    private static final int MOST_BARE_WORDS_PERCENT = 10;

    /** What a row is called, and its figure. */
    private static final Pattern ROW = Pattern.compile("(?m)^(\\S.*?) {2,}(.*)$");

    private static final Pattern SHARE = Pattern.compile("(\\d+) of (\\d+) .*");

    private static Map<String, String> house;
    private static Map<String, String> planted;

    @BeforeAll
    static void measure(@TempDir Path folder) throws IOException {
        house = measured(REPOSITORY);
        plant(folder, "first", "OverfedRoom", "OverfedRoom(int a, int b, int c, int d, int e, int f, int g, int h) {}");
        plant(folder, "first", "TwinRoom", "");
        plant(folder, "second", "TwinRoom", "");
        plant(folder, "second", "Thing", "");
        planted = measured(folder);
    }

    @Test
    void noConstructorTakesMoreThanSeven() {
        assertThat(house).contains(entry(CONSTRUCTORS, "0"));
    }

    @Test
    void aPlantedConstructorIsFound() {
        assertThat(planted).contains(entry(CONSTRUCTORS, "1 OverfedRoom(8)"));
    }

    @Test
    void atMostATenthOfTheTypesIsABareWord() {
        assertThat(bareWordsPercent(house))
                .as("share of types named by one word: rename those whose word hides what they are (dev/measure-house)")
                .isLessThanOrEqualTo(MOST_BARE_WORDS_PERCENT);
    }

    @Test
    void aPlantedBareWordIsFound() {
        assertThat(bareWordsPercent(planted)).isEqualTo(25);
    }

    @Test
    void noOtherNameStandsForTwoTypes() {
        assertThat(Stream.of(house.get(REPEATED).split(" ")).filter(name -> !name.isEmpty()))
                .as("types of the same name: one word has one meaning")
                .isSubsetOf(TWICE_STILL);
    }

    @Test
    void aPlantedTwinIsFound() {
        assertThat(planted).contains(entry(REPEATED, "TwinRoom×2"));
    }

    private static double bareWordsPercent(Map<String, String> figures) {
        var share = SHARE.matcher(figures.getOrDefault(BARE_WORDS, ""));
        assertThat(share.matches()).isTrue();
        return 100.0 * Integer.parseInt(share.group(1)) / Integer.parseInt(share.group(2));
    }

    private static void plant(Path folder, String pack, String name, String body) throws IOException {
        var sources = Files.createDirectories(folder.resolve("planted/src/main/java/" + pack));
        Files.writeString(
                sources.resolve(name + ".java"),
                "package %s;%n%nfinal class %s {%n    %s%n}%n".formatted(pack, name, body));
    }

    private static Map<String, String> measured(Path folder) {
        try {
            var program = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Dstdout.encoding=UTF-8",
                            REPOSITORY.resolve("dev/house/MeasureHouse.java").toString(),
                            folder.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var printed = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(program.waitFor()).isZero();
            return ROW.matcher(printed)
                    .results()
                    .collect(Collectors.toMap(
                            row -> row.group(1), row -> row.group(2).strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while measuring", e);
        }
    }
}
