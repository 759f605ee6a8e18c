package io.vivenuoperator.export;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the process can be started to do. */
enum ExportCommand {
    SHEETS("sheets");

    static final String USAGE = "The command must be: sheets";

    private final String word;

    ExportCommand(String word) {
        this.word = word;
    }

    static Optional<ExportCommand> of(List<String> arguments) {
        return Arrays.stream(values())
                .filter(command -> arguments.equals(List.of(command.word)))
                .findFirst();
    }
}
