package io.vivenuoperator.vendor.vivenu.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vivenuoperator.platform.httpclient.CallPolicy;
import io.vivenuoperator.platform.httpclient.HttpTransport;
import io.vivenuoperator.platform.httpclient.RequestBudget;
import io.vivenuoperator.platform.httpclient.address.BaseUrl;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import io.vivenuoperator.platform.httpclient.retry.RetryPolicy;
import io.vivenuoperator.vendor.vivenu.model.Event;
import io.vivenuoperator.vendor.vivenu.model.RecordPage;
import io.vivenuoperator.vendor.vivenu.model.UnreadableRecord;
import io.vivenuoperator.vendor.vivenu.paging.PageWalk;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are larger, longer and more broken than necessary: what is readable is read, the rest is reported. */
class LargeAnswersTest {
    private static final int MEBIBYTE = 1024 * 1024;

    private final HttpClient http = HttpTransport.newHttpClient();
    private final List<String> read = new ArrayList<>();
    private final List<UnreadableRecord> unreadable = new ArrayList<>();
    private final List<RecordPage.Odd> odd = new ArrayList<>();

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void aRecordBeyondTheLimitIsNamedAndTheOthersAreRead() {
        String large = event("large", ",\"underShops\":[" + "{\"x\":1},".repeat(17 * MEBIBYTE / 8) + "{}]");

        readAll(List.of(event("e1", ""), large, event("e3", "")));

        assertThat(read).containsExactly("e1", "e3");
        assertThat(unreadable).singleElement().satisfies(record -> {
            assertThat(record.id()).hasValue("large");
            assertThat(record.reason()).contains("16 MiB");
        });
    }

    @Test
    void itsIdIsFoundBehindTheBulk() {
        String large = "{\"underShops\":[" + "{\"x\":1},".repeat(17 * MEBIBYTE / 8) + "{}],\"_id\":\"large\"}";

        readAll(List.of(large, event("e2", "")));

        assertThat(read).containsExactly("e2");
        assertThat(unreadable.getFirst().id()).hasValue("large");
    }

    @Test
    void aRecordWithMoreThanWeKeepIsNamed() {
        String types = "{\"_id\":\"t\",\"name\":\"n\",\"price\":1},".repeat(100_000);

        readAll(List.of(event("many", ",\"tickets\":[" + types + "{}]"), event("e2", "")));

        assertThat(read).containsExactly("e2");
        assertThat(unreadable.getFirst().id()).hasValue("many");
        assertThat(unreadable.getFirst().reason()).contains("4 MiB");
    }

    @Test
    void itsVersionAndItsPlainFieldsAreCertainAlsoBehindTheBulk() {
        String types = "{\"_id\":\"t\",\"name\":\"n\",\"price\":1},".repeat(100_000);
        String behind = "],\"updatedAt\":\"2026-06-01T10:00:00Z\",\"url\":\"https://example.com\"";

        readAll(List.of(event("many", ",\"tickets\":[" + types + "{}" + behind)));

        UnreadableRecord many = unreadable.getFirst();
        assertThat(many.updatedAt()).hasValue(Instant.parse("2026-06-01T10:00:00Z"));
        assertThat(many.event()).hasValueSatisfying(event -> {
            assertThat(event.name()).isEqualTo("HYROX");
            assertThat(event.url()).hasValue("https://example.com");
            assertThat(event.ticketTypes()).isEmpty();
            assertThat(event.listsAllTypes()).isFalse();
        });
    }

    @Test
    void aSingleRecordBeyondTheLimitIsAPageOfOneThatCanNotBeRead() {
        String large = event("large", ",\"underShops\":[" + "{\"x\":1},".repeat(17 * MEBIBYTE / 8) + "{}]");

        RecordPage<Event> page = single(large);

        assertThat(page.items()).isEmpty();
        assertThat(page.unreadable()).singleElement().satisfies(record -> {
            assertThat(record.id()).hasValue("large");
            assertThat(record.reason()).contains("16 MiB");
        });
    }

    @Test
    void aSingleRecordThatIsBrokenBehindItsIdIsNamedToo() {
        assertThat(single(event("broken", ",\"a\":oops"))
                        .unreadable()
                        .getFirst()
                        .id())
                .hasValue("broken");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"text\":\"#\"",
                "\"text\":\"ä#\"",
                "\"text\":\"\\\\\\\"#\"",
                "\"text\":\"\\u00e4#\\\\\"",
                "\"number\":1#",
                "\"number\":0.#",
                "\"number\":-1e#",
                "\"#\":1",
                "\"a\":{\"ä#\":[{\"#\":\"#\"}]}"
            })
    void tokensOfAnyLengthInFieldsWeDontReadArePassedOver(String field) {
        String filling = field.contains("number") ? "1".repeat(2 * MEBIBYTE) : "1\\n{[,:ü".repeat(MEBIBYTE / 4);

        readAll(List.of(event("e1", "," + field.replace("#", filling)), event("e2", "")));

        assertThat(read).containsExactly("e1", "e2");
        assertThat(unreadable).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"url\":\"#\"", "\"maxAmount\":#", "\"maxAmount\":1.#", "\"timezone\":\"\\u0041#\""})
    void inFieldsWeReadTheyCostTheFieldAlone(String field) {
        readAll(List.of(event("e1", "," + field.replace("#", "1".repeat(MEBIBYTE))), event("e2", "")));

        assertThat(read).containsExactly("e1", "e2");
        assertThat(unreadable).isEmpty();
        assertThat(odd).singleElement().satisfies(value -> {
            assertThat(value.id()).isEqualTo("e1");
            assertThat(value.field().field()).isEqualTo(field.substring(1, field.indexOf('"', 1)));
            assertThat(value.field().problem()).hasSizeLessThan(50);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\":oops", "\"a\":\"line\nend\"", "\"a\" 1", "\"a\":[[["})
    void aBrokenRecordIsNamedAndSteppedOver(String broken) {
        String deep = broken.endsWith("[[[") ? "[".repeat(5000) + "]".repeat(5000) : "";
        String record = event("broken", "," + broken + (deep.isEmpty() ? "" : deep + "]]]"));

        readAll(List.of(event("e1", ""), event("e2", ""), record, event("e4", "")));

        assertThat(read).containsExactly("e1", "e2", "e4");
        assertThat(unreadable)
                .singleElement()
                .satisfies(each -> assertThat(each.id()).hasValue("broken"));
    }

    @Test
    void aTextThatIsNeverClosedIsItsRecordsFault() {
        List<String> records = List.of(event("e1", ""), event("broken", ",\"a\":\"oops"), event("e3", ""));

        readAll(records);

        assertThat(read).containsExactly("e1", "e3");
        assertThat(unreadable.getFirst().id()).hasValue("broken");
    }

    @Test
    void aPageThatIsTooLargeIsReadPieceByPiece() {
        List<String> records = IntStream.range(0, 15)
                .mapToObj(n -> event("e" + n, ",\"text\":[" + "1,".repeat(5 * MEBIBYTE / 2) + "1]"))
                .toList();

        readAll(records);

        assertThat(read).hasSize(15).doesNotHaveDuplicates();
        assertThat(unreadable).isEmpty();
    }

    @Test
    void pagesFitTheirRecords() {
        List<String> records = IntStream.range(0, 60)
                .mapToObj(n -> event("e" + n, ",\"text\":\"" + "x".repeat(430_000) + "\""))
                .toList();

        try (WrittenVivenu vivenu = WrittenVivenu.listing(records)) {
            readAll(vivenu);

            assertThat(vivenu.asked()).containsExactly("0/25", "25/19", "44/19");
        }
    }

    @Test
    void smallRecordsSoonComeInFullPages() {
        List<String> records =
                IntStream.range(0, 200).mapToObj(n -> event("e" + n, "")).toList();

        try (WrittenVivenu vivenu = WrittenVivenu.listing(records)) {
            readAll(vivenu);

            assertThat(vivenu.asked()).containsExactly("0/25", "25/100", "125/100");
        }
    }

    @Test
    void anEndlessAnswerHasAnEnd() {
        try (var vivenu = new WrittenVivenu((out, skip, top) -> {
            out.write(("{\"rows\":[" + event("e1", "").replace("}", ",\"a\":[")).getBytes(UTF_8));
            endlessly(out);
        })) {
            RecordPage<Event> page =
                    client(vivenu, Duration.ofSeconds(60)).allEvents().next().orElseThrow();

            assertThat(page.unreadable().getFirst().id()).hasValue("e1");
            assertThat(page.total()).isEmpty();
        }
    }

    /** A number of its own for "not known" would be compared with the stored count. */
    @Test
    void aCountThatCanNotBeReadIsNoCount() {
        try (WrittenVivenu vivenu =
                new WrittenVivenu((out, skip, top) -> out.write("{\"rows\":[{\"_id\":\"t\",oops".getBytes(UTF_8)))) {
            VivenuClient client = client(vivenu, Duration.ofSeconds(60));

            assertThat(List.<Runnable>of(() -> client.soldTotal("e"), client::eventTotal))
                    .allSatisfy(count -> assertThat(catchThrowableOfType(HttpCallException.class, count::run)
                                    .reason())
                            .isEqualTo(HttpCallException.Reason.PROTOCOL));
        }
    }

    @Test
    void whereNothingButEndlessAnswersComesTheVendorIsNotWell() {
        try (WrittenVivenu vivenu =
                new WrittenVivenu((out, skip, top) -> out.write("{\"rows\":[{\"_id\":\"e\",oops".getBytes(UTF_8)))) {
            HttpCallException failure = catchThrowableOfType(HttpCallException.class, () -> readAll(vivenu));

            assertThat(failure.reason()).isEqualTo(HttpCallException.Reason.UNAVAILABLE);
            assertThat(vivenu.asked()).hasSizeLessThan(100);
        }
    }

    @Test
    void anAnswerThatTricklesIsCutOffAndAskedForInSmallerPages() {
        List<String> records =
                IntStream.range(0, 4).mapToObj(n -> event("e" + n, "")).toList();
        try (var vivenu = new WrittenVivenu((out, skip, top) -> {
            if (top > 3) {
                trickle(out);
            }
            out.write(WrittenVivenu.list(records, skip, top));
        })) {
            readAll(client(vivenu, Duration.ofMillis(300)).allEvents());

            assertThat(read).hasSize(4);
            assertThat(vivenu.asked()).containsExactly("0/25", "0/12", "0/6", "0/3", "3/3");
        }
    }

    @Test
    void anAnswerThatBreaksIsAskedForAgain() {
        var breaks = new AtomicInteger(2);
        List<String> records =
                IntStream.range(0, 4).mapToObj(n -> event("e" + n, "")).toList();
        try (var vivenu = new WrittenVivenu((out, skip, top) -> {
            if (breaks.getAndDecrement() > 0) {
                out.write("{\"rows\":[{\"_id\":\"x".getBytes(UTF_8));
                out.flush();
                throw new IOException("the connection breaks");
            }
            out.write(WrittenVivenu.list(records, skip, top));
        })) {
            readAll(vivenu);

            assertThat(read).containsExactly("e0", "e1", "e2", "e3");
            assertThat(vivenu.asked()).hasSize(3);
        }
    }

    private void readAll(List<String> records) {
        try (WrittenVivenu vivenu = WrittenVivenu.listing(records)) {
            readAll(vivenu);
        }
    }

    private void readAll(WrittenVivenu vivenu) {
        readAll(client(vivenu, Duration.ofSeconds(60)).allEvents());
    }

    private void readAll(PageWalk<Event> walk) {
        for (var page = walk.next(); page.isPresent(); page = walk.next()) {
            page.get().items().forEach(event -> read.add(event.id()));
            unreadable.addAll(page.get().unreadable());
            odd.addAll(page.get().odd());
        }
        assertThat(walk.isComplete()).isTrue();
    }

    private RecordPage<Event> single(String record) {
        try (var vivenu = new WrittenVivenu((out, skip, top) -> out.write(record.getBytes(UTF_8)))) {
            return client(vivenu, Duration.ofSeconds(60)).event("e").orElseThrow();
        }
    }

    private VivenuClient client(WrittenVivenu vivenu, Duration timeout) {
        var policy = new CallPolicy(
                RequestBudget.unlimited(), RetryPolicy.standard(), timeout, Clock.systemUTC(), pause -> {});
        return new VivenuClient(http, new BaseUrl(vivenu.baseUrl()), new ApiKey("key"), policy);
    }

    private static void endlessly(OutputStream out) throws IOException {
        byte[] numbers = "1,".repeat(8192).getBytes(UTF_8);
        while (true) {
            out.write(numbers);
        }
    }

    /** Until the client disconnects. */
    private static void trickle(OutputStream out) throws IOException {
        while (true) {
            out.write(' ');
            out.flush();
            pause();
        }
    }

    private static void pause() {
        LockSupport.parkNanos(20_000_000);
    }

    private static String event(String id, String more) {
        return "{\"_id\":\"" + id + "\",\"name\":\"HYROX\"" + more + "}";
    }
}
