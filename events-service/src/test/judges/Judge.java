import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A request a line, each field in base64 or {@code -}: secret, body, X-Signature, id, timestamp, signatures, now. Answers
 * {@code body delivery}.
 */
final class Judge {
    private Judge() {}

    public static void main(String[] arguments) throws Exception {
        try (var lines = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                List<byte[]> fields = Arrays.stream(line.split("\t"))
                        .map(field -> field.equals("-") ? new byte[0] : Base64.getDecoder().decode(field))
                        .toList();
                List<String> texts =
                        fields.stream().map(field -> new String(field, UTF_8)).toList();
                byte[] body = fields.get(1);
                Instant now = Instant.ofEpochSecond(Long.parseLong(texts.get(6)));
                System.out.println(Verify.body(texts.get(0), texts.get(2), body)
                        + " "
                        + Verify.delivery(texts.get(0), texts.get(3), texts.get(4), texts.get(5), body, now));
            }
        }
    }
}
