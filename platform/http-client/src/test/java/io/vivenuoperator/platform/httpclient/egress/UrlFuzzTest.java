package io.vivenuoperator.platform.httpclient.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is given, there is a verdict; and what is accepted is plain enough for another parser to read the same in it. */
class UrlFuzzTest {
    private static final int TRIES = Integer.getInteger("url.fuzz", 60_000);
    private static final String SEEDS =
            "/:?#[]@%.\\0123456789abcdefxX-_ \t\r\n\u0000\u00ad\u3002\uff0e１①ﬁßİK例\ud800\udc00\u202e";

    @Test
    void mutatedUrlsAreJudged() {
        var corpus = UrlRow.all();
        var chance = new Random(15);
        int accepted = 0;
        for (int i = 0; i < TRIES; i++) {
            var text = mutated(corpus.get(chance.nextInt(corpus.size())).url(), corpus, chance);
            if (TargetUrl.parse(text) instanceof TargetVerdict.Accepted(var url)) {
                isPlain(text, url);
                accepted++;
            }
        }
        assertThat(accepted).isGreaterThan(TRIES / 50);
    }

    @Test
    void noiseIsJudged() {
        var chance = new Random(16);
        for (int i = 0; i < TRIES; i++) {
            var noise = new StringBuilder(chance.nextBoolean() ? "https://" : "");
            for (int n = chance.nextInt(40); n > 0; n--) {
                noise.append(
                        chance.nextBoolean()
                                ? SEEDS.charAt(chance.nextInt(SEEDS.length()))
                                : (char) chance.nextInt(Character.MAX_VALUE));
            }
            if (TargetUrl.parse(noise.toString()) instanceof TargetVerdict.Accepted(var url)) {
                isPlain(noise.toString(), url);
            }
        }
    }

    private static void isPlain(String text, TargetUrl url) {
        assertThat(url.host()).as(text).matches("[a-z0-9_:.-]{1,253}");
        assertThat(url.requestTarget()).as(text).matches("/[\\x21-\\x7e]*").doesNotContain("\\", "#");
        assertThat(url.port()).as(text).isBetween(1, 65_535);
        assertThat(TargetUrl.parse(url.origin() + url.requestTarget()))
                .as(text)
                .isEqualTo(new TargetVerdict.Accepted(url));
        javasReading(text).ifPresent(host -> assertThat(host).as(text).isEqualTo(url.host()));
    }

    /** The host, if Java's parser finds a name in it; addresses it leaves as they were spelled. */
    private static Optional<String> javasReading(String text) {
        try {
            return Optional.ofNullable(new URI(text).getHost())
                    .filter(host -> !host.startsWith("["))
                    .map(host -> host.toLowerCase(Locale.ROOT))
                    .map(host -> host.endsWith(".") ? host.substring(0, host.length() - 1) : host);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String mutated(String url, List<UrlRow> corpus, Random chance) {
        var text = new StringBuilder(url);
        for (int n = chance.nextInt(1, 4); n > 0; n--) {
            int at = chance.nextInt(text.length() + 1);
            switch (chance.nextInt(5)) {
                case 0 -> text.insert(at, SEEDS.charAt(chance.nextInt(SEEDS.length())));
                case 1 -> text.delete(at, Math.min(text.length(), at + chance.nextInt(1, 4)));
                case 2 -> text.insert(at, (char) chance.nextInt(Character.MAX_VALUE));
                case 3 -> text.append(text, at, text.length());
                default -> {
                    var other = corpus.get(chance.nextInt(corpus.size())).url();
                    text.replace(at, text.length(), other.substring(chance.nextInt(other.length() + 1)));
                }
            }
        }
        return text.toString();
    }
}
