package io.vivenuoperator.poller.check;

import java.util.regex.Pattern;

/** What came back from one of our own programs. */
sealed interface ProgramReply {
    /** An answer, whatever it says. */
    record Answered(int status, String body) implements ProgramReply {
        private static final Pattern REASON = Pattern.compile("\\{\"reason\":\"(\\w{1,60})\"");

        /** The reason that our programs begin each refusal with; empty if it is not one of theirs. */
        String reason() {
            var matcher = REASON.matcher(body);
            return matcher.lookingAt() ? matcher.group(1) : "";
        }

        /** For a sentence: the status, and the reason if there is one. */
        String named() {
            return reason().isEmpty() ? "status " + status : status + " " + reason();
        }
    }

    /**
     * None.
     *
     * @param why the end of a sentence, with its colon; empty if nothing is known
     */
    record None(String why) implements ProgramReply {}
}
