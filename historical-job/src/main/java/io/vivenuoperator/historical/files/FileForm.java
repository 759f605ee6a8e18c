package io.vivenuoperator.historical.files;

import io.vivenuoperator.historical.encryption.AgeRecipients;
import java.util.Optional;

/**
 * What files are like.
 *
 * @param individual whether each ticket also gets a file; absent: if there are not too many
 * @param isRedacted whether holders are left out
 * @param recipients who can open them
 */
public record FileForm(Optional<Boolean> individual, boolean isRedacted, AgeRecipients recipients) {
    /** Whole tickets, which everybody can read who gets at the file. */
    public static FileForm plain() {
        return new FileForm(Optional.empty(), false, AgeRecipients.none());
    }
}
