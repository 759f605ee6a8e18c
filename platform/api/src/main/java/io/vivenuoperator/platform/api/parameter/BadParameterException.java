package io.vivenuoperator.platform.api.parameter;

import io.vivenuoperator.platform.service.problem.Problem.ParameterError;

/** A parameter that can't be taken; the message says what is wrong and what to give instead. */
public final class BadParameterException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String parameter;

    public BadParameterException(String parameter, String detail) {
        super(detail);
        this.parameter = parameter;
    }

    public ParameterError error() {
        return new ParameterError(parameter, String.valueOf(getMessage()));
    }
}
