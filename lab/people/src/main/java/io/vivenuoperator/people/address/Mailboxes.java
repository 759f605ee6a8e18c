package io.vivenuoperator.people.address;

import java.util.Locale;
import java.util.Set;

/** Which written forms are one mailbox; only as much of it as the forms that are made here need. */
public final class Mailboxes {
    private static final Set<String> CUTS_TAGS =
            Set.of("gmail.com", "hotmail.com", "outlook.com", "icloud.com", "proton.me");

    private Mailboxes() {}

    /** The mailbox of an address. */
    public static String of(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        int at = lower.lastIndexOf('@');
        String local = lower.substring(0, at);
        String domain = lower.substring(at + 1);
        if (domain.equals("googlemail.com")) {
            domain = "gmail.com";
        }
        int plus = local.indexOf('+');
        if (plus > 0 && CUTS_TAGS.contains(domain)) {
            local = local.substring(0, plus);
        }
        return (domain.equals("gmail.com") ? local.replace(".", "") : local) + "@" + domain;
    }

    /** Whether a tag may be put behind the local part. */
    static boolean takesTags(String domain) {
        return CUTS_TAGS.contains(domain);
    }
}
