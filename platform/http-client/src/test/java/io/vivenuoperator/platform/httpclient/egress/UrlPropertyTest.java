package io.vivenuoperator.platform.httpclient.egress;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.platform.httpclient.address.HostLookup;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The kinds of the corpus, with random members. What a member is follows from how it was made, not from the code that judges it. */
class UrlPropertyTest {
    private static final int TRIES = Integer.getInteger("url.tries", 3_000);

    private static final List<String> INTERNAL = List.of(
            "10.0.0.0",
            "172.16.9.9",
            "192.168.1.1",
            "127.0.0.1",
            "169.254.169.254",
            "100.64.1.1",
            "0.0.0.0",
            "224.0.0.9",
            "255.255.255.255",
            "198.18.7.7",
            "168.63.129.16",
            "192.0.2.9");

    private static final List<String> PUBLIC = List.of("93.184.215.14", "1.1.1.1", "8.8.4.4", "203.0.114.1");

    private final Random chance = new Random(20261127);

    @Test
    void anIpv4AddressCountsOnlyInItsPlainSpelling() {
        for (int i = 0; i < TRIES; i++) {
            long value = chance.nextInt(4) == 0 ? 0x7F000001L : Integer.toUnsignedLong(chance.nextInt());
            var plain = (value >> 24) + "." + ((value >> 16) & 255) + "." + ((value >> 8) & 255) + "." + (value & 255);
            var spelling = spelling(value);

            if (!spelling.equals(plain)) {
                assertThat(rule("https://" + spelling + "/")).as(spelling).isEqualTo(EgressRule.ADDRESS_SPELLING);
            }
        }
    }

    @Test
    void anAddressInsideAnotherIsFound() {
        for (String inside : INTERNAL) {
            var octets = octets(inside);
            var hex = HexFormat.of();
            var tail = hex.formatHex(octets, 0, 2) + ":" + hex.formatHex(octets, 2, 4);
            Stream.of(
                            "::ffff:" + inside,
                            "::ffff:" + tail,
                            "0:0:0:0:0:FFFF:" + tail,
                            "::" + inside,
                            "::ffff:0:" + inside,
                            "64:ff9b::" + inside,
                            "64:ff9b::" + tail,
                            "64:ff9b:1::" + tail,
                            "2002:" + tail + "::1",
                            "2001:0:4136:e378:8000:63bf:" + tail,
                            "fe80::5efe:" + inside)
                    .forEach(text ->
                            assertThat(rule("https://[" + text + "]/")).as(text).isEqualTo(EgressRule.ADDRESS));
        }
        for (String inside : PUBLIC) {
            assertThat(judge("https://[::ffff:" + inside + "]/")).isInstanceOf(TargetVerdict.Accepted.class);
            assertThat(judge("https://[64:ff9b::" + inside + "]/")).isInstanceOf(TargetVerdict.Accepted.class);
            assertThat(rule("https://[::" + inside + "]/")).isEqualTo(EgressRule.ADDRESS);
        }
    }

    @Test
    void noCharacterStandsForAnother() {
        IntStream.rangeClosed(0x80, Character.MAX_CODE_POINT)
                .filter(Character::isDefined)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .filter(UrlPropertyTest::isMappedToAscii)
                .forEach(c -> {
                    var text = Character.toString(c);
                    assertThat(judge("https://a" + text + ".example.com/"))
                            .as(Integer.toHexString(c))
                            .isInstanceOf(TargetVerdict.Refused.class);
                    assertThat(judge("https://" + text + "0.0.0.1/")).isInstanceOf(TargetVerdict.Refused.class);
                });
    }

    private static boolean isMappedToAscii(int character) {
        var text = Character.toString(character);
        return Stream.of(text, text.toLowerCase(Locale.ROOT))
                .map(form -> Normalizer.normalize(form, Normalizer.Form.NFKC))
                .anyMatch(form -> form.chars().allMatch(c -> c < 0x80));
    }

    @Test
    void noUnseenCharacterIsTakenAnywhere() {
        var url = "https://hooks.example.com:8443/path?query=1";
        IntStream.rangeClosed(0, 0xFFFF)
                .filter(c -> Character.isISOControl(c)
                        || Character.isWhitespace(c)
                        || Character.isSpaceChar(c)
                        || Character.getType(c) == Character.FORMAT
                        || c == '\\')
                .forEach(c -> {
                    for (int at = 0; at <= url.length(); at++) {
                        var spoiled = url.substring(0, at) + Character.toString(c) + url.substring(at);
                        assertThat(judge(spoiled)).as("%x at %d", c, at).isInstanceOf(TargetVerdict.Refused.class);
                    }
                });
    }

    @Test
    void aNameInsideANetworkIsRefusedInAnySpelling() {
        var endings = List.of(
                "localhost",
                "svc",
                "svc.cluster.local",
                "internal",
                "local",
                "lan",
                "corp",
                "intranet",
                "home.arpa",
                "onion",
                "test",
                "invalid",
                "localdomain");
        for (int i = 0; i < TRIES; i++) {
            var name = (chance.nextBoolean() ? label() + "." : "") + label() + "." + pick(endings);
            var spelled = mixedCase(name) + (chance.nextBoolean() ? "." : "");

            assertThat(rule("https://" + spelled + "/")).as(spelled).isEqualTo(EgressRule.INTERNAL_NAME);
            assertThat(rule("https://" + label() + "/")).isEqualTo(EgressRule.INTERNAL_NAME);
            assertThat(judge("https://" + name + "x.example.com/")).isInstanceOf(TargetVerdict.Accepted.class);
        }
    }

    @Test
    void oneBadAnswerRefusesTheName() throws UnknownHostException {
        var url = accepted("https://hooks.example.com/");
        for (int i = 0; i < TRIES; i++) {
            var answers = new ArrayList<InetAddress>();
            for (int n = chance.nextInt(5); n > 0; n--) {
                answers.add(InetAddress.getByAddress(octets(pick(PUBLIC))));
            }
            boolean isBad = chance.nextBoolean();
            if (isBad) {
                answers.add(InetAddress.getByAddress(octets(pick(INTERNAL))));
            }
            Collections.shuffle(answers, chance);
            HostLookup lookup = host -> answers;

            var verdict = new CheckedLookup(EgressPolicy.strict(), lookup).find(url);

            assertThat(verdict)
                    .isInstanceOf(
                            isBad
                                    ? LookupVerdict.Forbidden.class
                                    : answers.isEmpty() ? LookupVerdict.NotFound.class : LookupVerdict.Found.class);
        }
    }

    @Test
    void everyAddressThatIsFoundCarriesTheName() throws UnknownHostException {
        // given
        var nameless = InetAddress.getByAddress(octets("93.184.215.14"));

        // when
        var verdict = new CheckedLookup(EgressPolicy.strict(), host -> List.of(nameless))
                .find(accepted("https://HOOKS.example.com./"));

        // then: no reverse lookup will be asked for
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        LookupVerdict.Found.class,
                        found -> assertThat(found.addresses().getFirst().toString())
                                .isEqualTo("hooks.example.com/93.184.215.14"));
    }

    /** In one to four parts, each in one of three bases. */
    private String spelling(long value) {
        int parts = chance.nextInt(1, 5);
        var numbers = new ArrayList<String>();
        for (int i = 0; i < parts - 1; i++) {
            numbers.add(number((value >> (24 - 8 * i)) & 255));
        }
        numbers.add(number(value & ((1L << (32 - 8 * (parts - 1))) - 1)));
        return String.join(".", numbers) + (chance.nextInt(6) == 0 ? "." : "");
    }

    private String number(long value) {
        return switch (chance.nextInt(5)) {
            case 0 -> "0" + Long.toOctalString(value);
            case 1 -> "0x" + Long.toHexString(value);
            case 2 -> "0X" + Long.toHexString(value).toUpperCase(Locale.ROOT);
            default -> Long.toString(value);
        };
    }

    private String label() {
        return "n" + Integer.toString(chance.nextInt(1_000_000), 36);
    }

    private String mixedCase(String text) {
        return text.chars()
                .map(c -> chance.nextBoolean() ? Character.toUpperCase(c) : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private <T> T pick(List<T> from) {
        return from.get(chance.nextInt(from.size()));
    }

    private static byte[] octets(String plain) {
        var octets = new byte[4];
        var numbers = plain.split("\\.", -1);
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) Integer.parseInt(numbers[i]);
        }
        return octets;
    }

    private static TargetVerdict judge(String url) {
        return EgressPolicy.strict().judge(url);
    }

    private static TargetUrl accepted(String url) {
        return ((TargetVerdict.Accepted) judge(url)).url();
    }

    private static EgressRule rule(String url) {
        return judge(url) instanceof TargetVerdict.Refused(var refusal) ? refusal.rule() : null;
    }
}
