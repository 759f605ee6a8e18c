package io.vivenuoperator.e2e.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the formatter leaves open, and CONTRIBUTING decides. */
class SourceStyleTest {
    private static final Path REPOSITORY = Path.of(System.getProperty("repository"));
    // A field of a class is indented by four.
    private static final Pattern REPEATED_TYPE = Pattern.compile(
            "(?m)^(?: {8,}(?:final )?|.*\\( *)([A-Z][\\w.]*)(?:<[^=;\\n]*>)? \\w+ = new \\1(?:<[^=;(\\n]*>)?\\(");
    private static final Pattern BLANK_AFTER_BRACE = Pattern.compile("\\{[ \\t]*\\R[ \\t]*\\R");
    private static final Pattern ORPHANED_WORD =
            Pattern.compile("(?m)^[ \\t]*// \\S+[ \\t]+\\S.*\\R[ \\t]*// \\S+[ \\t]*$");

    @Test
    void noLocalVariableRepeatsTheTypeItConstructs() {
        assertThat(sources())
                .allSatisfy(file -> assertThat(repeatsItsType(Files.readString(file)))
                        .as("%s has a local variable that repeats the type behind new: write var", name(file))
                        .isFalse());
    }

    @Test
    void aPlantedRepetitionIsFound() {
        assertThat(repeatsItsType("        StringBuilder text = new StringBuilder();\n"))
                .isTrue();
        assertThat(repeatsItsType("        Map<String, A> map = new Map<>();\n"))
                .isTrue();
        assertThat(repeatsItsType("        try (Soc" + "ket socket = new Socket(host, port)) {\n"))
                .isTrue();
        assertThat(repeatsItsType("        var text = new StringBuilder();\n")).isFalse();
        assertThat(repeatsItsType("        List<String> names = new ArrayList<>();\n"))
                .isFalse();
        assertThat(repeatsItsType("    final Clock clock = new Clock();\n")).isFalse();
    }

    @Test
    void noBlockBeginsWithABlankLine() {
        assertThat(sources())
                .allSatisfy(file -> assertThat(beginsABlockWithABlankLine(Files.readString(file)))
                        .as("%s has a blank line after an opening brace: make format removes it", name(file))
                        .isFalse());
    }

    @Test
    void aPlantedBlankLineIsFound() {
        assertThat(beginsABlockWithABlankLine("class A {\n\n    int a;\n}\n")).isTrue();
        assertThat(beginsABlockWithABlankLine("class A {\n    int a;\n\n    int b;\n}\n"))
                .isFalse();
    }

    @Test
    void noCommentLineHasASingleWordOfASentence() {
        assertThat(sources())
                .allSatisfy(file -> assertThat(leavesAWordAlone(Files.readString(file)))
                        .as("%s has a comment that breaks off for one word: rewrap it to 100 columns", name(file))
                        .isFalse());
    }

    @Test
    void aPlantedOrphanIsFound() {
        assertThat(leavesAWordAlone("    // The formatter broke this line for one\n    // word.\n"))
                .isTrue();
        assertThat(leavesAWordAlone("    // Two lines that are\n    // about even.\n"))
                .isFalse();
        assertThat(leavesAWordAlone("    // @formatter:off\n")).isFalse();
    }

    private static boolean repeatsItsType(String source) {
        return REPEATED_TYPE.matcher(source).find();
    }

    private static boolean beginsABlockWithABlankLine(String source) {
        return BLANK_AFTER_BRACE.matcher(source).find();
    }

    private static boolean leavesAWordAlone(String source) {
        return ORPHANED_WORD.matcher(source).find();
    }

    private static Path name(Path file) {
        return REPOSITORY.relativize(file);
    }

    private static List<Path> sources() {
        try (var files = Files.walk(REPOSITORY)) {
            var sources = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .toList();
            assertThat(sources).hasSizeGreaterThan(500);
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
