package io.vivenuoperator.platform.config;

/** A program's exit code. Kubernetes and people decide by it whether to start the program again. */
public enum ExitCode {
    /** Done, completely or in part; the report says which. */
    DONE(0),
    /** Failed; the same run may succeed later. */
    RETRY(1),
    /** The environment is invalid: a retry is pointless until someone changes it. */
    MISCONFIGURED(2),
    /** Ended as planned with a negative result; see its report. */
    FAILED(3),
    /** Stopped on purpose before the end; the next run resumes there. */
    STOPPED(75);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
