package io.vivenuoperator.salesapi.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vivenuoperator.platform.config.MisconfiguredException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionSecretTest {
    private static final List<byte[]> FACTS = List.of(new byte[] {1, 2, 3});

    @TempDir
    Path folder;

    @Test
    void processesWithTheSameFileSignTheSameWay() throws Exception {
        Path file = Files.write(folder.resolve("key"), new byte[32]);

        assertThat(SessionSecret.of(Optional.of(file)).sign(FACTS))
                .isEqualTo(SessionSecret.of(Optional.of(file)).sign(FACTS));
        assertThat(SessionSecret.of(Optional.empty()).sign(FACTS))
                .isNotEqualTo(SessionSecret.of(Optional.empty()).sign(FACTS));
    }

    @Test
    void aFileThatCannotBeUsedIsNamed() throws Exception {
        Path tooShort = Files.write(folder.resolve("short"), new byte[31]);

        assertThatThrownBy(() -> SessionSecret.of(Optional.of(tooShort)))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessage("SESSION_KEY_FILE is too short: give a file with at least 32 random octets");
        assertThatThrownBy(() -> SessionSecret.of(Optional.of(folder.resolve("absent"))))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessage("SESSION_KEY_FILE can't be read: give the path of a file");
    }
}
