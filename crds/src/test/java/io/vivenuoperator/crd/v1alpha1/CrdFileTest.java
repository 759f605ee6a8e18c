package io.vivenuoperator.crd.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class CrdFileTest {
    @Test
    void theChartShipsTheCrdThatTheRecordsDescribe() throws IOException {
        // given
        var published = new PublishedCrd().text();
        if (Boolean.getBoolean("crd.update")) {
            Files.createDirectories(PublishedCrd.FILE.getParent());
            Files.writeString(PublishedCrd.FILE, published);
        }

        // when
        var committed = Files.exists(PublishedCrd.FILE) ? Files.readString(PublishedCrd.FILE) : "";

        // then
        assertThat(committed)
                .as(
                        "%s; after a change of the records run: ./mvnw -pl crds test -Dtest=CrdFileTest -Dcrd.update=true",
                        PublishedCrd.FILE)
                .isEqualTo(published);
    }
}
