package io.vivenuoperator.events.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The functions of examples/webhooks, which users copy, judge each vector in their own language. */
class VerificationExamplesIT {
    private static final Path EXAMPLES = Path.of("../examples/webhooks");
    private static final Path JUDGES = Path.of("src/test/judges");

    @TempDir
    Path folder;

    @BeforeEach
    void copied() throws IOException {
        for (String name : List.of("verify.mjs", "verify.py", "Verify.java")) {
            Files.copy(EXAMPLES.resolve(name), folder.resolve(name));
        }
        for (String name : List.of("judge.mjs", "judge.py", "Judge.java", "judge.go")) {
            Files.copy(JUDGES.resolve(name), folder.resolve(name));
        }
        Files.copy(
                EXAMPLES.resolve("verify.go"),
                Files.createDirectory(folder.resolve("webhooks")).resolve("verify.go"));
        Files.writeString(folder.resolve("go.mod"), "module judge\n\ngo 1.20\n");
    }

    @Test
    void javaScriptJudgesEachRequest() throws Exception {
        judge("verify.mjs", List.of(needed("node"), "judge.mjs"));
    }

    @Test
    void pythonJudgesEachRequest() throws Exception {
        judge("verify.py", List.of(needed("python3"), "judge.py"));
    }

    @Test
    void goJudgesEachRequest() throws Exception {
        judge("verify.go", List.of(needed("go"), "run", "judge.go"));
    }

    @Test
    void javaJudgesEachRequest() throws Exception {
        judge(
                "Verify.java",
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "Judge.java"));
    }

    private static String needed(String program) {
        Optional<Path> found = JudgeProgram.found(program);
        assumeTrue(found.isPresent(), program + " is not on the path");
        return found.orElseThrow().toString();
    }

    private void judge(String example, List<String> command) throws Exception {
        List<SignatureVectors.Received> requests =
                Stream.concat(SignatureVectors.received(), sentByUs()).toList();

        List<String> answers = new JudgeProgram(command, folder)
                .answers(requests.stream().map(VerificationExamplesIT::question).toList());

        assertThat(answers).hasSameSizeAs(requests);
        for (int i = 0; i < answers.size(); i++) {
            SignatureVectors.Received request = requests.get(i);
            String[] answer = answers.get(i).split(" ", -1);
            assertThat(answer[1])
                    .as("%s on delivery %s", example, request)
                    .isEqualTo(Boolean.toString(request.deliveryAccepted()));
            assertThat(answer[0])
                    .as("%s on body %s", example, request)
                    .isEqualTo(request.bodyAccepted().map(String::valueOf).orElse(answer[0]));
        }
        System.out.printf("examples/webhooks/%s: %d requests judged, all as expected%n", example, answers.size());
    }

    /** Each vector as our own code signs it, for each of its secrets. */
    private static Stream<SignatureVectors.Received> sentByUs() {
        return DeliverySignatureTest.vectors()
                .flatMap(vector -> vector.secrets().stream()
                        .map(secret -> new SignatureVectors.Received(
                                vector.name(),
                                secret,
                                vector.body(),
                                Optional.of(vector.bodySignature()),
                                Optional.of(vector.id()),
                                Optional.of(Long.toString(vector.timestamp())),
                                Optional.of(vector.webhookSignature()),
                                vector.timestamp(),
                                Optional.of(secret.equals(vector.secrets().getFirst())),
                                true)));
    }

    private static String question(SignatureVectors.Received request) {
        return JudgeProgram.line(
                request.secret().getBytes(UTF_8),
                request.body(),
                octets(request.bodySignature()),
                octets(request.id()),
                octets(request.timestamp()),
                octets(request.webhookSignature()),
                Long.toString(request.now()).getBytes(UTF_8));
    }

    private static byte[] octets(Optional<String> header) {
        return header.map(text -> text.getBytes(UTF_8)).orElse(null);
    }
}
