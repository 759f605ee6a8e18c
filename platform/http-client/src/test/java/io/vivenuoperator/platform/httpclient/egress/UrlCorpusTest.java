package io.vivenuoperator.platform.httpclient.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row of the corpus, as a strict policy judges it: its text first, then what its lookups answer, one after the other. */
class UrlCorpusTest {
    private static final Map<String, Set<EgressRule>> RULES = Map.ofEntries(
            Map.entry("odd-ipv4", Set.of(EgressRule.ADDRESS_SPELLING)),
            Map.entry("zone-id", Set.of(EgressRule.ZONE)),
            Map.entry("userinfo", Set.of(EgressRule.CREDENTIALS)),
            Map.entry("port", Set.of(EgressRule.PORT, EgressRule.CHARACTERS)),
            Map.entry("percent", Set.of(EgressRule.HOST, EgressRule.ADDRESS_SPELLING)),
            Map.entry("name", Set.of(EgressRule.INTERNAL_NAME)),
            Map.entry("dns-answer", Set.of(EgressRule.ADDRESS)),
            Map.entry("rebinding", Set.of(EgressRule.ADDRESS)),
            Map.entry("loopback", Set.of(EgressRule.ADDRESS)),
            Map.entry("private", Set.of(EgressRule.ADDRESS)),
            Map.entry("metadata", Set.of(EgressRule.ADDRESS, EgressRule.INTERNAL_NAME)),
            Map.entry("link-local", Set.of(EgressRule.ADDRESS)),
            Map.entry("v4-mapped", Set.of(EgressRule.ADDRESS)),
            Map.entry("nat64", Set.of(EgressRule.ADDRESS)),
            Map.entry("6to4", Set.of(EgressRule.ADDRESS)),
            Map.entry("teredo", Set.of(EgressRule.ADDRESS)),
            Map.entry("ula", Set.of(EgressRule.ADDRESS)));

    private static final String SECRET = "(?s).*(pw|token=|_INFO|X-Evil|a@b).*";

    @Test
    void theCorpusIsWhole() {
        assertThat(UrlRow.all()).hasSizeGreaterThan(680).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void eachRowIsJudgedAsItSays(UrlRow row) {
        assertThat(refusal(row).isEmpty()).as(row.url()).isEqualTo(row.isAllowed() || row.isRedirect());
    }

    @ParameterizedTest
    @MethodSource("refused")
    void aRefusalNamesTheRuleAndTheFix(UrlRow row) {
        // when
        var refusal = refusal(row).orElseThrow();

        // then
        assertThat(refusal.message()).matches("[A-Z0-9a-z].*: .*\\.|.*; .*\\.").doesNotMatch(SECRET);
        assertThat(refusal.message()).doesNotContainPattern("[^\\x20-\\x7e…]");
        assertThat(RULES.getOrDefault(row.kind(), Set.of(EgressRule.values()))).contains(refusal.rule());
    }

    @ParameterizedTest
    @MethodSource("allowed")
    void whatIsAllowedIsKeptAsItIsSent(UrlRow row) {
        // given
        var url = accepted(row.url());

        // then: read again, it is the same
        assertThat(accepted(url.origin() + url.requestTarget())).isEqualTo(url);
        assertThat(url.host()).isLowerCase().doesNotEndWith(".").isPrintable().matches("\\p{ASCII}+");
    }

    @Test
    void aNameIsEncodedAndAnAddressCanonical() {
        assertThat(accepted("https://BÜCHER.Example.COM./a").authority()).isEqualTo("xn--bcher-kva.example.com");
        assertThat(accepted("https://[2606:4700:4700::1111]:8443/").authority())
                .isEqualTo("[2606:4700:4700:0:0:0:0:1111]:8443");
        assertThat(accepted("https://[::ffff:1.1.1.1]/").authority()).isEqualTo("1.1.1.1");
        assertThat(accepted("https://hooks.example.com:443?x=1").requestTarget())
                .isEqualTo("/?x=1");
    }

    @Test
    void whatIsSecretIsNotShown() {
        // given
        var url = accepted("https://hooks.example.com/a?token=canary&x=canary");

        // then
        assertThat(url).hasToString("https://hooks.example.com");
        assertThat(url.masked()).isEqualTo("https://hooks.example.com/a?token=…&x=…");
        assertThat(accepted("https://hooks.example.com/?canary").masked()).isEqualTo("https://hooks.example.com/?…");
    }

    private static TargetUrl accepted(String text) {
        return assertThat(TargetUrl.parse(text))
                .asInstanceOf(InstanceOfAssertFactories.type(TargetVerdict.Accepted.class))
                .actual()
                .url();
    }

    private static Optional<TargetRefusal> refusal(UrlRow row) {
        var policy = EgressPolicy.strict();
        return switch (policy.judge(row.url())) {
            case TargetVerdict.Refused(var refusal) -> Optional.of(refusal);
            case TargetVerdict.Accepted(var url) -> {
                var script = new ScriptedLookup(row.dns());
                var lookup = new CheckedLookup(policy, script);
                yield IntStream.rangeClosed(0, script.turns())
                        .mapToObj(turn -> lookup.find(url))
                        .filter(LookupVerdict.Forbidden.class::isInstance)
                        .map(verdict -> ((LookupVerdict.Forbidden) verdict).refusal())
                        .findFirst();
            }
        };
    }

    static List<UrlRow> rows() {
        return UrlRow.all();
    }

    static List<UrlRow> refused() {
        return rows().stream()
                .filter(row -> !row.isAllowed() && !row.isRedirect())
                .collect(Collectors.toList());
    }

    static List<UrlRow> allowed() {
        return rows().stream().filter(UrlRow::isAllowed).toList();
    }
}
