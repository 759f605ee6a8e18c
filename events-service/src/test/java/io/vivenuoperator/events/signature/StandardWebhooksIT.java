package io.vivenuoperator.events.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Three libraries that we did not write verify what we sign, with each secret that lives, and refuse what was changed on the way. */
class StandardWebhooksIT {
    private static final Path JUDGES =
            Path.of(System.getenv().getOrDefault("WEBHOOK_JUDGES_DIR", "judges-are-not-here"), "bin");
    private static final int ROUNDS = 200;

    @TempDir
    Path folder;

    private final Random random = new Random(62);
    private final List<String> questions = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"node", "python", "go"})
    void verifiesWhatWeSign(String language) throws Exception {
        assumeTrue(
                Files.isExecutable(JUDGES.resolve(language)),
                "Standard Webhooks for " + language + " is not in WEBHOOK_JUDGES_DIR (dev/webhook-judges fetches it)");
        Instant now = Instant.now();
        for (int round = 0; round < ROUNDS; round++) {
            aRotation(round, now);
        }

        List<String> answers =
                new JudgeProgram(List.of(JUDGES.resolve(language).toString()), folder).answers(questions);

        assertThat(answers).isEqualTo(expected);
        System.out.printf("Standard Webhooks for %s: %d requests judged, all as expected%n", language, answers.size());
    }

    /** A request before, during and after the change of a secret, and what a thief would make of it. */
    private void aRotation(int round, Instant now) {
        SigningSecret before = secret(round);
        SigningSecret after = secret(round + 1);
        var rotation = LiveSecrets.of(before).announced(after, now).promoted(now, LiveSecrets.USUAL_OVERLAP);
        byte[] body = ("{\"n\":" + random.nextInt() + ",\"text\":\"HYROX München – 🏃 \\u2028\"}").getBytes(UTF_8);
        String id = "evt_" + random.nextInt();
        Map<String, String> headers = new DeliverySignature(rotation.at(now)).headers(id, now, body);

        ask(before, body, headers, true);
        ask(after, body, headers, true);
        ask(secret(round), body, headers, false);
        ask(after, "{}".getBytes(UTF_8), headers, false);
        ask(after, body, with(headers, "webhook-id", id + "0"), false);
        ask(after, body, with(headers, "webhook-timestamp", Long.toString(now.getEpochSecond() + 1)), false);

        Instant later = now.plus(LiveSecrets.USUAL_OVERLAP);
        Map<String, String> alone = new DeliverySignature(rotation.at(later)).headers(id, now, body);
        ask(after, body, alone, true);
        ask(before, body, alone, false);
    }

    private void ask(SigningSecret secret, byte[] body, Map<String, String> headers, boolean verified) {
        questions.add(JudgeProgram.line(
                asTheyWriteIt(secret).getBytes(UTF_8),
                body,
                headers.get("webhook-id").getBytes(UTF_8),
                headers.get("webhook-timestamp").getBytes(UTF_8),
                headers.get("webhook-signature").getBytes(UTF_8)));
        expected.add(Boolean.toString(verified));
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        Map<String, String> changed = new HashMap<>(headers);
        changed.put(name, value);
        return changed;
    }

    /** The libraries know a secret by its base64 only. */
    private static String asTheyWriteIt(SigningSecret secret) {
        String text = secret.reveal();
        return text.startsWith("whsec_") ? text : "whsec_" + Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private SigningSecret secret(int round) {
        return round % 2 == 0
                ? SigningSecret.generated(new SecureRandom())
                : Secrets.usable("schlüssel-" + random.nextLong(1_000_000, Long.MAX_VALUE));
    }
}
