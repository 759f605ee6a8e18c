package io.vivenuoperator.controller.settings;

import io.vivenuoperator.platform.config.EnvironmentVariables;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whose regions are reconciled: those of these namespaces that name this controller.
 *
 * @param namespaces empty: all of them
 * @param controllerClass empty: of the regions that name no controller
 * @param secretSelector which Secrets may hold API and signing keys, by their labels; absent: any
 */
public record WatchScope(List<String> namespaces, String controllerClass, Optional<String> secretSelector) {
    /** The value of {@code WATCH_NAMESPACE} that means all of them. */
    public static final String ALL_NAMESPACES = "*";

    /** A region's label that says which of several controllers it is for. */
    public static final String CONTROLLER_CLASS = "vivenu-operator.io/controller-class";

    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final Pattern CLASS = Pattern.compile("([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)?");

    public WatchScope {
        namespaces = namespaces.stream().distinct().sorted().toList();
    }

    static WatchScope from(EnvironmentVariables env, String operatorNamespace) {
        var watched = env.text("WATCH_NAMESPACE", operatorNamespace);
        return new WatchScope(
                watched.equals(ALL_NAMESPACES)
                        ? List.of()
                        : env.parsed("WATCH_NAMESPACE", watched, WatchScope::namespaces),
                env.parsed("CONTROLLER_CLASS", env.text("CONTROLLER_CLASS", ""), WatchScope::named),
                env.optional("SECRET_SELECTOR"));
    }

    /** As a container's environment says it: another installation's, which need not be well-formed. */
    public static WatchScope of(String watched, String controllerClass) {
        var namespaces = watched.equals(ALL_NAMESPACES) ? List.<String>of() : List.of(watched.split(",", -1));
        return new WatchScope(namespaces, controllerClass, Optional.empty());
    }

    private static List<String> namespaces(String list) {
        var names = Pattern.compile(",").splitAsStream(list).map(String::strip).toList();
        if (!names.stream().allMatch(name -> NAMESPACE.matcher(name).matches())) {
            throw new IllegalArgumentException("give names of namespaces with commas between them, or *");
        }
        return names;
    }

    static String namespace(String name) {
        if (!NAMESPACE.matcher(name).matches()) {
            throw new IllegalArgumentException("no name of a namespace");
        }
        return name;
    }

    private static String named(String text) {
        if (!CLASS.matcher(text).matches()) {
            throw new IllegalArgumentException("give lower case letters, digits and dashes, at most 63");
        }
        return text;
    }

    public boolean isEverywhere() {
        return namespaces.isEmpty();
    }

    /** Whether regions of several namespaces share the database. */
    public boolean isOfSeveral() {
        return namespaces.size() != 1;
    }

    /**
     * Whether each namespace has an informer of its own. They must not share a store: what one of them lists would throw out what
     * the others have.
     */
    public boolean isList() {
        return namespaces.size() > 1;
    }

    /** By which the API server finds the regions. */
    public String regionSelector() {
        return controllerClass.isEmpty() ? "!" + CONTROLLER_CLASS : CONTROLLER_CLASS + "=" + controllerClass;
    }

    /** Whether a region could be both one's and the other's. */
    public boolean overlaps(WatchScope other) {
        return controllerClass.equals(other.controllerClass)
                && (isEverywhere()
                        || other.isEverywhere()
                        || !Collections.disjoint(Set.copyOf(namespaces), other.namespaces));
    }

    @Override
    public String toString() {
        return isEverywhere() ? ALL_NAMESPACES : String.join(",", namespaces);
    }
}
