package io.vivenuoperator.platform.httpclient.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vivenuoperator.platform.config.EnvironmentVariables;
import io.vivenuoperator.platform.config.MisconfiguredException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EgressPolicyTest {
    private static final String OPENINGS = """
            [{"cidr":"10.20.0.0/16","ports":[8080,80,5432]},{"cidr":"fd00:20::/32"},{"cidr":"0.0.0.0/0","ports":[4433]},
             {"host":"grafana.monitoring.svc","ports":[443,3000]},{"host":"Alerts"}]""";

    @ParameterizedTest
    @CsvSource({
        "https://10.20.1.1:8080/, ",
        "https://10.20.1.1:5432/, ",
        "https://10.20.1.1/, ADDRESS",
        "https://10.20.1.1:8443/, ADDRESS",
        "https://10.21.1.1:8080/, ADDRESS",
        "https://10.21.1.1:4433/, ",
        "https://[::ffff:10.20.1.1]:8080/, ",
        "https://[64:ff9b::10.20.1.1]:8080/, ",
        "https://[fd00:20::1]/, ",
        "https://[fd00:20::1]:8443/, ",
        "https://[fd00:20::1]:5432/, ADDRESS",
        "https://[fd00:21::1]/, ADDRESS",
        "https://169.254.169.254:4433/, ADDRESS",
        "https://168.63.129.16:4433/, ADDRESS",
        "https://1.1.1.1:5432/, PORT",
        "https://hooks.example.com:22/, PORT",
        "https://grafana.monitoring.svc/, ",
        "https://GRAFANA.monitoring.svc.:3000/, ",
        "https://grafana.monitoring.svc:22/, PORT",
        "https://other.monitoring.svc/, INTERNAL_NAME",
        "https://x.grafana.monitoring.svc/, INTERNAL_NAME",
        "https://alerts/, ",
        "https://alerts:8443/, ",
        "http://alerts/, PLAIN_HTTP"
    })
    void whatIsOpenedIsOpenAndNothingElse(String url, EgressRule rule) {
        assertThat(rule(policy(OPENINGS, "false"), url)).isEqualTo(Optional.ofNullable(rule));
    }

    @ParameterizedTest
    @CsvSource({
        "https://grafana.monitoring.svc/, 10.96.0.7, ",
        "https://grafana.monitoring.svc:3000/, 192.168.0.7, ",
        "https://grafana.monitoring.svc:8443/, 10.96.0.7, ADDRESS",
        "https://alerts/, 127.0.0.1, ",
        "https://alerts/, 169.254.169.254, ADDRESS",
        "https://alerts/, 0.0.0.0, ADDRESS",
        "https://alerts/, 1.1.1.1, ",
        "https://hooks.example.com:80/, 10.20.0.1, ",
        "https://hooks.example.com:80/, 1.1.1.1, PORT",
        "https://hooks.example.com:8080/, 10.20.0.1, ",
        "https://hooks.example.com:8080/, 10.30.0.1, ADDRESS"
    })
    void aNamesAddressesAreJudgedByWhatIsOpened(String text, String address, EgressRule rule)
            throws UnknownHostException {
        // given
        var policy = policy(OPENINGS, "false");
        var url = ((TargetVerdict.Accepted) policy.judge(text)).url();

        // when
        var refusal = policy.refusal(url, List.of(InetAddress.getByName(address)));

        // then
        assertThat(refusal.map(TargetRefusal::rule)).isEqualTo(Optional.ofNullable(rule));
    }

    @ParameterizedTest
    @CsvSource({
        "http://hooks.example.com/, ",
        "http://hooks.example.com:8080/, ",
        "http://hooks.example.com:22/, PORT",
        "https://hooks.example.com:80/, PORT",
        "http://127.0.0.1/, ADDRESS",
        "ftp://hooks.example.com/, SCHEME"
    })
    void httpIsTheOperatorsToAllow(String url, EgressRule rule) {
        assertThat(rule(policy("[]", "true"), url)).isEqualTo(Optional.ofNullable(rule));
    }

    @Test
    void withoutVariablesNothingIsOpened() {
        // given
        var policy = EgressPolicy.from(new EnvironmentVariables(Map.of()));

        // then
        assertThat(rule(policy, "http://hooks.example.com/")).contains(EgressRule.PLAIN_HTTP);
        assertThat(rule(policy, "https://10.0.0.1/")).contains(EgressRule.ADDRESS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "10.0.0.0/8 | it must be a JSON list",
                "{} | it must be a JSON list",
                "[ | it must be a JSON list",
                "[] [] | it must be a JSON list",
                "null | it must be a JSON list",
                "[{\"cidr\":\"10.0.0.0/8\",\"cidr\":\"11.0.0.0/8\"}] | it must be a JSON list",
                "[\"10.0.0.0/8\"] | entry 1 is no object",
                "[{\"cidr\":\"10.0.0.0/8\"},{}] | entry 2 needs either cidr or host",
                "[{\"ports\":[443]}] | entry 1 needs either cidr or host",
                "[{\"cidr\":\"10.0.0.0/8\",\"host\":\"a.svc\"}] | entry 1 needs either cidr or host",
                "[{\"cidr\":\"10.0.0.0/8\",\"port\":443}] | entry 1 has other fields",
                "[{\"cidr\":10}] | entry 1: cidr must be a text",
                "[{\"cidr\":null}] | entry 1: cidr must be a text",
                "[{\"cidr\":\"10.0.0.0\"}] | entry 1: cidr is no block of addresses",
                "[{\"cidr\":\"10.0.0.1/8\"}] | entry 1: cidr is no block of addresses: there are bits",
                "[{\"cidr\":\"010.0.0.0/8\"}] | entry 1: cidr is no block",
                "[{\"cidr\":\"169.254.0.0/16\"}] | entry 1: cidr is a link-local address",
                "[{\"cidr\":\"169.254.169.254/32\"}] | entry 1: cidr is the metadata service",
                "[{\"cidr\":\"fe80::/64\"}] | entry 1: cidr is a link-local address",
                "[{\"host\":\"10.0.0.1\"}] | entry 1: host must be one name",
                "[{\"host\":\"*.svc\"}] | entry 1: host must be one name",
                "[{\"host\":\"a.svc:443\"}] | entry 1: host must be one name",
                "[{\"host\":\"https://a.svc\"}] | entry 1: host must be one name",
                "[{\"host\":\"\"}] | entry 1: host must be one name",
                "[{\"host\":[\"a.svc\"]}] | entry 1: host must be a text",
                "[{\"host\":\"a.svc\",\"ports\":443}] | entry 1: ports must be a list",
                "[{\"host\":\"a.svc\",\"ports\":[]}] | entry 1: ports must be a list",
                "[{\"host\":\"a.svc\",\"ports\":{\"a\":443}}] | entry 1: ports must be a list",
                "[{\"host\":\"a.svc\",\"ports\":[\"443\"]}] | entry 1: ports must be a list",
                "[{\"host\":\"a.svc\",\"ports\":[0]}] | entry 1: ports must be a list",
                "[{\"host\":\"a.svc\",\"ports\":[65536]}] | entry 1: ports must be a list",
                "[{\"host\":\"a.svc\",\"ports\":[443.0]}] | entry 1: ports must be a list",
                "[{\"host\":\"a.svc\",\"ports\":[443,443]}] | entry 1: ports must be a list",
                "[{\"host\":\"a.svc\",\"ports\":null}] | entry 1: ports must be a list"
            })
    void aListThatIsWrongAnywhereIsRefusedWhole(String list, String problem) {
        assertThatThrownBy(() -> policy(list, "false"))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageStartingWith("EGRESS_ALLOW is invalid: " + problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "1", "TRUE", "https"})
    void allowHttpIsTrueOrFalse(String value) {
        assertThatThrownBy(() -> policy("[]", value))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessage("ALLOW_HTTP must be true or false");
    }

    @Test
    void eachRefusalIsToldOnce() {
        // given
        var told = new ArrayList<EgressRule>();
        var watched = policy("[]", "false").watchedBy(told::add);
        var url = accepted(watched, "https://hooks.example.com/");

        // when
        watched.judge("ftp://hooks.example.com/");
        watched.judge("https://10.0.0.1/");
        watched.judge("http://hooks.example.com/");
        watched.refusal(url, List.of(InetAddress.ofLiteral("1.1.1.1")));
        watched.refusal(url, List.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("10.0.0.1")));

        // then
        assertThat(told)
                .containsExactly(EgressRule.SCHEME, EgressRule.ADDRESS, EgressRule.PLAIN_HTTP, EgressRule.ADDRESS);
    }

    private static TargetUrl accepted(EgressPolicy policy, String url) {
        return ((TargetVerdict.Accepted) policy.judge(url)).url();
    }

    private static EgressPolicy policy(String openings, String http) {
        return EgressPolicy.from(new EnvironmentVariables(Map.of("EGRESS_ALLOW", openings, "ALLOW_HTTP", http)));
    }

    private static Optional<EgressRule> rule(EgressPolicy policy, String url) {
        return policy.judge(url) instanceof TargetVerdict.Refused(var refusal)
                ? Optional.of(refusal.rule())
                : Optional.empty();
    }
}
