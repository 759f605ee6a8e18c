package io.vivenuoperator.crd.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CrdFileTest {
    @ParameterizedTest
    @MethodSource("shapes")
    void theChartShipsTheCrdThatTheRecordsDescribe(CrdShape shape) throws IOException {
        // given
        var published = new PublishedCrd(shape).text();
        if (Boolean.getBoolean("crd.update")) {
            Files.createDirectories(shape.file().getParent());
            Files.writeString(shape.file(), published);
        }

        // when
        var committed = Files.exists(shape.file()) ? Files.readString(shape.file()) : "";

        // then
        assertThat(committed)
                .as(
                        "%s; after a change of the records run: ./mvnw -pl crds test -Dtest=CrdFileTest -Dcrd.update=true",
                        shape.file())
                .isEqualTo(published);
    }

    static List<CrdShape> shapes() {
        return PublishedCrd.SHAPES;
    }
}
