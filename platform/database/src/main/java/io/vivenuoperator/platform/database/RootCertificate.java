package io.vivenuoperator.platform.database;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The certificate of the authority that the server is verified by, given beside the URL. With one, a URL that would connect without
 * looking at the server verifies its authority and host name.
 */
public final class RootCertificate {

    /** The variable that names its file. */
    public static final String VARIABLE = "DATABASE_CA_FILE";

    private static final Set<String> VERIFYING = Set.of("sslmode=verify-ca", "sslmode=verify-full");
    private static final String NO_TLS = "sslmode=disable";

    private RootCertificate() {}

    /**
     * The URL with it; as it is when it names a certificate of its own, or when there is no file.
     *
     * @param value of DATABASE_URL, not yet read
     * @throws InvalidDatabaseUrlException when it forbids TLS
     */
    public static String addTo(String value, Optional<String> file) {
        String url = DatabaseUrl.bare(value);
        int query = url.indexOf('?');
        List<String> parameters =
                query < 0 ? List.of() : Arrays.asList(url.substring(query + 1).split("&", -1));
        if (file.isEmpty() || parameters.stream().anyMatch(given -> given.startsWith("sslrootcert="))) {
            return url;
        }
        if (parameters.contains(NO_TLS)) {
            throw new InvalidDatabaseUrlException(
                    "says " + NO_TLS + " although " + VARIABLE + " names a certificate; drop one of them",
                    DatabaseUrl.EXAMPLE);
        }
        return (query < 0 ? url : url.substring(0, query)) + "?" + String.join("&", verified(parameters, file.get()));
    }

    private static List<String> verified(List<String> parameters, String file) {
        List<String> all = new ArrayList<>(parameters);
        if (all.stream().noneMatch(VERIFYING::contains)) {
            all.removeIf(given -> given.startsWith("sslmode=") || given.startsWith("ssl=") || given.isEmpty());
            all.add("sslmode=verify-full");
        }
        all.add("sslrootcert=" + UrlParameters.encode(file));
        return all;
    }
}
