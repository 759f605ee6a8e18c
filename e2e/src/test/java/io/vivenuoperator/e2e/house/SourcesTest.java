package io.vivenuoperator.e2e.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What readers may rely on in every source file. */
class SourcesTest {
    private static final Path REPOSITORY = Path.of(System.getProperty("repository"));
    private static final int LONGEST = 400;
    private static final Pattern SWITCHED_OFF = Pattern.compile("^\\s*@(Disabled|Ignore)\\b", Pattern.MULTILINE);

    @Test
    void noFileIsLongerThanAReaderCanHold() {
        assertThat(sources())
                .allSatisfy(file ->
                        assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(LONGEST));
    }

    @Test
    void noTestIsSwitchedOff() {
        assertThat(sources())
                .allSatisfy(file ->
                        assertThat(Files.readString(file)).as(file.toString()).doesNotContainPattern(SWITCHED_OFF));
    }

    @Test
    void theChartInstallsTheVersionThatIsBuilt() throws IOException {
        var version = firstMatch(Files.readString(REPOSITORY.resolve("pom.xml")), "<version>([^<]+)</version>");
        assertThat(Files.readString(REPOSITORY.resolve("helm/vivenu-operator/Chart.yaml")))
                .contains("appVersion: " + version);
        assertThat(Files.readString(REPOSITORY.resolve("dev/simulator.yaml"))).contains("vivenu-simulator:" + version);
    }

    private static String firstMatch(String text, String pattern) {
        var matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static List<Path> sources() {
        try (var files = Files.walk(REPOSITORY)) {
            var sources = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .toList();
            assertThat(sources).hasSizeGreaterThan(50);
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
