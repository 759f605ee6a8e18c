package io.vivenuoperator.events.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vivenuoperator.contracts.subscription.HandoverProblem;
import io.vivenuoperator.contracts.subscription.HandoverProblem.HandoverRefusal;
import io.vivenuoperator.contracts.subscription.SubscriptionsFile;
import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.platform.httpclient.egress.EgressPolicy;
import io.vivenuoperator.store.connection.StoreDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubscriptionRegistryTest {
    @TempDir
    Path directory;

    private final List<SubscriptionsFile> applied = new ArrayList<>();
    private final List<String> tested = new ArrayList<>();
    private HandoverRows rows = this::applied;
    private Path path;
    private SubscriptionRegistry registry;

    @BeforeEach
    void file() {
        path = directory.resolve("subscriptions.json");
        registry = new SubscriptionRegistry(path, file -> rows.apply(file), EgressPolicy.strict(), tested::add);
    }

    private HandoverOutcome applied(SubscriptionsFile file) {
        applied.add(file);
        return new HandoverOutcome.Applied(file.subscriptions().size(), 0, 0, Set.of(), List.of());
    }

    @Test
    void isNotLoadedBeforeTheFileIsThere() throws IOException {
        // given
        registry.refresh();
        assertThat(registry.get().loaded()).isFalse();
        assertThat(registry.get().refused()).contains("The file is missing.");

        // when
        write("{\"revision\":\"r1\",\"subscriptions\":[]}");
        registry.refresh();

        // then
        assertThat(registry.get().loaded()).isTrue();
        assertThat(registry.get().revision()).isEqualTo("r1");
        assertThat(registry.get().refused()).isEmpty();
    }

    @Test
    void anUnchangedFileIsStoredOnce() throws IOException {
        // given
        write("{\"revision\":\"r1\",\"subscriptions\":[]}");

        // when
        registry.refresh();
        registry.refresh();

        // then
        assertThat(applied).hasSize(1);
    }

    @Test
    void aBrokenFileChangesNothingAndIsSaidWithoutItsContent() throws IOException {
        // given
        write("{\"revision\":\"r1\",\"subscriptions\":[]}");
        registry.refresh();

        // when
        write("{\"revision\":\"r2\",\"subscriptions\":[canary");
        registry.refresh();

        // then
        assertThat(registry.get().revision()).isEqualTo("r1");
        assertThat(registry.get().refused().orElseThrow())
                .startsWith("The file is invalid: not JSON")
                .doesNotContain("canary");
    }

    @Test
    void anEmptyFileChangesNothing() throws IOException {
        // given
        write("{\"revision\":\"r1\",\"subscriptions\":[]}");
        registry.refresh();

        // when
        write("");
        registry.refresh();

        // then
        assertThat(applied).hasSize(1);
        assertThat(registry.get().refused()).isPresent();
    }

    @Test
    void aFileThatIsGoneChangesNothing() throws IOException {
        // given
        write("{\"revision\":\"r1\",\"subscriptions\":[]}");
        registry.refresh();

        // when
        Files.delete(path);
        registry.refresh();

        // then
        assertThat(registry.get().loaded()).isTrue();
        assertThat(registry.get().revision()).isEqualTo("r1");
    }

    @Test
    void aShrunkenFileIsTriedAgainOnlyWhenItChanges() throws IOException {
        // given
        write("{\"revision\":\"r1\",\"subscriptions\":[]}");
        registry.refresh();
        rows = file -> new HandoverOutcome.Shrunken(9, 2);

        // when
        write("{\"revision\":\"r22\",\"subscriptions\":[]}");
        registry.refresh();

        // then
        assertThat(registry.get().revision()).isEqualTo("r1");
        assertThat(registry.get().refused().orElseThrow()).contains("has 2 subscriptions, and 9 are in force");
    }

    @Test
    void aDatabaseThatIsAwayIsAskedAgain() throws IOException {
        // given
        rows = file -> {
            throw DatabaseException.of(new SQLException("down", "08006"), StoreDatabase.APPLICATION);
        };
        write("{\"revision\":\"r1\",\"subscriptions\":[]}");
        registry.refresh();
        assertThat(registry.get().loaded()).isFalse();

        // when
        rows = this::applied;
        registry.refresh();

        // then
        assertThat(registry.get().revision()).isEqualTo("r1");
    }

    @Test
    void aUrlThatMayNotBeCalledIsAProblemOfItsSubscriptionOnly() throws IOException {
        // given
        write("{\"revision\":\"r1\",\"subscriptions\":[%s,%s]}"
                .formatted(entry("u1", "https://10.0.0.1/hook"), entry("u2", "https://hooks.example.com/")));

        // when
        registry.refresh();

        // then
        assertThat(registry.get().problems()).containsOnlyKeys("u1");
        assertThat(registry.get().problems().get("u1"))
                .extracting(HandoverProblem::refusal)
                .isEqualTo(HandoverRefusal.URL_REFUSED);
    }

    private static String entry(String uid, String url) {
        return "{\"uid\":\"%s\",\"name\":\"ops\",\"types\":[\"*\"],\"regions\":[\"*\"],\"deliver\":{\"webhook\":{\"url\":\"%s\"}}}"
                .formatted(uid, url);
    }

    @Test
    void testMessagesAreOrdered() throws IOException {
        // given
        rows = file -> new HandoverOutcome.Applied(0, 1, 0, Set.of(), List.of("u1"));
        write("{\"revision\":\"r1\",\"subscriptions\":[]}");

        // when
        registry.refresh();

        // then
        assertThat(tested).containsExactly("u1");
    }

    @Test
    void aChangeIsFollowedByItself() throws IOException {
        // given
        write("{\"revision\":\"r1\",\"subscriptions\":[]}");
        try (var watch = SubscriptionsWatch.start(registry, Duration.ofMillis(20))) {
            assertThat(watch).isNotNull();
            await().untilAsserted(() -> assertThat(registry.get().revision()).isEqualTo("r1"));

            // when
            write("{\"revision\":\"r22\",\"subscriptions\":[]}");

            // then
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(registry.get().revision()).isEqualTo("r22"));
        }
    }

    /** As the kubelet does: a new file takes the place of the old one. */
    private void write(String json) throws IOException {
        var next = directory.resolve("next");
        Files.writeString(next, json);
        Files.move(next, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
