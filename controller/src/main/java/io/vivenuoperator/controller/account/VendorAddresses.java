package io.vivenuoperator.controller.account;

import io.vivenuoperator.crd.v1alpha1.VivenuEnvironment;
import io.vivenuoperator.platform.httpclient.address.AddressGuard;
import io.vivenuoperator.platform.httpclient.address.AllowedHosts;
import io.vivenuoperator.platform.httpclient.address.InternalAddresses;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Where the controller calls at a region's word: whoever may make regions may not make it call anything. */
public final class VendorAddresses {
    private VendorAddresses() {}

    /**
     * Asked before each call.
     *
     * @param allowedHosts beside Vivenu's own; empty: any but internal ones
     */
    public static AddressGuard guard(List<String> allowedHosts) {
        var internal = new InternalAddresses();
        if (allowedHosts.isEmpty()) {
            return internal;
        }
        var vivenus = Arrays.stream(VivenuEnvironment.values())
                .map(environment -> URI.create(environment.apiUrl()).getHost());
        return new AllowedHosts(Stream.concat(vivenus, allowedHosts.stream()).toList()).and(internal);
    }
}
