package io.vivenuoperator.salesapi.answer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether a client takes gzip, by its {@code Accept-Encoding} (RFC 9110, 12.5.3). */
public final class AcceptedCoding {
    private static final String GZIP = "gzip";

    private AcceptedCoding() {}

    public static boolean gzip(Optional<String> acceptEncoding) {
        String[] codings = acceptEncoding
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .replace(" ", "")
                .split(",", -1);
        return quality(codings, GZIP).or(() -> quality(codings, "*")).orElse(0.0) > 0;
    }

    private static Optional<Double> quality(String[] codings, String name) {
        return Arrays.stream(codings)
                .map(coding -> coding.split(";q=", 2))
                .filter(coding -> coding[0].equals(name))
                .map(coding -> coding.length == 1 ? 1.0 : number(coding[1]))
                .findFirst();
    }

    /** What is no number accepts nothing. */
    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
