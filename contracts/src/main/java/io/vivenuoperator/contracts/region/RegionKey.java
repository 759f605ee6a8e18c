package io.vivenuoperator.contracts.region;

import java.util.regex.Pattern;

/**
 * A region's key in the database, in files, in paths and in environment variables: the resource's name, or {@code
 * namespace/name} if the operator watched several namespaces when it first saw the resource. It never changes.
 *
 * @param value one or two DNS labels of at most 63 characters each
 */
public record RegionKey(String value) implements Comparable<RegionKey> {
    private static final String LABEL = "[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?";
    private static final Pattern FORM = Pattern.compile(LABEL + "(?:/" + LABEL + ")?");

    public RegionKey {
        if (!isValid(value)) {
            throw new IllegalArgumentException("a region's key is a name or namespace/name, each a DNS label");
        }
    }

    /** The key of a new resource when the operator watches one namespace. */
    public static RegionKey of(String name) {
        return new RegionKey(name);
    }

    /** The key of a new resource when the operator watches several namespaces. */
    public static RegionKey of(String namespace, String name) {
        return new RegionKey(namespace + "/" + name);
    }

    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public int compareTo(RegionKey other) {
        return value.compareTo(other.value);
    }

    /** The key in the form that programs exchange. */
    @Override
    public String toString() {
        return value;
    }
}
