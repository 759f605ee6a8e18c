package io.vivenuoperator.platform.httpclient;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Nothing in this module knows which service it calls. */
class NeutralityTest {
    private static final Path MODULE = Path.of("").toAbsolutePath();
    /** Uses of the project's own name. */
    private static final Pattern PROJECT = Pattern.compile("io\\.\\w+-?operator|<artifactId>\\w+-operator</");
    /** In two parts, so that this file does not contain it more often than the others. */
    private static final String VENDOR = "viv" + "enu";

    private static final Pattern OURS =
            Pattern.compile("import (static )?io\\.\\w+operator\\.(?!platform\\.(config|httpclient)\\.)");

    @Test
    void noFileNamesAVendor() throws IOException {
        assertThat(files())
                .allSatisfy(file -> assertThat(
                                PROJECT.matcher(Files.readString(file)).replaceAll(""))
                        .as(file.toString())
                        .satisfies(text ->
                                assertThat(text.toLowerCase(Locale.ROOT)).doesNotContain(VENDOR)));
    }

    @Test
    void nothingOfOursIsUsed() throws IOException {
        assertThat(files())
                .allSatisfy(file ->
                        assertThat(Files.readString(file)).as(file.toString()).doesNotContainPattern(OURS));
    }

    private static List<Path> files() throws IOException {
        try (var all = Files.walk(MODULE.resolve("src"))) {
            var files = new ArrayList<>(all.filter(Files::isRegularFile).toList());
            files.add(MODULE.resolve("pom.xml"));
            assertThat(files).hasSizeGreaterThan(20);
            return files;
        }
    }
}
