package io.vivenuoperator.controller.regionkey;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.contracts.region.RegionKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegionKeyEntriesTest {
    private static final RegionKey DACH = new RegionKey("dach");

    @Test
    void whoElseHasAKeyIsFound() {
        // given
        var entries = new RegionKeyEntries(Map.of("a_dach", "dach", "b_italy", "italy"));

        // then
        assertThat(entries.rival("b_dach", DACH)).contains("a_dach");
        assertThat(entries.rival("a_dach", DACH)).isEmpty();
        assertThat(entries.rival("b_dach", new RegionKey("france"))).isEmpty();
    }

    @Test
    void aRivalIsFoundBesideOnesOwnEntry() {
        // given what only a hand can have written
        var entries = new RegionKeyEntries(Map.of("a_dach", "dach", "b_dach", "dach"));

        // then
        assertThat(entries.rival("a_dach", DACH)).contains("b_dach");
        assertThat(entries.rival("b_dach", DACH)).contains("a_dach");
    }

    @Test
    void whatIsReleasedIsNobodysRival() {
        // given
        var entries = new RegionKeyEntries(Map.of()).with("a_dach", DACH);

        // when
        var released = entries.without(List.of("a_dach"));

        // then
        assertThat(entries.key("a_dach")).contains(DACH);
        assertThat(released.rival("b_dach", DACH)).isEmpty();
        assertThat(released).isEqualTo(new RegionKeyEntries(Map.of()));
    }

    @Test
    void whatCannotBeAKeyIsNone() {
        // given
        var entries = new RegionKeyEntries(Map.of("a_dach", "../dach"));

        // then
        assertThat(entries.key("a_dach")).isEmpty();
        assertThat(entries.contains("a_dach")).isTrue();
    }
}
