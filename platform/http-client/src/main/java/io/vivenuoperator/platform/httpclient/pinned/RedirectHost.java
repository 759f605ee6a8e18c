package io.vivenuoperator.platform.httpclient.pinned;

import io.vivenuoperator.platform.httpclient.egress.TargetUrl;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a redirect leads, to be shown: the rest of its location may be anything. */
final class RedirectHost {
    private static final Pattern ABSOLUTE = Pattern.compile(
            "(?:[A-Za-z][A-Za-z0-9+.-]*:)?//(?:[^/?#@]*@)?([A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?:[:/?#].*)?");
    private static final Pattern ELSEWHERE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*|//.*");

    private RedirectHost() {}

    /** @param location as it was received; without a host it stays on the target's */
    static Optional<String> of(TargetUrl url, String location) {
        var absolute = ABSOLUTE.matcher(location);
        if (absolute.matches()) {
            return Optional.of(absolute.group(1));
        }
        return ELSEWHERE.matcher(location).matches() ? Optional.empty() : Optional.of(url.host());
    }
}
