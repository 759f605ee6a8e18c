package io.vivenuoperator.crd.schema;

import static io.vivenuoperator.crd.schema.CelRule.matches;

import java.util.List;
import java.util.stream.Stream;

/**
 * Where requests with an API key may go. Addresses in brackets are read by CEL's own library
 * (isIP, ip), which needs Kubernetes 1.31.
 */
public final class BaseUrlRules {
    private static final String FIELD = "spec.baseUrl";
    private static final String SCHEME = "^https?://";
    private static final String AUTHORITY_END = "(/|$)";
    private static final String HOST_END = "(:|/|$)";
    private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final String LITERAL = "[[][0-9A-Fa-f:.]+[]]";
    /** The library for URLs would do, but Kubernetes takes what it returns for text without end, and the rule for too costly. */
    private static final String BRACKETED = "self.substring(self.indexOf('[') + 1, self.indexOf(']'))";

    /** fd00:ec2::254 and fd20:ce::254, however they are written: comparing addresses is too costly for a rule. */
    private static final String METADATA_IPV6 = "[[](fd00:0?ec2|fd20:0{0,2}ce):[0:.]*(254|2[.]84)[]]";

    private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final String PORT =
            "([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])";

    private BaseUrlRules() {}

    public static List<CelRule> all() {
        return Stream.of(form(), host(), place()).flatMap(List::stream).toList();
    }

    private static List<CelRule> form() {
        return List.of(
                CelRule.matching("^https?://.", says("must begin with https:// or http://, in lower case")),
                CelRule.without(
                        "[^!-~]",
                        says(
                                "must be an http(s) URL without blanks and without letters beyond ASCII: write such a host as xn--...")),
                CelRule.without(
                        "^[A-Za-z]+://[^/?#]*@",
                        says("must be an http(s) URL without user and password: the API key is the only credential")),
                CelRule.without("[?#]", says("must be an http(s) URL without query and fragment")),
                CelRule.without(
                        "[^/]/$",
                        says(
                                "must be an http(s) URL without trailing slash, for example https://gateway.example.com/api")),
                CelRule.without("^[a-z]+://.*//", says("must not have an empty segment in its path")),
                CelRule.without("/[.][.]?(/|$)", says("must not have . or .. in its path")),
                CelRule.without("[%<>{}|^`]", says("must not have % or brackets in its path: nothing is decoded")),
                new CelRule(
                        "!" + matches(SCHEME + "([[][^]/]*[]]|[^[:/]*):") + " || "
                                + matches(SCHEME + "([[][^]/]*[]]|[^[:/]*):" + PORT + AUTHORITY_END),
                        says("must have a port between 1 and 65535, or none")));
    }

    private static List<CelRule> host() {
        return List.of(
                new CelRule(
                        matches(SCHEME + "[^/]*@") + " || !" + matches(SCHEME) + " || "
                                + matches(SCHEME + "(" + LITERAL + "|" + LABEL + "([.]" + LABEL + ")*)" + HOST_END),
                        says(
                                "must have a host of labels of letters, digits and '-' with dots between them, or an IP address; an IPv6 address stands in brackets")),
                new CelRule(
                        "!" + matches(SCHEME + "([^/:@]*[.])?(0[xX][0-9A-Fa-f]*|[0-9]+)" + HOST_END) + " || "
                                + matches(SCHEME + BYTE + "([.]" + BYTE + "){3}" + HOST_END),
                        says("must write an IPv4 address as four numbers from 0 to 255 without leading zeros")),
                new CelRule(
                        "!" + matches(SCHEME + LITERAL) + " || isIP(" + BRACKETED + ")",
                        says(
                                "must have a full IPv6 address between its brackets, for example http://[fd00::1]:8080/api")));
    }

    private static List<CelRule> place() {
        return List.of(
                CelRule.without(
                        SCHEME
                                + "(?i:(localhost|([^/:]+[.])?localhost|localhost[.]localdomain|ip6-localhost|ip6-loopback)|127([.][0-9]+){3})"
                                + HOST_END,
                        says(
                                "must not point at the program itself: controller and polls run in pods of their own, name the gateway's Service")),
                whereIpv6(
                        "!IT.isLoopback()",
                        says("must not point at the program itself: [::1] is the pod's own address")),
                CelRule.without(
                        SCHEME + "169[.]254[.]",
                        says("must not be a link-local address: 169.254.0.0/16 belongs to nodes and their metadata")),
                whereIpv6(
                        "!IT.isLinkLocalUnicast()",
                        says("must not be a link-local address: fe80::/10 belongs to nodes")),
                CelRule.without(
                        SCHEME
                                + "(?i:metadata|metadata[.]google[.]internal|metadata[.]goog|instance-data([.]ec2[.]internal)?|100[.]100[.]100[.]200|192[.]0[.]0[.]192|168[.]63[.]129[.]16|"
                                + METADATA_IPV6 + ")"
                                + HOST_END,
                        says("must not be the metadata service of a cloud")),
                CelRule.without(
                        SCHEME + "(0|22[4-9]|2[3-5][0-9])([.][0-9]+){3}" + HOST_END,
                        says("must be the address of one machine: 0.0.0.0/8, multicast and 240.0.0.0/4 are none")),
                whereIpv6(
                        "(IT.isGlobalUnicast() || IT.isLoopback() || IT.isLinkLocalUnicast())",
                        says("must be the address of one machine: [::] and multicast are none")),
                CelRule.without(
                        SCHEME + "(?i:kubernetes([.]default([.]svc([.][^/:]*)?)?)?)" + HOST_END,
                        says("must not be the Kubernetes API")),
                new CelRule(
                        "!" + matches(SCHEME + "(?i:vivenu[.](com|dev))" + HOST_END) + " || "
                                + matches(SCHEME + "[^/]+/api$"),
                        says(
                                "must end in /api at Vivenu itself: https://vivenu.com/api; without spec.baseUrl it does")));
    }

    /** Of URLs whose host stands in brackets; what is no address at all is another rule's matter. */
    private static CelRule whereIpv6(String condition, String message) {
        return new CelRule(
                "!" + matches(SCHEME + LITERAL) + " || !isIP(" + BRACKETED + ") || "
                        + condition.replace("IT", "ip(" + BRACKETED + ")"),
                message);
    }

    private static String says(String what) {
        return FIELD + " " + what;
    }
}
