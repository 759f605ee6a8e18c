package io.vivenuoperator.platform.service.wire;

import io.helidon.http.Status;
import io.vivenuoperator.platform.service.problem.ProblemForm;

/**
 * What is passed on of a request besides its method, path and body.
 *
 * @param headers the headers to pass on; those that frame a message are always passed on
 * @param queries whether the target keeps its query
 * @param problems how a message that can't be read is answered
 * @param headTooLarge the status for headers that are too large
 */
public record RequestForm(FieldNames headers, boolean queries, ProblemForm problems, Status headTooLarge) {}
