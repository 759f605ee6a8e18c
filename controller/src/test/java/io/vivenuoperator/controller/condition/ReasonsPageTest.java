package io.vivenuoperator.controller.condition;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/reasons.md matches the code and names the tests that reach each reason. {@code -Dreasons.update=true} regenerates it. */
class ReasonsPageTest {
    private static final Path PAGE = Path.of("../docs/reasons.md");
    private static final Path TESTS = Path.of("src", "test", "java");
    private static final Pattern CLAIM =
            Pattern.compile("@Reaches\\(\\s*(\\{[^}]*}|\"[^\"]*\")\\s*\\)\\s+void (\\w+)\\(");
    private static final Pattern PAIR = Pattern.compile("\"(\\w+)/(\\w+)\"");

    /** A test method, and one reason that it makes the API server show. */
    private record Claim(String test, String where, String reason) {}

    @Test
    void thePageListsEveryReasonWithItsMeaningAndItsTest() throws IOException {
        var claims = claims();
        var page = """
                # Reasons

                What a condition or an Event of a VivenuRegion can give as its reason, what to do about it, and the test in which a real API server
                shows it (the build checks that it does). `Ready` repeats the reason of what keeps it from being true. Polls add their own reasons to
                `status.lastPoll`. This page is written by `ReasonsPageTest` from the controller's `Reason` enum and the tests' `@Reaches`.

                | reason | meaning | where, and reached by |
                |---|---|---|
                %s
                """.formatted(Arrays.stream(Reason.values())
                .map(reason -> "| `" + reason.wireName() + "` | " + reason.meaning() + " | " + reachedBy(reason, claims)
                        + " |")
                .collect(joining("\n")));
        if (Boolean.getBoolean("reasons.update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as(
                        "%s; to write it anew: ./mvnw -pl controller -am test -Dtest=ReasonsPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dreasons.update=true",
                        PAGE)
                .isEqualTo(page);
    }

    @Test
    void everyReasonIsReachedByATest() throws IOException {
        assertThat(claims().stream().map(Claim::reason).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Reason.values()).map(Reason::wireName).toList());
    }

    private static String reachedBy(Reason reason, List<Claim> claims) {
        return claims.stream()
                .filter(claim -> claim.reason().equals(reason.wireName()))
                .map(claim -> claim.where() + ": `" + claim.test() + "`")
                .collect(joining("<br>"));
    }

    private static List<Claim> claims() throws IOException {
        try (var files = Files.walk(TESTS)) {
            return files.filter(file -> file.toString().endsWith("IT.java"))
                    .sorted()
                    .flatMap(ReasonsPageTest::claims)
                    .toList();
        }
    }

    private static Stream<Claim> claims(Path file) {
        var type = file.getFileName().toString().replace(".java", "");
        try {
            return CLAIM
                    .matcher(Files.readString(file))
                    .results()
                    .flatMap(claim -> PAIR.matcher(claim.group(1))
                            .results()
                            .map(pair -> new Claim(type + "." + claim.group(2), pair.group(1), pair.group(2))))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
