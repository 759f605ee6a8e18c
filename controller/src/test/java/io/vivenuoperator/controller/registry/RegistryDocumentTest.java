package io.vivenuoperator.controller.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RegistryDocumentTest {
    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");
    private static final Duration OVERLAP = Duration.ofHours(3);

    @Test
    void readsWhatItWrote() {
        // given
        var document = RegistryDocument.empty().changed(NOW, entries -> {
            entries.put("dach", RegistryEntry.of("dach", "old").taking("new").settled(NOW, OVERLAP));
            return entries;
        });

        // when
        var read = RegistryDocument.parse(document.regionsJson(), document.rotationsJson());

        // then
        assertThat(read).isEqualTo(document);
    }

    @Test
    void readsWhatOnlyTheControllerReads() {
        // given
        var document = RegistryDocument.empty().changed(NOW, entries -> {
            entries.put("dach", RegistryEntry.of("dach", "k1").registering());
            entries.put("italy", RegistryEntry.of("italy", "k2").awaiting("https://hooks/italy", NOW));
            entries.put(
                    "ticketing/france",
                    RegistryEntry.of("ticketing/france", "k3")
                            .awaiting("https://hooks/ticketing/france", NOW)
                            .delivered("k3", NOW, OVERLAP));
            return entries;
        });

        // when
        var read = RegistryDocument.parse(
                document.regionsJson(), document.rotationsJson(), document.registrationsJson(), document.enteredJson());

        // then
        assertThat(read).isEqualTo(document);
        assertThat(document.regionsJson()).doesNotContain("hooks");
        assertThat(document.enteredJson()).doesNotContain("k2", "k3");
    }

    @Test
    void isWhatTheReceiverReads() {
        // given
        var document = RegistryDocument.empty().changed(NOW, entries -> {
            entries.put("dach", RegistryEntry.of("dach", "k1"));
            return entries;
        });

        // then
        assertThat(document.regionsJson())
                .isEqualTo("{\"revision\":\"" + NOW.toEpochMilli()
                        + "\",\"regions\":[{\"region\":\"dach\",\"signingKeys\":[\"k1\"]}]}");
    }

    @Test
    void keepsItsRevisionWhileNothingChanges() {
        assertThat(RegistryDocument.empty().changed(NOW, entries -> entries).revision())
                .isZero();
    }

    @Test
    void aDocumentBegunAnewIsYoungerThanTheLostOne() {
        // given
        var lost = RegistryDocument.empty().changed(NOW, entries -> {
            entries.put("dach", RegistryEntry.of("dach", "k1"));
            return entries;
        });

        // when
        var anew = RegistryDocument.empty().changed(NOW.plusSeconds(1), entries -> {
            entries.put("dach", RegistryEntry.of("dach", "k1"));
            return entries;
        });

        // then
        assertThat(anew.revision()).isGreaterThan(lost.revision());
    }

    @Test
    void aReplacedKeyGoesWhenTheOverlapIsOver() {
        // given
        var rotating = RegistryEntry.of("dach", "old").taking("new").settled(NOW, OVERLAP);

        // then
        assertThat(rotating.settled(NOW.plus(OVERLAP).minusSeconds(1), OVERLAP).signingKeys())
                .containsExactly("new", "old");
        assertThat(rotating.settled(NOW.plus(OVERLAP), OVERLAP).signingKeys()).containsExactly("new");
    }

    @Test
    void aSecondRotationBeginsTheOverlapAnew() {
        // given
        var rotating = RegistryEntry.of("dach", "first").taking("second").settled(NOW, OVERLAP);

        // when
        var again = rotating.taking("third");

        // then
        assertThat(again.signingKeys()).containsExactly("third", "second", "first");
        assertThat(again.supersededAt()).isEmpty();
    }

    @Test
    void aBrokenDocumentIsRefusedWithoutItsContent() {
        assertThatThrownBy(() -> RegistryDocument.parse("{\"regions\":[\"canary", "{}"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("canary")
                .hasNoCause();
    }

    @Test
    void neverShowsAKey() {
        assertThat(RegistryEntry.of("dach", "canary").toString()).doesNotContain("canary");
    }
}
