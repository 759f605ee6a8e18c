package io.vivenuoperator.platform.httpclient.egress;

import io.vivenuoperator.platform.httpclient.address.HostLookup;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds where a URL leads, and lets nobody connect to anything that was not checked. */
public final class CheckedLookup {
    private final EgressPolicy policy;
    private final HostLookup lookup;

    public CheckedLookup(EgressPolicy policy, HostLookup lookup) {
        this.policy = policy;
        this.lookup = lookup;
    }

    /** Judges the URL again, and asks nobody. */
    public Optional<TargetRefusal> refusal(TargetUrl url) {
        return policy.refusal(url);
    }

    /** Judges the URL again, asks for its host's addresses once, and judges each. Waits as long as the resolver does. */
    public LookupVerdict find(TargetUrl url) {
        var refusal = policy.refusal(url);
        if (refusal.isPresent()) {
            return new LookupVerdict.Forbidden(refusal.get());
        }
        try {
            var addresses = url.literal().isPresent()
                    ? List.of(url.literal().get())
                    : named(url.host(), lookup.addresses(url.host()));
            if (addresses.isEmpty()) {
                return new LookupVerdict.NotFound();
            }
            return policy.refusal(url, addresses)
                    .<LookupVerdict>map(LookupVerdict.Forbidden::new)
                    .orElseGet(() -> new LookupVerdict.Found(addresses));
        } catch (UnknownHostException _) {
            return new LookupVerdict.NotFound();
        }
    }

    /** With the name in them: TLS asks an address without one for its reverse name, and checks the certificate against that. */
    private static List<InetAddress> named(String host, List<InetAddress> found) throws UnknownHostException {
        var addresses = new ArrayList<InetAddress>();
        for (InetAddress address : found) {
            addresses.add(InetAddress.getByAddress(host, address.getAddress()));
        }
        return addresses;
    }
}
