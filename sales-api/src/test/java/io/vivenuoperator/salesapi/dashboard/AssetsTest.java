package io.vivenuoperator.salesapi.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class AssetsTest {
    private static final Path SOURCES = Path.of("src/main/resources/io/vivenuoperator/salesapi/dashboard");
    private static final Pattern IMPORT = Pattern.compile("(?:from |import\\()\"\\./([^\"]+)\"");

    private final Assets assets = new Assets();

    @Test
    void everyFileIsServed() throws Exception {
        Set<String> there;
        try (var files = Files.list(SOURCES)) {
            there = files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("index.html"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        there.add("uplot.js");
        there.add("uplot.css");

        assertThat(new TreeSet<>(assets.all().keySet())).isEqualTo(there);
    }

    @Test
    void whatIsFetchedAtOnceImportsNothingThatIsNot() {
        for (String name : Assets.AT_ONCE) {
            var source = new String(assets.find(name).orElseThrow().plain(), StandardCharsets.UTF_8);
            String statically = source.replaceAll("import\\(\"[^\"]+\"\\)", "");
            IMPORT.matcher(statically)
                    .results()
                    .forEach(match -> assertThat(Assets.AT_ONCE).as(name).contains(match.group(1)));
        }
    }

    @Test
    void aModuleIsSmallEnoughToBeRead() {
        assets.all().forEach((name, file) -> {
            if (!name.startsWith("uplot")) {
                assertThat(new String(file.plain(), StandardCharsets.UTF_8).lines())
                        .as(name)
                        .hasSizeLessThan(260);
            }
        });
    }

    @Test
    void bothEncodingsSayTheSame() throws Exception {
        for (PageFile file : assets.all().values()) {
            try (var zip = new GZIPInputStream(new ByteArrayInputStream(file.gzip()))) {
                assertThat(zip.readAllBytes()).isEqualTo(file.plain());
            }
        }
    }
}
