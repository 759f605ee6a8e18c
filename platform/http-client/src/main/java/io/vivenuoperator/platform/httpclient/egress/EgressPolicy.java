package io.vivenuoperator.platform.httpclient.egress;

import io.vivenuoperator.platform.config.EnvironmentVariables;
import io.vivenuoperator.platform.httpclient.address.AddressKind;
import io.vivenuoperator.platform.httpclient.address.SpecialAddresses;
import io.vivenuoperator.platform.httpclient.egress.EgressOpening.NameOpening;
import io.vivenuoperator.platform.httpclient.egress.EgressOpening.NetworkOpening;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Which URLs that strangers give may be called: https, to public addresses and names, on 443 or a port above 1023 that is nobody else's;
 * and what the operator has opened beside that.
 *
 * <p>It is asked when a URL is given, about its text and what its host's addresses are then, and again about the addresses at each connect.
 */
public final class EgressPolicy {
    private static final String ASK = "ask the operator of this installation to open it (EGRESS_ALLOW)";

    private final List<EgressOpening> openings;
    private final boolean allowsHttp;
    private final EgressWatch watch;

    private EgressPolicy(List<EgressOpening> openings, boolean allowsHttp, EgressWatch watch) {
        this.openings = List.copyOf(openings);
        this.allowsHttp = allowsHttp;
        this.watch = watch;
    }

    /** Without exceptions. */
    public static EgressPolicy strict() {
        return new EgressPolicy(List.of(), false, _ -> {});
    }

    /**
     * Reads {@code EGRESS_ALLOW}, a JSON list of {@code {"cidr"|"host", "ports"}}, and {@code ALLOW_HTTP}.
     *
     * @throws io.vivenuoperator.platform.config.MisconfiguredException if one of them is anything else
     */
    public static EgressPolicy from(EnvironmentVariables env) {
        var list = "EGRESS_ALLOW";
        var openings = env.optional(list)
                .map(text -> env.parsed(list, text, new OpeningsReader()::read))
                .orElse(List.of());
        return new EgressPolicy(openings, env.flag("ALLOW_HTTP"), _ -> {});
    }

    /** The same, which tells of each refusal. */
    public EgressPolicy watchedBy(EgressWatch hearing) {
        return new EgressPolicy(openings, allowsHttp, hearing);
    }

    /** Judges a URL by its text, and by its address if it has one in the place of a name. Nobody is asked. */
    public TargetVerdict judge(String url) {
        return switch (TargetUrl.parse(url)) {
            case TargetVerdict.Accepted(var read) ->
                refusal(read)
                        .<TargetVerdict>map(TargetVerdict.Refused::new)
                        .orElseGet(() -> new TargetVerdict.Accepted(read));
            case TargetVerdict.Refused refused -> {
                watch.refused(refused.refusal().rule());
                yield refused;
            }
        };
    }

    /** What {@link #judge(String)} says, for a URL that was read before: the policy may have changed since. */
    public Optional<TargetRefusal> refusal(TargetUrl url) {
        return told(byText(url));
    }

    private Optional<TargetRefusal> told(Optional<TargetRefusal> refusal) {
        refusal.map(TargetRefusal::rule).ifPresent(watch::refused);
        return refusal;
    }

    private Optional<TargetRefusal> byText(TargetUrl url) {
        if (!url.isSecure() && !allowsHttp) {
            return refused(EgressRule.PLAIN_HTTP, "The URL is http, which anybody on the way can read: use https.");
        }
        if (url.literal().isPresent()) {
            return refusal(url, url.literal().get());
        }
        if (InternalNames.isInternal(url.host()) && names(url).isEmpty()) {
            return refused(
                    EgressRule.INTERNAL_NAME,
                    url.host() + " is a name of an internal network: use a public one, or " + ASK + ".");
        }
        return isOpenEverywhere(url) || openings.stream().anyMatch(opening -> mayOpen(opening, url))
                ? Optional.empty()
                : portRefused(url);
    }

    /**
     * Judges the addresses of a URL's host. One that is refused refuses the name: whoever answers chooses the order.
     *
     * @param addresses all that were found, at least one
     */
    public Optional<TargetRefusal> refusal(TargetUrl url, List<InetAddress> addresses) {
        return told(addresses.stream()
                .map(address -> refusal(url, address))
                .flatMap(Optional::stream)
                .findFirst());
    }

    private Optional<TargetRefusal> refusal(TargetUrl url, InetAddress address) {
        var kind = SpecialAddresses.kindOf(address);
        if (kind.isNeverCalled()) {
            return refused(
                    EgressRule.ADDRESS,
                    place(url) + kind.description() + ", which is never called: use another address.");
        }
        if (openings.stream().anyMatch(opening -> opens(opening, url, address))) {
            return Optional.empty();
        }
        if (kind == AddressKind.GLOBAL) {
            return isOpenEverywhere(url) ? Optional.empty() : portRefused(url);
        }
        return refused(EgressRule.ADDRESS, place(url) + kind.description() + ": use a public address, or " + ASK + ".");
    }

    private static String place(TargetUrl url) {
        return url.literal().isPresent() ? url.host() + " is " : url.host() + " leads to ";
    }

    private Optional<TargetRefusal> portRefused(TargetUrl url) {
        return refused(
                EgressRule.PORT,
                "Port " + url.port() + " is closed: use 443 or a port above 1023 that no other kind of service has, or "
                        + ASK + ".");
    }

    private boolean isOpenEverywhere(TargetUrl url) {
        return url.port() == TargetUrl.HTTPS_PORT
                || (!url.isSecure() && url.port() == TargetUrl.HTTP_PORT)
                || WellKnownPorts.isFree(url.port());
    }

    private List<NameOpening> names(TargetUrl url) {
        return openings.stream()
                .filter(NameOpening.class::isInstance)
                .map(NameOpening.class::cast)
                .filter(opening -> opening.name().equals(url.host()))
                .toList();
    }

    /** A network's exception can be meant as long as nobody has looked the name up. */
    private static boolean mayOpen(EgressOpening opening, TargetUrl url) {
        return switch (opening) {
            case NameOpening(var name, var ports) -> name.equals(url.host()) && ports.isNamed(url.port());
            case NetworkOpening(var _, var ports) -> ports.isNamed(url.port());
        };
    }

    private boolean opens(EgressOpening opening, TargetUrl url, InetAddress address) {
        boolean isMeant =
                switch (opening) {
                    case NameOpening(var name, var _) -> name.equals(url.host());
                    case NetworkOpening(var block, var _) ->
                        block.contains(address.getAddress())
                                || block.contains(SpecialAddresses.meant(address.getAddress()));
                };
        return isMeant && opening.ports().includes(url.port(), isOpenEverywhere(url));
    }

    private static Optional<TargetRefusal> refused(EgressRule rule, String message) {
        return Optional.of(new TargetRefusal(rule, message));
    }
}
