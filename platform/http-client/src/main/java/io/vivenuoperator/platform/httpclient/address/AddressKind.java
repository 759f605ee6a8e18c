package io.vivenuoperator.platform.httpclient.address;

/** What an address is for. The text completes "is …". */
public enum AddressKind {
    GLOBAL("an address of the internet", false),
    LOOPBACK("a loopback address", false),
    PRIVATE("a private address", false),
    SHARED("an address behind a carrier's NAT", false),
    UNIQUE_LOCAL("a private address", false),
    SITE_LOCAL("a private address of an old kind", false),
    PROTOCOL("reserved for a protocol", false),
    DOCUMENTATION("reserved for documentation", false),
    BENCHMARK("reserved for measurements", false),
    TRANSITION("an address of a tunnel, which hides another one", false),
    DISCARD("an address that discards everything", false),
    NOT_GIVEN_OUT("an address that nobody on the internet has", false),
    THIS_HOST("the unspecified address", true),
    LINK_LOCAL("a link-local address", true),
    METADATA("the metadata service of a cloud", true),
    MULTICAST("a multicast address", true),
    RESERVED("an address that no machine has", true);

    private final String description;
    private final boolean never;

    AddressKind(String description, boolean never) {
        this.description = description;
        this.never = never;
    }

    public String description() {
        return description;
    }

    /** Whether no service lives there, in a cluster or outside, so that no exception opens it. */
    public boolean isNeverCalled() {
        return never;
    }
}
