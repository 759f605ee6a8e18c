package io.vivenuoperator.controller.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchScopeTest {
    @ParameterizedTest(name = "{0} of class {1} and {2} of class {3}: {4}")
    @CsvSource({
        "north,'',north,'',true",
        "'north,south','','south,west','',true",
        "*,'',north,'',true",
        "north,'',*,'',true",
        "north,'',south,'',false",
        "north,'',north,second,false",
        "*,second,*,'',false",
        "*,second,north,second,true"
    })
    void twoOverlapWhenARegionCouldBeBoths(
            String watched, String named, String otherWatched, String otherNamed, boolean overlap) {
        // given
        var one = WatchScope.of(watched, named);
        var other = WatchScope.of(otherWatched, otherNamed);

        // then
        assertThat(one.overlaps(other)).isEqualTo(overlap);
    }

    @ParameterizedTest
    @CsvSource({"'',!vivenu-operator.io/controller-class", "second,vivenu-operator.io/controller-class=second"})
    void aRegionIsSelectedByTheControllerThatItNames(String named, String selector) {
        assertThat(WatchScope.of("north", named).regionSelector()).isEqualTo(selector);
    }
}
