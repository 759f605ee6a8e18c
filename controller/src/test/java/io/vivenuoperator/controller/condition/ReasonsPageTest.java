package io.vivenuoperator.controller.condition;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.controller.export.SalesExportReason;
import io.vivenuoperator.controller.historical.SyncReason;
import io.vivenuoperator.controller.replay.ReplayReason;
import io.vivenuoperator.controller.subscription.SubscriptionReason;
import io.vivenuoperator.operator.condition.ConditionReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/reasons.md matches the code and names the tests that reach each reason. {@code -Dreasons.update=true} regenerates it. */
class ReasonsPageTest {
    private static final Path PAGE = Path.of("../docs/reasons.md");
    private static final Path TESTS = Path.of("src", "test", "java");
    private static final Pattern CLAIM =
            Pattern.compile("@Reaches\\(\\s*(\\{[^}]*}|\"[^\"]*\")\\s*\\)\\s+void (\\w+)\\(");
    private static final Pattern PAIR = Pattern.compile("\"(\\w+)/(\\w+)\"");

    /** A test method, and one reason that it makes the API server show. */
    private record Claim(String test, String where, String reason) {}

    /**
     * The reasons of a kind.
     *
     * @param folder of the ITs that reach them; empty: all but those of other kinds
     * @param tests begins the names of these ITs
     */
    record Chapter(
            String kind, String intro, List<? extends ConditionReason> reasons, String folder, List<String> tests) {
        private static final Set<String> OTHERS = Set.of("eventing", "historical", "export");

        boolean isAbout(Path file) {
            var name = file.getFileName().toString();
            var parent = file.getParent().getFileName().toString();
            return folder.isEmpty()
                    ? !OTHERS.contains(parent)
                    : parent.equals(folder) && tests.stream().anyMatch(name::startsWith);
        }

        @Override
        public String toString() {
            return kind;
        }
    }

    private static final List<Chapter> CHAPTERS = List.of(
            new Chapter(
                    "VivenuRegion",
                    "`Ready` repeats the reason of what keeps it from being true. Polls add their own reasons to `status.lastPoll`.",
                    List.of(Reason.values()),
                    "",
                    List.of()),
            new Chapter(
                    "EventSubscription",
                    "`Ready` is about the hand-over to the events service, `Delivering` and `CaughtUp` are what its pods report.",
                    List.of(SubscriptionReason.values()),
                    "eventing",
                    List.of("Subscription", "Handover")),
            new Chapter(
                    "EventReplay",
                    "While a replay is under way, `Complete` and `Failed` are both False, with the same reason.",
                    List.of(ReplayReason.values()),
                    "eventing",
                    List.of("Replay")),
            new Chapter(
                    "VivenuHistoricalSync",
                    "While a sync is under way, `Complete` and `Failed` are both False, with the reason of `Progressing`. Once it has ended, exactly one of them is True.",
                    List.of(SyncReason.values()),
                    "historical",
                    List.of("Sync")),
            new Chapter(
                    "SalesExport",
                    "`Ready` repeats the reason of what keeps it from being true. `Exported` has the reason of the last run that has ended; `status.lastRun` has its counts, and says whether anything was written.",
                    List.of(SalesExportReason.values()),
                    "export",
                    List.of("Export")));

    @Test
    void thePageListsEveryReasonWithItsMeaningAndItsTest() throws IOException {
        var chapters = new ArrayList<String>();
        for (var chapter : CHAPTERS) {
            chapters.add(chapter(chapter, claims(chapter)));
        }
        var page = """
                # Reasons

                What a condition or an Event of a resource can give as its reason, what to do about it, and the test in which a real API server
                shows it (the build checks that it does). This page is written by `ReasonsPageTest` from the controller's enums of reasons and the
                tests' `@Reaches`.

                %s""".formatted(String.join("\n", chapters));
        if (Boolean.getBoolean("reasons.update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as(
                        "%s; to write it anew: ./mvnw -pl controller -am test -Dtest=ReasonsPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dreasons.update=true",
                        PAGE)
                .isEqualTo(page);
    }

    private static String chapter(Chapter chapter, List<Claim> claims) {
        return """
                ## %s

                %s

                | reason | meaning | where, and reached by |
                |---|---|---|
                %s
                """.formatted(
                        chapter.kind(),
                        chapter.intro(),
                        chapter.reasons().stream()
                                .map(reason -> "| `" + reason.wireName() + "` | " + reason.meaning() + " | "
                                        + reachedBy(reason, claims) + " |")
                                .collect(joining("\n")));
    }

    @ParameterizedTest
    @MethodSource("chapters")
    void everyReasonIsReachedByATest(Chapter chapter) throws IOException {
        assertThat(claims(chapter).stream().map(Claim::reason).distinct())
                .containsExactlyInAnyOrderElementsOf(chapter.reasons().stream()
                        .map(ConditionReason::wireName)
                        .toList());
    }

    static List<Chapter> chapters() {
        return CHAPTERS;
    }

    private static String reachedBy(ConditionReason reason, List<Claim> claims) {
        return claims.stream()
                .filter(claim -> claim.reason().equals(reason.wireName()))
                .map(claim -> claim.where() + ": `" + claim.test() + "`")
                .collect(joining("<br>"));
    }

    private static List<Claim> claims(Chapter chapter) throws IOException {
        try (var files = Files.walk(TESTS)) {
            return files.filter(file -> file.toString().endsWith("IT.java"))
                    .filter(chapter::isAbout)
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
