package io.vivenuoperator.platform.config;

/** How a program ends; Kubernetes and people decide by it whether to start it again. */
public enum ExitCode {
    /** Done, completely or in part: its report says which. */
    DONE(0),
    /** Failed, and the same run may succeed later. */
    RETRY(1),
    /** The environment is wrong: a retry is pointless until somebody changes it. */
    MISCONFIGURED(2),
    /** Ended as planned, and failed by its own report. */
    FAILED(3),
    /** Stopped on purpose before it was done; the next run goes on from there. */
    STOPPED(75);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
