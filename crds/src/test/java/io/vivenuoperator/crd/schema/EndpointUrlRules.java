package io.vivenuoperator.crd.schema;

import java.util.List;

/**
 * Where messages may go, as far as the text tells. What a name resolves to is judged by the events service, at each connect;
 * http is for Services of the cluster alone, and only where the installation allows it.
 */
public final class EndpointUrlRules {
    private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final String PORT =
            "([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])";
    private static final String END = "([/?]|$)";

    private EndpointUrlRules() {}

    public static List<CelRule> of(String field) {
        return of(field, "set a header by headersSecretRef, or use urlSecretRef");
    }

    /**
     * For a kind that has other ways to authenticate.
     *
     * @param instead what to do in the place of a password in the URL
     */
    public static List<CelRule> of(String field, String instead) {
        return List.of(
                CelRule.matching(
                        "^(https://.|http://[^/?#]+[.]svc([.]cluster[.]local)?(:[0-9]+)?" + END + ")",
                        field
                                + " must begin with https://; http:// is for Services of the cluster, by their name in full: http://name.namespace.svc"),
                CelRule.matching(
                        "^[]!#-;=?-[_a-z~]+$",
                        field
                                + " must be a URL without blanks, backslashes, and letters beyond ASCII: write such a host as xn--..."),
                CelRule.without("^[a-z]+://[^/?#]*@", field + " must be a URL without user and password: " + instead),
                CelRule.without("#", field + " must be a URL without fragment: it would not be sent"),
                CelRule.matching(
                        "^[a-z]+://([[][0-9A-Fa-f:.]+[]]|" + LABEL + "([.]" + LABEL + ")*[.]?)(:" + PORT + ")?" + END
                                + "|@|#",
                        field
                                + " must have a host of labels of letters, digits and '-' with dots between them, or an address, and a port between 1 and 65535 or none"),
                CelRule.without(
                        "^[a-z]+://(?i:localhost|[^/?#:]*[.]localhost|127[.][0-9.]+|0[.]0[.]0[.]0|[[]::1?[]]|169[.]254[.][0-9.]+|kubernetes([.]default([.]svc([.]cluster[.]local)?)?)?|metadata[.]google[.]internal)[.]?(:|[/?]|$)",
                        field
                                + " must not point at the program itself, at a node or its metadata, or at the Kubernetes API"));
    }
}
