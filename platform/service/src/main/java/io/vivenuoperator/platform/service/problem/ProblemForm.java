package io.vivenuoperator.platform.service.problem;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * How a program writes its problems.
 *
 * @param mediaType of the answers
 * @param page the path of a page of the program that explains each reason at an anchor of its own; without one, problems have no type
 * and no instance
 */
public record ProblemForm(String mediaType, Optional<String> page) {
    /** RFC 9457's media type and no page. */
    public static final ProblemForm USUAL = new ProblemForm(Problem.MEDIA_TYPE, Optional.empty());

    /** The problem as JSON, in which the id of its request stands as {@code instance}. */
    public String text(Problem problem, String requestId) {
        return page.map(path -> problem.explained(URI.create(path + "#" + anchor(problem.reason())), requestId))
                .orElse(problem)
                .toJson();
    }

    /** The anchor of a reason: {@code BadParameter} is explained at {@code bad-parameter}. */
    public static String anchor(String reason) {
        return reason.replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
