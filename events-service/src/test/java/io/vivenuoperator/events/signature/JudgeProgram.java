package io.vivenuoperator.events.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A program of another language that reads a request a line and answers each with a line. */
record JudgeProgram(List<String> command, Path folder) {
    /** A line of fields in base64; what is missing is {@code -}. */
    static String line(byte[]... fields) {
        return Arrays.stream(fields)
                .map(field -> Optional.ofNullable(field)
                        .map(Base64.getEncoder()::encodeToString)
                        .orElse("-"))
                .collect(Collectors.joining("\t", "", "\n"));
    }

    List<String> answers(List<String> lines) throws IOException, InterruptedException {
        Path questions = Files.writeString(Files.createTempFile(folder, "questions", ""), String.join("", lines));
        Path answers = Files.createTempFile(folder, "answers", "");
        Path errors = Files.createTempFile(folder, "errors", "");
        int code = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(questions.toFile())
                .redirectOutput(answers.toFile())
                .redirectError(errors.toFile())
                .start()
                .waitFor();
        assertThat(code).as(Files.readString(errors)).isZero();
        return Files.readAllLines(answers, UTF_8);
    }

    /** The program of that name on the path. */
    static Optional<Path> found(String name) {
        return Arrays.stream(System.getenv("PATH").split(":", -1))
                .map(place -> Path.of(place, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
