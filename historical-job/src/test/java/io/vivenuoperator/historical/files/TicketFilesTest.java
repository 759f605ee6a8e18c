package io.vivenuoperator.historical.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vivenuoperator.contracts.historical.HistoricalReason;
import io.vivenuoperator.historical.directory.OutputDirectory;
import io.vivenuoperator.historical.encryption.AgeRecipients;
import io.vivenuoperator.historical.plan.ChosenTicket;
import io.vivenuoperator.historical.plan.ChosenTickets;
import io.vivenuoperator.historical.plan.TicketChoice;
import io.vivenuoperator.historical.reading.PayloadSpool;
import io.vivenuoperator.historical.reading.SpooledPayloads;
import io.vivenuoperator.historical.stop.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicketFilesTest {
    private static final String FIRST =
            "{\"_id\":\"68108c20c5c88849372bfb61\",\"price\":10.50,\"name\":\"\\u00e9 😀\"}";
    private static final String RECIPIENT = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj";
    private static final String SECOND = "{ \"_id\" : \"../../etc/passwd\" }";
    private static final PullDescription PULL = new PullDescription(
            "ticketing/dach",
            "6864d4f427c2aa9b05cd17ee",
            Optional.of("HYROX Berlin"),
            ChosenTickets.NOON,
            Optional.empty(),
            TicketChoice.everything());

    @TempDir
    Path directory;

    private final StopSignal stop = new StopSignal();
    private PayloadSpool spool;
    private List<ChosenTicket> tickets;

    @BeforeEach
    void spool() throws IOException {
        spool = PayloadSpool.open(directory);
        tickets = List.of(
                SpooledPayloads.ticket(spool, "68108c20c5c88849372bfb61", FIRST.getBytes(UTF_8)),
                SpooledPayloads.ticket(spool, "../../etc/passwd", SECOND.getBytes(UTF_8)));
    }

    @AfterEach
    void close() throws IOException {
        spool.close();
    }

    private Optional<Path> write(Optional<Boolean> individual) throws IOException {
        return write(new FileForm(individual, false, AgeRecipients.none()));
    }

    private Optional<Path> write(FileForm form) throws IOException {
        try (var place = new OutputDirectory(directory)) {
            return new TicketFiles(place, form, spool, stop)
                    .write(PULL, "pull-ab12c", tickets)
                    .map(directory::resolve);
        }
    }

    private static List<String> files(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void theFolderHasEverythingToTheOctet() throws Exception {
        // when
        var folder = write(Optional.empty()).orElseThrow();

        // then
        assertThat(folder).isEqualTo(directory.resolve("ticketing/dach/6864d4f427c2aa9b05cd17ee/pull-ab12c"));
        assertThat(folder.resolve("all_tickets.json")).hasContent("[\n" + FIRST + ",\n" + SECOND + "\n]\n");
        assertThat(folder.resolve("individual/68108c20c5c88849372bfb61.json")).hasContent(FIRST);
    }

    @Test
    void namesAreSafe() throws Exception {
        // when
        var folder = write(Optional.empty()).orElseThrow();

        // then
        assertThat(files(folder))
                .hasSize(4)
                .allMatch(name -> name.matches(
                        "all_tickets\\.json|metadata\\.json|individual/([0-9a-f]{24}|id-[0-9a-f]{40})\\.json"));
        assertThat(files(directory)).hasSize(4);
    }

    @Test
    void theMetadataSayWhatLiesThereAndNothingOfBuyers() throws Exception {
        // when
        var text = Files.readString(write(Optional.of(false)).orElseThrow().resolve("metadata.json"));

        // then
        assertThat(text)
                .contains(
                        "\"eventName\" : \"HYROX Berlin\"",
                        "\"tickets\" : 2",
                        "\"byStatus\" : {",
                        "\"VALID\" : 2",
                        "\"sha256\" : \"" + sha256("[\n" + FIRST + ",\n" + SECOND + "\n]\n") + "\"")
                .doesNotContain("passwd", "expiresAt");
    }

    private static String sha256(String text) {
        return HexFormat.of().formatHex(CountedFile.sha256().digest(text.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @CsvSource({"true,4", "false,2"})
    void eachTicketGetsAFileOrNot(boolean individual, int expected) throws Exception {
        assertThat(files(write(Optional.of(individual)).orElseThrow())).hasSize(expected);
    }

    @Test
    void nobodyElseCanReadThem() throws Exception {
        // when
        var folder = write(Optional.empty()).orElseThrow();

        // then
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("all_tickets.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void whatIsStoppedLeavesNothing() throws Exception {
        // given
        stop.ask();

        // when
        var folder = write(Optional.empty());

        // then
        assertThat(folder).isEmpty();
        assertThat(files(directory)).isEmpty();
    }

    @Test
    void whatAKilledRunLeftIsReplaced() throws Exception {
        // given
        var part = directory.resolve("ticketing/dach/6864d4f427c2aa9b05cd17ee/pull-ab12c.part/individual");
        Files.createDirectories(part);
        Files.writeString(part.resolve("old.json"), "{}");

        // when
        var folder = write(Optional.empty()).orElseThrow();

        // then
        assertThat(files(directory)).hasSize(4);
        assertThat(folder).isDirectory();
    }

    @Test
    void whoeverIsLeftOutIsInNoFile() throws Exception {
        // when
        var folder = write(new FileForm(Optional.of(true), true, AgeRecipients.none()))
                .orElseThrow();

        // then
        assertThat(folder.resolve("individual/68108c20c5c88849372bfb61.json"))
                .hasContent("{\"_id\":\"68108c20c5c88849372bfb61\",\"price\":10.50}");
        assertThat(Files.readString(folder.resolve("all_tickets.json"))).doesNotContain("name", "😀");
        assertThat(Files.readString(folder.resolve("metadata.json"))).contains("\"redacted\" : \"Holder\"");
    }

    @Test
    void whatIsClosedHasItsOwnNameAndHash() throws Exception {
        // when
        var folder = write(new FileForm(Optional.of(true), false, new AgeRecipients(List.of(RECIPIENT))))
                .orElseThrow();

        // then
        assertThat(files(folder))
                .contains("all_tickets.json.age", "individual/68108c20c5c88849372bfb61.json.age", "metadata.json")
                .hasSize(4);
        byte[] closed = Files.readAllBytes(folder.resolve("all_tickets.json.age"));
        assertThat(new String(closed, UTF_8))
                .startsWith("age-encryption.org/v1\n")
                .doesNotContain("_id");
        assertThat(Files.readString(folder.resolve("metadata.json")))
                .contains(
                        "\"recipients\" : [ \"" + RECIPIENT + "\" ]",
                        HexFormat.of().formatHex(CountedFile.sha256().digest(closed)),
                        "\"bytes\" : " + closed.length);
    }

    @Test
    void whatIsRefusedHalfwayLeavesNothing() {
        for (int octets : List.of(0, 1, 70_000)) {
            // given
            var place = new FillingPlace(new OutputDirectory(directory), octets);

            // then
            assertThatExceptionOfType(OutputException.class)
                    .isThrownBy(() -> new TicketFiles(place, FileForm.plain(), spool, stop)
                            .write(PULL, "pull-ab12c", Collections.nCopies(2000, tickets.getFirst())))
                    .satisfies(e -> assertThat(e.reason()).isEqualTo(HistoricalReason.OUTPUT_FULL));
            assertThat(directory.resolve("ticketing/dach/6864d4f427c2aa9b05cd17ee"))
                    .isEmptyDirectory();
        }
    }
}
