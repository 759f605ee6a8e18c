package io.vivenuoperator.historical.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PayloadSpoolTest {
    @TempDir
    Path directory;

    @Test
    void whatIsSpooledComesBackToTheOctet() throws Exception {
        try (var spool = PayloadSpool.open(directory)) {
            // when
            var first = spool.append("first é".getBytes(UTF_8));
            var second = spool.append("second".getBytes(UTF_8));

            // then
            assertThat(spool.read(second)).asString().isEqualTo("second");
            assertThat(spool.read(first)).asString().isEqualTo("first é");
        }
    }

    @Test
    void nothingOfItCanBeSeenInTheDirectory() throws Exception {
        try (var spool = PayloadSpool.open(directory)) {
            // when
            spool.append("canary".getBytes(UTF_8));

            // then
            assertThat(directory).isEmptyDirectory();
        }
    }

    @Test
    void whatWasThereBeforeStaysWhenTheRestIsLetGo() throws Exception {
        try (var spool = PayloadSpool.open(directory)) {
            // given
            var kept = spool.append("kept".getBytes(UTF_8));
            long begin = spool.length();
            spool.append("a reading that has to be repeated".getBytes(UTF_8));

            // when
            spool.cutTo(begin);
            var again = spool.append("again".getBytes(UTF_8));

            // then
            assertThat(again.offset()).isEqualTo(begin);
            assertThat(spool.read(kept)).asString().isEqualTo("kept");
            assertThat(spool.read(again)).asString().isEqualTo("again");
        }
    }

    @Test
    void aSpoolThatIsCutToNothingBeginsAnew() throws Exception {
        try (var spool = PayloadSpool.open(directory)) {
            // given
            spool.append("first".getBytes(UTF_8));

            // when
            spool.cutTo(0);
            var place = spool.append("second".getBytes(UTF_8));

            // then
            assertThat(place.offset()).isZero();
            assertThat(spool.read(place)).asString().isEqualTo("second");
        }
    }
}
